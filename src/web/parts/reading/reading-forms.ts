import { html } from 'hono/html'
import type { Procedure } from '#engine/procedure.ts'
import type { Language } from '#kernel/label.ts'
import type { SeenReading } from '#operations/read-reading.ts'
import type { Html } from '#web/html.ts'
import { listWords } from '#web/words/list-words.ts'
import { type FindingGroups, isSaid } from './finding-groups.ts'
import { likelyKind } from './likely-kind.ts'
import { readingAddress } from './reading-address.ts'
import { kindWords, readingWords as words } from './reading-words.ts'
import type { ColumnsContext } from './said-and-answered.ts'

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

/** Adds what the reader missed: by marking words in the source, or by typing them. */
export function addFindingForm({ readingId, language, csrf, filter }: ColumnsContext): Html {
  return html`<details class="add-finding" id="add-finding">
    <summary>${words.add[language]}</summary>
    <form class="fields" method="post" action="${readingAddress(readingId, filter, '/corrections')}">
      <input type="hidden" name="csrf" value="${csrf ?? ''}" />
      <input type="hidden" name="act" value="add" />
      <input type="hidden" name="start" value="" />
      <input type="hidden" name="end" value="" />
      <p class="hint">${words.addHint[language]}</p>
      <p class="field">
        <label for="add-words">${words.exactWords[language]}</label>
        <textarea id="add-words" name="words" rows="3" required></textarea>
      </p>
      <p class="field">
        <label for="add-kind">${words.kind[language]}</label>
        <select id="add-kind" name="kind">${Object.entries(kindWords).map(([code, label]) => html`<option value="${code}">${label[language]}</option>`)}</select>
      </p>
      <p class="field">
        <label for="add-speaker">${words.speaker[language]}</label>
        <input id="add-speaker" name="speaker" maxlength="60" />
      </p>
      <p><button>${words.add[language]}</button></p>
    </form>
  </details>`
}

/** One action from confirmed findings to cases of one of these kinds. */
export function openCasesForm(
  reading: SeenReading,
  kinds: readonly Procedure[],
  { readingId, language, csrf, filter }: ColumnsContext,
): Html {
  const ready = reading.findings
    .map((finding, index) => ({ finding, number: index + 1 }))
    .filter(({ finding }) => isSaid(finding) && finding.standing === 'confirmed' && finding.case_id === null)
  return html`<section class="open-cases" id="open-cases" tabindex="-1">
    <h2>${words.openCases[language]}</h2>
    <p class="hint">${words.openCasesHint[language]}</p>
    ${
      ready.length === 0
        ? html`<p>${words.nothingToOpen[language]}</p>`
        : html`<form method="post" action="${readingAddress(readingId, filter, '/cases')}">
      <input type="hidden" name="csrf" value="${csrf ?? ''}" />
      <ul class="choices">${ready.map(
        ({ finding, number }) => html`<li><label><input type="checkbox" name="finding" value="${finding.id}" checked />
          <span class="finding-number">${number}</span> <span class="quote">${finding.quote}</span>
          <span class="finding-speaker">${finding.speaker ?? words.unnamed[language]}</span></label></li>`,
      )}</ul>
      ${kindBox(
        likelyKind(
          reading,
          ready.map(({ finding }) => finding),
          kinds,
        ),
        kinds,
        language,
      )}
      <fieldset class="period">
        <label><input type="radio" name="period" value="in_session" checked /> ${words.inSession[language]}</label>
        <label><input type="radio" name="period" value="between_sessions" /> ${words.betweenSessions[language]}</label>
      </fieldset>
      <p><label><input type="checkbox" name="publish" value="yes" /> ${words.mayPublish[language]}</label></p>
      <p><button class="button">${words.openCases[language]}</button></p>
    </form>`
    }
  </section>`
}

/** Chosen beforehand by who speaks; where only one kind may be opened nothing is asked. */
function kindBox(likely: string | undefined, kinds: readonly Procedure[], language: Language): Html {
  if (kinds.length < 2) return html``
  return html`<p class="field"><label for="open-kind">${listWords.kind[language]}</label>
    <select id="open-kind" name="kind">${kinds.map(
      ({ id, title }) => html`<option value="${id}" ${id === likely ? 'selected' : ''}>${title[language]}</option>`,
    )}</select></p>`
}
