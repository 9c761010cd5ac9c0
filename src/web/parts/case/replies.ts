import { html } from 'hono/html'
import { type Instance, textOf } from '#engine/view.ts'
import { isPlainDate } from '#kernel/plain-date.ts'
import type { Html } from '#web/html.ts'
import { type CaseContext, codeName, stateName } from './case-context.ts'
import { caseWords as words } from './case-words.ts'
import { dayText } from './day-text.ts'
import { languageTag, writtenText } from './written-text.ts'

/** What was answered, newest version first: the outcome with its legal meaning, what was promised, the text, the rating. */
export function replies(context: CaseContext): Html {
  const { seen, language } = context
  const versions = [...seen.replies].reverse()
  return html`<section class="case-replies" aria-labelledby="replies-heading">
    <h2 id="replies-heading">${words.replies[language]}</h2>
    ${versions.length === 0 ? html`<p class="note">${words.noReply[language]}</p>` : versions.map((reply) => version(reply, context))}
  </section>`
}

function version(reply: Instance, context: CaseContext): Html {
  const { seen, language } = context
  const issued = seen.events.find((event) => event.type === 'reply_issued' && event.instance === reply.instance)
  const heading = language === 'zh' ? `答复（第${reply.instance}版）` : `Reply, version ${reply.instance}`
  return html`<article class="reply" aria-labelledby="reply-${reply.instance}">
    <h3 id="reply-${reply.instance}">${heading}
      <span class="note">${issued === undefined ? stateName(context, 'reply', reply.state) : html`${words.issuedOn[language]} <time datetime="${issued.on}">${dayText(issued.on, language)}</time>`}</span></h3>
    ${issued === undefined ? html`<p class="note">${words.draft[language]}</p>` : answer(reply, context)}
    ${replyText(reply, context)}
    ${issued === undefined ? '' : rating(reply, context)}
  </article>`
}

function answer(reply: Instance, context: CaseContext): Html {
  const { seen, language } = context
  const { fields } = reply
  const outcome = seen.profile.lists.outcome?.find((entry) => entry.code === fields.outcome)
  const doneBy = textOf(fields.doneBy)
  const rows = [
    ['documentNumber', textOf(fields.documentNumber)],
    ['signer', textOf(fields.signer)],
    ['reasons', textOf(fields.reasons)],
  ] as const
  return html`<dl class="case-facts">
    ${
      outcome === undefined
        ? ''
        : html`<dt>${fieldLabel('outcome', context)}</dt><dd><strong>${outcome.label[language]}</strong>
      ${outcome.definition === undefined ? '' : html`<span class="definition">${outcome.definition[language]}</span>`}
      ${outcome.source === undefined ? '' : html`<cite lang="${languageTag(outcome.source)}">${outcome.source}</cite>`}</dd>`
    }
    ${isPlainDate(doneBy) ? html`<dt>${fieldLabel('doneBy', context)}</dt><dd><time datetime="${doneBy}">${dayText(doneBy, language)}</time></dd>` : ''}
    ${rows.map(([field, text]) => (text === '' ? '' : html`<dt>${fieldLabel(field, context)}</dt><dd>${text}</dd>`))}
  </dl>`
}

/** The text, or why this reader does not get it. */
function replyText(reply: Instance, context: CaseContext): Html {
  const { language } = context
  const text = textOf(reply.fields.text)
  if (text !== '') return writtenText(text)
  const why = textOf(reply.fields.notPublishedBecause)
  return html`<p class="note">${words.textNotPublished[language]}${language === 'zh' ? '。' : '.'}
    ${why === '' ? '' : html`${words.becauseOf[language]}${language === 'zh' ? '：' : ': '}${why}`}</p>`
}

/** Attitude and result apart: contentment with one says nothing about the other. */
function rating(reply: Instance, context: CaseContext): Html {
  const { language } = context
  const { attitude, result, comment } = reply.fields
  if (result === undefined) {
    return html`<p class="note">${words.rating[language]}${language === 'zh' ? '：' : ': '}${words.notRated[language]}</p>`
  }
  return html`<dl class="case-facts rating">
    ${attitude === undefined ? '' : html`<dt>${words.rating[language]} · ${rateLabel('attitude', context)}</dt><dd>${codeName(context, 'attitude', textOf(attitude))}</dd>`}
    <dt>${words.rating[language]} · ${rateLabel('result', context)}</dt><dd>${codeName(context, 'result', textOf(result))}</dd>
    ${comment === undefined ? '' : html`<dt>${rateLabel('comment', context)}</dt><dd>${writtenText(textOf(comment))}</dd>`}
  </dl>`
}

function fieldLabel(field: string, { seen, language }: CaseContext): string {
  return seen.procedure.actions.issue_reply?.fields[field]?.label[language] ?? field
}

function rateLabel(field: string, { seen, language }: CaseContext): string {
  return seen.procedure.actions.rate?.fields[field]?.label[language] ?? field
}
