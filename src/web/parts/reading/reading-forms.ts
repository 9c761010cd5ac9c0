import { html } from 'hono/html'
import type { Procedure } from '#engine/procedure.ts'
import { isRaised } from '#intake/answer-index.ts'
import type { Language } from '#kernel/label.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { findingWords } from '#operations/finding-words.ts'
import type { SeenReading } from '#operations/read-reading.ts'
import type { MeetingSession } from '#store/roster.ts'
import type { Html } from '#web/html.ts'
import { type FormError, fieldError, fieldId } from '#web/parts/error-summary.ts'
import { listWords } from '#web/words/list-words.ts'
import type { ChosenOpening } from './chosen-opening.ts'
import type { FindingGroups } from './finding-groups.ts'
import { likelyKind } from './likely-kind.ts'
import { readingAddress } from './reading-address.ts'
import { readingWords as words } from './reading-words.ts'
import type { ColumnsContext } from './said-and-answered.ts'
import { sessionBox, sessionNote } from './session-choice.ts'
import { nothingOfDuty } from './typed-duty.ts'
import { findingFields, type RefusedFinding, type TypedFinding } from './typed-finding.ts'

/** Confirms everything the filter shows that nobody has looked at yet. */
export function confirmShownForm(groups: FindingGroups, { readingId, language, csrf, filter }: ColumnsContext): Html {
  const waiting = [...groups.said, ...groups.answered].filter((one) => one.finding.standing === 'proposed')
  if (waiting.length === 0) return html``
  return html`<form method="post" action="${readingAddress(readingId, filter, '/confirmations')}">
    <input type="hidden" name="csrf" value="${csrf ?? ''}" />
    ${waiting.map(({ finding }) => html`<input type="hidden" name="finding" value="${finding.id} ${finding.version}" />`)}
    <button>${words.confirmShown[language]} (${waiting.length})</button>
  </form>`
}

/** The form that adds a finding, by the name that tells one from another; shown open with what was typed where it was not taken. */
export type AddForm = {
  readonly once: string
  readonly typed?: TypedFinding
} & Omit<RefusedFinding, 'typed'>

/** Adds what the reader missed: by marking words in the source, or by typing them. */
export function addFindingForm(
  { readingId, language, csrf, filter }: ColumnsContext,
  { once, typed = nothingTyped, ...refused }: AddForm,
): Html {
  return html`<details class="add-finding" id="add-finding" ${refused.errors.length > 0 ? 'open' : ''}>
    <summary>${words.add[language]}</summary>
    <form class="fields" method="post" action="${readingAddress(readingId, filter, '/corrections')}">
      <input type="hidden" name="csrf" value="${csrf ?? ''}" />
      <input type="hidden" name="act" value="add" />
      <input type="hidden" name="once" value="${once}" />
      <p class="hint">${words.addHint[language]}</p>
      ${findingFields({ ...refused, typed }, language)}
      <p><button>${words.add[language]}</button></p>
    </form>
  </details>`
}

/** What may be done with words marked in the source: shown there, by the script that knows which they are. */
export function markedOffer({ language, csrf }: ColumnsContext): Html {
  if (csrf === null) return html``
  return html`<p class="marked-offer" data-marked-offer hidden>
    <a href="#add-finding">${words.add[language]}</a> <a data-correct-chosen="${words.correctChosen[language]}" hidden></a>
  </p>`
}

const nothingTyped: TypedFinding = {
  ...{ kind: 'topic', speaker: '', words: '', start: '', end: '' },
  duty: nothingOfDuty,
  at: {},
}

/** The form that opens cases; with what was ticked and chosen where it was not taken. */
export type OpeningForm = { readonly chosen?: ChosenOpening; readonly errors: readonly FormError[] }

/** One action from confirmed findings of the part that is shown to cases of one of these kinds. */
export function openCasesForm(
  reading: SeenReading,
  part: TextSpan,
  kinds: readonly Procedure[],
  { readingId, language, csrf, filter }: ColumnsContext,
  sessions: readonly MeetingSession[],
  { chosen, errors }: OpeningForm = { errors: [] },
): Html {
  const ready = reading.findings
    .map((finding, index) => ({ finding, number: index + 1 }))
    .filter(({ finding }) => isRaised(finding) && finding.standing === 'confirmed' && finding.case_id === null)
    .filter(({ finding: { span_start: at } }) => part.start <= at && at < part.end)
  return html`<section class="open-cases" id="open-cases" tabindex="-1">
    <h2>${words.openCases[language]}</h2>
    <p class="hint">${words.openCasesHint[language]}</p>
    ${
      ready.length === 0
        ? html`<p>${words.nothingToOpen[language]}</p>`
        : html`<form class="fields" method="post" action="${readingAddress(readingId, filter, '/cases')}">
      <input type="hidden" name="csrf" value="${csrf ?? ''}" />
      ${fieldError('findings', errors, language)}
      <ul class="choices" id="${fieldId('findings')}" tabindex="-1">${ready.map(
        ({
          finding,
          number,
        }) => html`<li><label><input type="checkbox" name="finding" value="${finding.id}" ${checked(chosen?.findings.has(finding.id) ?? true)} />
          <span class="finding-number">${number}</span> <span class="quote">${findingWords(reading.text, finding)}</span>
          <span class="finding-speaker">${finding.speaker ?? words.unnamed[language]}</span>
          ${sessionNote(reading, finding, sessions, language)}</label></li>`,
      )}</ul>
      ${kindBox(
        chosen?.kind ??
          likelyKind(
            reading,
            ready.map(({ finding }) => finding),
            kinds,
          ),
        kinds,
        language,
      )}
      ${sessionBox(
        reading,
        ready.map(({ finding }) => finding),
        sessions,
        language,
        chosen?.session,
      )}
      <fieldset class="field">
        <legend>${words.period[language]}</legend>
        <label><input type="radio" name="period" value="in_session" ${checked(chosen?.isBetweenSessions !== true)} /> ${words.inSession[language]}</label>
        <label><input type="radio" name="period" value="between_sessions" ${checked(chosen?.isBetweenSessions === true)} /> ${words.betweenSessions[language]}</label>
      </fieldset>
      <p><label><input type="checkbox" name="publish" value="yes" ${checked(chosen?.mayPublish === true)} /> ${words.mayPublish[language]}</label></p>
      <p><button class="button">${words.openCases[language]}</button></p>
    </form>`
    }
  </section>`
}

const checked = (is: boolean): string => (is ? 'checked' : '')

/** Chosen beforehand by who speaks; where only one kind may be opened nothing is asked. */
function kindBox(likely: string | undefined, kinds: readonly Procedure[], language: Language): Html {
  if (kinds.length < 2) return html``
  return html`<p class="field"><label for="open-kind">${listWords.kind[language]}</label>
    <select id="open-kind" name="kind">${kinds.map(
      ({ id, title }) => html`<option value="${id}" ${id === likely ? 'selected' : ''}>${title[language]}</option>`,
    )}</select></p>`
}
