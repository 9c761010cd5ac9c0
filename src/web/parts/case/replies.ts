import { html } from 'hono/html'
import { isIssued } from '#engine/answers.ts'
import { findInstance, type Instance, listInstances, personIn, textOf } from '#engine/view.ts'
import { isPlainDate } from '#kernel/plain-date.ts'
import type { Html } from '#web/html.ts'
import { paperWords } from '#web/words/paper-words.ts'
import { type CaseContext, codeName, inTerms, personName, stateName, unitName } from './case-context.ts'
import { caseWords as words } from './case-words.ts'
import { dayText } from './day-text.ts'
import { languageTag, writtenText } from './written-text.ts'

/** What was answered, newest version first: the outcome with its legal meaning, what was promised, the text, the rating. */
export function replies(context: CaseContext): Html {
  const { seen, language } = context
  const versions = [...seen.replies].reverse()
  const called = calledIn(context)
  return html`<section class="case-replies" aria-labelledby="replies-heading">
    <h2 id="replies-heading">${called.heading[language]}</h2>
    ${versions.length === 0 ? html`<p class="note">${called.none[language]}</p>` : versions.map((reply) => version(reply, context))}
  </section>`
}

/** What the answers of this kind of case are called. */
function calledIn({ seen }: CaseContext) {
  return seen.procedure.answers.called ?? { heading: words.replies, none: words.noReply, given: words.issuedOn }
}

function version(reply: Instance, context: CaseContext): Html {
  const { seen, language } = context
  const leftTheHouse = seen.procedure.chain.steps.answered.events
  const { machine, issued: issuedState } = seen.procedure.answers
  const ofThis = seen.events.filter((event) => event.machine === machine && event.instance === reply.instance)
  const issued = isIssued(seen.procedure, reply)
    ? (ofThis.findLast((event) => leftTheHouse.includes(event.type)) ??
      ofThis.find((event) => event.state === issuedState))
    : undefined
  const heading = headingOf(reply, context)
  return html`<article class="reply" aria-labelledby="reply-${reply.instance}">
    <h3 id="reply-${reply.instance}">${heading}
      <span class="note">${issued === undefined ? stateName(context, machine, reply.state) : html`${calledIn(context).given[language]} <time datetime="${issued.on}">${dayText(issued.on, language)}</time>`}</span></h3>
    ${issued === undefined ? html`<p class="note">${words.draft[language]}</p>` : answer(reply, context)}
    ${replyText(reply, context)} ${issued === undefined ? '' : letterLink(reply, context)}
    ${issued === undefined ? '' : html`${publication(reply, context)} ${ratings(reply, context)}`}
  </article>`
}

/** Its version; where several units each answer a part, which one answers. */
function headingOf(reply: Instance, context: CaseContext): string {
  const { seen, language } = context
  const inParts = listInstances(seen.view, 'assignment', 'separate').length > 0
  if (inParts && reply.unit !== null) {
    const unit = unitName(context, reply.unit)
    return language === 'zh' ? `${unit}的答复（第${reply.instance}份）` : `Reply of ${unit} (no. ${reply.instance})`
  }
  const name = seen.procedure.machines[seen.procedure.answers.machine]?.label[language] ?? ''
  return language === 'zh' ? `${name}（第${reply.instance}版）` : `${name}, version ${reply.instance}`
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

/** The same answer as the letter it went out as; to everybody else as it was published. */
function letterLink(reply: Instance, { seen, language }: CaseContext): Html {
  if (textOf(reply.fields.text) === '' || seen.procedure.answers.letters === false) return html``
  const place = seen.audience === 'public' ? '/public/cases' : '/cases'
  const label = seen.audience === 'public' || seen.audience === 'proposer' ? paperWords.letter : paperWords.letters
  return html`<p class="note"><a href="${place}/${encodeURIComponent(seen.view.id)}/replies/${encodeURIComponent(reply.instance)}/letter">${label[language]}</a></p>`
}

/** How it is published: the way decided, and whether that has happened. */
function publication(reply: Instance, context: CaseContext): Html {
  const { seen, language } = context
  const decided = textOf(reply.fields.publication)
  if (decided === '') return html``
  const standing = findInstance(seen.view, 'publication', reply.instance)
  const parts = [
    codeName(context, 'publication', decided),
    standing === undefined || decided === 'none' || decided === 'on_request'
      ? ''
      : stateName(context, 'publication', standing.state),
  ]
  return html`<p class="note">${words.publication[language]}${language === 'zh' ? '：' : ': '}${parts.filter((part) => part !== '').join(language === 'zh' ? '，' : ', ')}</p>`
}

/** What each author said of it, each alone; attitude and result apart: contentment with one says nothing about the other. */
function ratings(reply: Instance, context: CaseContext): Html {
  const { seen, language } = context
  // What an author said goes with what the author wrote.
  if (seen.procedure.machines.delivery === undefined || seen.textStub !== null) return html``
  const delivered = listInstances(seen.view, 'delivery').filter((one) => one.instance.startsWith(`${reply.instance}/`))
  if (delivered.length === 0) {
    return html`<p class="note">${inTerms(context, words.rating)}${language === 'zh' ? '：' : ': '}${words.notRated[language]}</p>`
  }
  return html`<dl class="case-facts rating">${delivered.map((one) => rating(one, context))}</dl>`
}

function rating(delivery: Instance, context: CaseContext): Html {
  const { language } = context
  const { attitude, result, comment, objection } = delivery.fields
  const who = personName(context, personIn(delivery.instance))
  const label = who === '' ? inTerms(context, words.rating) : `${inTerms(context, words.rating)} · ${who}`
  const said =
    result === undefined
      ? html`<span class="note">${stateName(context, 'delivery', delivery.state)}</span>`
      : html`${(attitude === undefined ? (['result'] as const) : (['attitude', 'result'] as const)).map(
          (field) =>
            html`<span class="rated">${rateLabel(field, context)}${language === 'zh' ? '：' : ': '}${codeName(context, field, textOf(delivery.fields[field]))}</span> `,
        )}`
  return html`<dt>${label}</dt><dd>${said}
    ${comment === undefined ? '' : writtenText(textOf(comment))}
    ${objection === undefined ? '' : html`<p class="note">${words.objection[language]}${language === 'zh' ? '：' : ': '}${textOf(objection)}</p>`}</dd>`
}

function fieldLabel(field: string, { seen, language }: CaseContext): string {
  const asking = Object.values(seen.procedure.actions).find((action) => action.fields[field] !== undefined)
  return asking?.fields[field]?.label[language] ?? field
}

function rateLabel(field: string, { seen, language }: CaseContext): string {
  return seen.procedure.actions.rate?.fields[field]?.label[language] ?? field
}
