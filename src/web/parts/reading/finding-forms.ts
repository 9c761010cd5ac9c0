import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { Quote, TextSpan } from '#kernel/text-span.ts'
import { findingWords, quotedWords, standsInText } from '#operations/finding-words.ts'
import { mayAnswer, type SeenReading } from '#operations/read-reading.ts'
import type { FindingRow } from '#store/readings.ts'
import type { Html } from '#web/html.ts'
import type { FindingFilter } from './finding-groups.ts'
import { readingAddress } from './reading-address.ts'
import { kindWords, readingWords as words } from './reading-words.ts'
import { sourceLanguage } from './source-language.ts'
import { findingFields, type RefusedFinding } from './typed-finding.ts'
import { whoAndWhen } from './who-and-when.ts'

export type FindingFormContext = {
  readonly reading: SeenReading
  readonly finding: FindingRow
  readonly language: Language
  /** What the page was narrowed to from which somebody came. */
  readonly filter: FindingFilter
  readonly csrf: string
  /** The part of the source that is shown. */
  readonly part: TextSpan
}

/** Corrects kind, speaker and words; the words as they stand stay in view until others are saved. */
export function changeForm(
  { reading, finding, language, filter, csrf }: FindingFormContext,
  { hasMovedOn, ...refused }: RefusedFinding & { readonly hasMovedOn: boolean },
): Html {
  return html`<form class="fields" method="post" action="${readingAddress(reading.row.id, filter, '/corrections')}" data-change>
    ${hidden(csrf, finding)}
    <input type="hidden" name="act" value="change" />
    ${hasMovedOn ? presentState(reading, finding, language) : ''}
    ${asItStands(reading, finding, language)}
    ${findingFields(refused, language, edges(language))}
    <p><button class="button">${words.save[language]}</button></p>
  </form>`
}

function presentState({ text }: SeenReading, finding: FindingRow, language: Language): Html {
  const { kind, speaker } = finding
  const wordsAt = (place: Quote) => quotedWords(text, place)
  const name = kindWords[kind as keyof typeof kindWords]?.[language] ?? kind
  return html`<p>${words.movedOnNow[language]} <strong>${name}</strong> ${speaker ?? words.unnamed[language]}</p>${whoAndWhen({ finding, wordsAt }, language)}`
}

function asItStands({ text, ...reading }: SeenReading, finding: FindingRow, language: Language): Html {
  const whole = text ?? ''
  if (!standsInText(text, finding)) return html`<p class="gone-note">${words.wordsGone[language]}</p>`
  const { span_start: start, span_end: end } = finding
  return html`<p class="hint">${words.oldWords[language]}</p>
    <p class="source-context" ${sourceLanguage(reading)}>…${whole.slice(Math.max(0, start - 60), start)}<mark>${findingWords(text, finding)}</mark>${whole.slice(end, end + 60)}…</p>`
}

/** For those who mark nothing by hand; shown by the script that does what they say. */
function edges(language: Language): Html {
  const button = (edge: 'start' | 'end', step: -1 | 1, label: string): Html =>
    html`<button type="button" data-edge="${edge}" data-step="${step}">${label}</button>`
  return html`<div data-edges hidden>
    <p class="hint">${words.markHint[language]} <a href="#source-heading">${words.source[language]}</a></p>
    <p class="edges" role="group" aria-label="${words.edges[language]}">
      ${button('start', -1, words.startEarlier[language])} ${button('start', 1, words.startLater[language])}
      ${button('end', -1, words.endEarlier[language])} ${button('end', 1, words.endLater[language])}
    </p>
    <p class="hint" role="status" data-filled="${words.filledIn[language]}"></p>
  </div>`
}

/** Links what answers in the part that is shown, and unlinks what is linked, also where that answers nothing any more. */
export function linkForms({ reading, finding, language, filter, csrf, part }: FindingFormContext): Html {
  const linked = new Set(
    reading.answers
      .filter((one) => one.finding_id === finding.id && one.standing !== 'dropped')
      .map((one) => one.answer_id),
  )
  const numbered = reading.findings.map((one, index) => ({ one, place: index + 1 }))
  const form = (act: 'link' | 'unlink', options: typeof numbered) =>
    options.length === 0
      ? html``
      : html`<form class="fields" method="post" action="${readingAddress(reading.row.id, filter, '/corrections')}">
    ${hidden(csrf, finding)}
    <input type="hidden" name="act" value="${act}" />
    <p class="field"><label for="${act}-answer">${words[act][language]}</label>
      <select id="${act}-answer" name="answer">${options.map(
        ({ one, place }) =>
          html`<option value="${one.id}">${place} ${one.speaker ?? ''} ${findingWords(reading.text, one).slice(0, 50)}</option>`,
      )}</select></p>
    <p><button>${words[act][language]}</button></p>
  </form>`
  return html`<section class="finding-answers"><h2>${words.answered[language]}</h2>
    ${form(
      'unlink',
      numbered.filter(({ one }) => linked.has(one.id)),
    )}
    ${form(
      'link',
      numbered
        .filter(({ one: { span_start: at } }) => part.start <= at && at < part.end)
        .filter(({ one }) => mayAnswer(one) && !linked.has(one.id) && one.id !== finding.id),
    )}
  </section>`
}

function hidden(csrf: string, finding: FindingRow): Html {
  return html`<input type="hidden" name="csrf" value="${csrf}" /><input type="hidden" name="finding" value="${finding.id}" />
    <input type="hidden" name="version" value="${finding.version}" />`
}
