import { html } from 'hono/html'
import type { Label, Language } from '#kernel/label.ts'
import type { LanguageModel } from '#operations/language-model/language-model.ts'
import type { SeenProposals } from '#operations/language-model/read-proposals.ts'
import type { ModelCallMade } from '#store/model-calls.ts'
import type { Html } from '#web/html.ts'
import { dropWords, modelWords as words } from '#web/words/model-words.ts'
import type { FindingFilter } from './finding-groups.ts'
import { readingAddress } from './reading-address.ts'
import { kindWords } from './reading-words.ts'

export type ProposalsShown = {
  readonly readingId: string
  readonly language: Language
  /** Null for those who only look. */
  readonly csrf: string | null
  readonly filter: FindingFilter
  /** Null where none is set up: what was proposed before is shown all the same. */
  readonly model: LanguageModel | null
  /** They may send it though it is not public; the others say that it is. */
  readonly maySendPrivate: boolean
  readonly seen: SeenProposals
}

/** What a model proposes beside what was found, each for a person to accept or reject; and the button that asks it. */
export function modelProposals(shown: ProposalsShown): Html {
  const { seen, model, csrf, language } = shown
  const mayAsk = model !== null && csrf !== null
  if (!mayAsk && seen.calls.length === 0) return html``
  return html`<section class="model-proposals" id="model" aria-labelledby="model-heading">
    <h2 id="model-heading">${words.title[language]}</h2>
    <p class="hint">${words.lead[language]}</p>
    ${seen.open.length > 0 ? html`<ol class="findings">${seen.open.map((one) => proposalLine(one, shown))}</ol>` : seen.calls.length > 0 ? html`<p class="empty">${words.noneOpen[language]}</p>` : ''}
    ${mayAsk ? askForm(shown, model) : ''}
    ${seen.calls.length === 0 ? '' : callHistory(shown)}
  </section>`
}

function proposalLine(one: SeenProposals['open'][number], { readingId, language, csrf, filter }: ProposalsShown): Html {
  const kind = kindWords[one.kind as keyof typeof kindWords]?.[language] ?? one.kind
  const button = (decision: string, label: string): Html =>
    html`<button formaction="${readingAddress(readingId, filter, `/model-proposals/${one.id}/${decision}`)}" aria-describedby="proposal-${one.id}">${label}</button>`
  return html`<li class="finding is-proposed">
    <p class="finding-head">
      <span class="finding-kind">${kind}</span>
      <span class="finding-speaker">${one.speaker ?? ''}</span>
      <span class="finding-standing">${words.byModel[language]} · ${one.model}</span>
    </p>
    <blockquote class="finding-quote" id="proposal-${one.id}">${one.quote}</blockquote>
    ${csrf === null ? '' : html`<form class="finding-acts" method="post" data-turbo="false"><input type="hidden" name="csrf" value="${csrf}" />${button('accept', words.accept[language])} ${button('reject', words.reject[language])}</form>`}
  </li>`
}

function askForm({ readingId, csrf, language, filter, maySendPrivate }: ProposalsShown, model: LanguageModel): Html {
  return html`<form class="model-ask" method="post" action="${readingAddress(readingId, filter, '/model-proposals')}" data-turbo="false">
    <input type="hidden" name="csrf" value="${csrf ?? ''}" />
    <p class="hint">${words.sends[language]} <span class="model-name">${model.name} · ${model.endpoint}</span>${language === 'zh' ? '。' : '. '}${words.takes[language]}</p>
    ${maySendPrivate ? '' : html`<p><label><input type="checkbox" name="published" value="yes" required /> ${words.published[language]}</label></p>`}
    <p><button>${words.ask[language]}</button></p>
  </form>`
}

function callHistory({ readingId, language, seen: { calls, names } }: ProposalsShown): Html {
  const heads: readonly Label[] = [words.askedAt, words.askedBy, words.model, words.outcome]
  return html`<details class="history">
    <summary>${words.history[language]} <span class="count">${calls.length}</span></summary>
    <table class="list">
      <thead><tr>${heads.map((head) => html`<th scope="col">${head[language]}</th>`)}</tr></thead>
      <tbody>${calls.map(
        (one) => html`<tr>
          <td><a href="/readings/${readingId}/model-calls/${one.call.id}"><time datetime="${one.call.asked_at}">${one.call.asked_at.slice(0, 16).replace('T', ' ')} UTC</time></a></td>
          <td>${names.get(one.call.asked_by) ?? ''}</td>
          <td>${one.call.model} · ${one.call.endpoint}</td>
          <td>${outcomeText(one, language)}</td>
        </tr>`,
      )}</tbody>
    </table>
  </details>`
}

/** What came of one call: how much was proposed, accepted and rejected, and how much was left out for which reason. */
function outcomeText({ answer, proposals, decisions }: ModelCallMade, language: Language): string {
  if (answer === undefined) return words.noAnswer[language]
  if (answer.outcome !== 'answered') return words.notUsed[language]
  const decided = (wanted: string): number => decisions.filter(({ decision }) => decision === wanted).length
  const counts = [
    `${words.proposed[language]} ${proposals.length}`,
    `${words.accepted[language]} ${decided('accepted')}`,
    `${words.rejected[language]} ${decided('rejected')}`,
  ].join(language === 'zh' ? '，' : ', ')
  const left = droppedText(answer.dropped, language)
  return left === '' ? counts : `${counts}${language === 'zh' ? '；' : '; '}${left}`
}

/** How much of an answer was left out, by reason; nothing where none was. */
export function droppedText(dropped: Readonly<Record<string, number>>, language: Language): string {
  const [comma, colon] = language === 'zh' ? ['、', '：'] : [', ', ': ']
  const reasons = Object.entries(dropped).map(([code, count]) => `${dropWords[code]?.[language] ?? code} ${count}`)
  return reasons.length === 0 ? '' : `${words.dropped[language]}${colon}${reasons.join(comma)}`
}
