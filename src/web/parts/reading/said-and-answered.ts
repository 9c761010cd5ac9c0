import { html } from 'hono/html'
import { isRaised } from '#intake/answer-index.ts'
import type { AnswerReason } from '#intake/reading.ts'
import type { Language } from '#kernel/label.ts'
import type { FindingRow } from '#store/readings.ts'
import type { Html } from '#web/html.ts'
import type { FindingFilter, FindingGroups, NumberedFinding } from './finding-groups.ts'
import { readingAddress } from './reading-address.ts'
import { kindWords, readingWords as words } from './reading-words.ts'
import { whoAndWhen } from './who-and-when.ts'

export type ColumnsContext = {
  readonly readingId: string
  readonly language: Language
  /** Null for those who only look. */
  readonly csrf: string | null
  readonly filter: FindingFilter
  /** Where a finding is, by its number: on this page or with another part of the source. */
  readonly linkTo: (number: number) => string
  /** The finding somebody comes back to from an act on it: it has the focus. */
  readonly at?: string
}

/** The signature picture: what was said, what was answered, and what joins them. Lines are drawn over it by a script. */
export function saidAndAnswered(groups: FindingGroups, context: ColumnsContext): Html {
  const { language } = context
  return html`<div class="columns" data-lines>
    <section class="column-said" aria-labelledby="said-heading">
      <h2 id="said-heading">${words.said[language]} <span class="count">${groups.said.length}</span></h2>
      <ol class="findings">${groups.said.map((one) => findingLine(one, context))}</ol>
    </section>
    <section class="column-answered" aria-labelledby="answered-heading">
      <h2 id="answered-heading">${words.answered[language]} <span class="count">${groups.answered.length}</span></h2>
      <ol class="findings">${groups.answered.map((one) => findingLine(one, context))}</ol>
    </section>
  </div>`
}

function findingLine(one: NumberedFinding, context: ColumnsContext): Html {
  const { finding, number } = one
  const { language } = context
  const isSaid = isRaised(finding)
  const isOpen = isSaid && one.answers.length === 0 && finding.standing !== 'dropped'
  return html`<li
    id="finding-${number}"
    class="finding kind-${finding.kind} is-${finding.standing} ${isOpen ? 'is-open' : ''}"
    tabindex="-1" ${finding.id === context.at ? 'autofocus' : ''}
    data-finding="${number}"
    data-answers="${one.answers.map((link) => link.number).join(' ')}"
  >
    <p class="finding-head">
      <a class="finding-number" href="#words-${number}">${number}</a>
      <span class="finding-kind">${kindWords[finding.kind as keyof typeof kindWords]?.[language] ?? finding.kind}</span>
      <span class="finding-speaker">${finding.speaker ?? ''}</span>
      <span class="finding-standing">${standingText(one, language)}</span>
    </p>
    <blockquote class="finding-quote">${one.words}</blockquote>
    ${one.isGone ? html`<p class="gone-note">${words.wordsGone[language]}</p>` : ''}
    ${whoAndWhen(one, language)}
    ${isSaid ? answersLine(one, isOpen, context) : answersToLine(one, context)} ${caseLine(finding, language)}
    ${context.csrf === null ? '' : findingActs(finding, context)}
  </li>`
}

function answersLine(one: NumberedFinding, isOpen: boolean, context: ColumnsContext): Html {
  const { language, linkTo } = context
  if (isOpen) return html`<p class="open-note">${words.noAnswer[language]}</p>${formerLine(one, context)}`
  return html`${formerLine(one, context)}<ul class="answer-links">
    ${one.answers.map(
      ({ number, answer }) => html`<li>
        <a href="${linkTo(number)}">${words.answeredBy[language]} ${number}</a>
        <span class="reason">${reasonText(answer.reason as AnswerReason, language)}</span>
      </li>`,
    )}
  </ul>`
}

/** What it is linked to in vain: whoever corrects it can unlink that. */
function formerLine({ formerAnswers }: NumberedFinding, { language, linkTo }: ColumnsContext): Html {
  if (formerAnswers.length === 0) return html``
  return html`<p class="former-answers">${words.formerAnswer[language]}
    ${formerAnswers.map((number) => html`<a href="${linkTo(number)}">${number}</a> `)}</p>`
}

function answersToLine(one: NumberedFinding, { language, linkTo }: ColumnsContext): Html {
  if (one.answersTo.length === 0) return html``
  return html`<p class="answers-to">
    ${words.said[language]}:
    ${one.answersTo.map((number) => html`<a href="${linkTo(number)}">${number}</a> `)}
  </p>`
}

function caseLine(finding: FindingRow, language: Language): Html {
  if (finding.case_id === null) return html``
  return html`<p class="case-line"><a href="/cases/${finding.case_id}">${words.caseOpened[language]}</a></p>`
}

function findingActs(finding: FindingRow, { readingId, language, csrf, filter }: ColumnsContext): Html {
  const act = (name: string, label: string, key: string) =>
    html`<button name="act" value="${name}" data-key="${key}">${label}</button>`
  const settled = finding.case_id !== null
  return html`<form class="finding-acts" method="post" action="${readingAddress(readingId, filter, '/corrections')}">
    <input type="hidden" name="csrf" value="${csrf ?? ''}" />
    <input type="hidden" name="finding" value="${finding.id}" />
    <input type="hidden" name="version" value="${finding.version}" />
    ${finding.standing === 'confirmed' || settled ? '' : act('confirm', words.confirm[language], 'c')}
    ${settled ? '' : finding.standing === 'dropped' ? act('restore', words.restore[language], 'c') : act('drop', words.drop[language], 'x')}
    ${settled ? '' : html`<a href="${readingAddress(readingId, filter, `/findings/${finding.id}`)}" data-key="e">${words.edit[language]}</a>`}
  </form>`
}

function standingText({ finding, isFromModel }: NumberedFinding, language: Language): string {
  if (isFromModel) return words.fromModel[language]
  const standing = words[finding.standing][language]
  if (finding.origin === 'person') return words.added[language]
  return finding.corrected ? `${words.corrected[language]} · ${standing}` : standing
}

/** Why a passage is taken for an answer, in words. */
export function reasonText(
  reason: AnswerReason | { readonly code: string; readonly shared: readonly string[] },
  language: Language,
): string {
  const shared = reason.shared.slice(0, 6).join('、')
  switch (reason.code) {
    case 'answered_collectively':
      return words.collectively[language]
    case 'named_author':
      return shared === '' ? words.byName[language] : `${words.byName[language]} · ${words.shared[language]}：${shared}`
    case 'same_session':
      return words.sameSession[language]
    case 'linked_by_person':
      return words.byPerson[language]
    default:
      return `${words.shared[language]}：${shared}`
  }
}
