import { html } from 'hono/html'
import { listInstances, textOf } from '#engine/view.ts'
import { writtenDoubtText } from '#http/line-note-text.ts'
import type { Html } from '#web/html.ts'
import { type CaseContext, codeName, inTerms, joined, personName, sessionName } from './case-context.ts'
import { caseWords as words } from './case-words.ts'
import { dayText } from './day-text.ts'
import { cosignerTexts, isEnteredForOthers, proposerText, unconfirmedTexts } from './person-text.ts'
import { languageTag, writtenText } from './written-text.ts'

/** Where the words stand in the source they were read from; null for those who may not look there. */
export type OriginPlace = { readonly href: string } | null

/** Fields that say where a case came from rather than what it says. */
const originFields = new Set(['originReading', 'originFinding', 'originQuote'])

/** What was said: the source's own words first, then what was written, part by part. */
export function whatWasSaid(context: CaseContext, place: OriginPlace): Html {
  const { seen, language } = context
  const { facts } = seen.view
  const quote = textOf(facts.originQuote)
  const parts = Object.entries(seen.procedure.actions.submit?.fields ?? {})
    .filter(([field, definition]) => definition.type === 'text' && !originFields.has(field))
    .map(([field, definition]) => ({ label: definition.label[language], text: textOf(facts[field]) }))
    // Words read from a source become the case's text as they stand; they are not shown twice.
    .filter(({ text }) => text !== '' && text !== quote)
  return html`<section class="case-said" aria-labelledby="said-heading">
    <h2 id="said-heading">${words.said[language]}</h2>
    ${quote === '' ? '' : origin(quote, context, place)}
    ${parts.map(({ label, text }) => html`<h3>${label}</h3>${writtenText(text)}`)}
    ${whoSaidIt(context)}
  </section>`
}

function origin(quote: string, { language }: CaseContext, place: OriginPlace): Html {
  return html`<figure class="origin">
    <blockquote lang="${languageTag(quote)}">${quote}</blockquote>
    <figcaption>${words.asPrinted[language]}${place === null ? '' : html` · <a href="${place.href}">${words.toSource[language]}</a>`}</figcaption>
  </figure>`
}

function whoSaidIt(context: CaseContext): Html {
  const { seen, language } = context
  const { facts } = seen.view
  const cosigners = cosignerTexts(context)
  const unconfirmed = unconfirmedTexts(context)
  const session = textOf(facts.session)
  const subject = textOf(facts.subject)
  const first = seen.events[0]
  return html`<dl class="case-facts case-people">
    <dt>${words.people[language]}</dt>
    <dd>${proposerText(context) || words.notNamed[language]}
      ${isEnteredForOthers(context) ? html`<span class="note">${enteredText(context)}</span>` : ''}</dd>
    ${cosigners.length === 0 ? '' : html`<dt>${words.cosigners[language]}</dt><dd>${joined(cosigners, language)}</dd>`}
    ${unconfirmed.length === 0 ? '' : html`<dt>${words.unconfirmed[language]}</dt><dd>${joined(unconfirmed, language)}</dd>`}
    ${session === '' ? '' : html`<dt>${words.session[language]}</dt><dd>${sessionName(context, session)}</dd>`}
    ${subject === '' ? '' : html`<dt>${words.subject[language]}</dt><dd>${codeName(context, 'subject', subject)}</dd>`}
    ${oldFile(context)}
    ${first === undefined ? '' : html`<dt>${words.submittedOn[language]}</dt><dd><time datetime="${first.on}">${dayText(first.on, language)}</time></dd>`}
  </dl>`
}

/** From which line of which file an old case was taken, and what was doubtful then. */
function oldFile(context: CaseContext): Html {
  const { seen, language } = context
  const { importFile, importLine, importDoubts, pastRating } = seen.view.facts
  if (importFile === undefined) return html``
  const line = words.oldFileLine[language].replace('{line}', textOf(importLine))
  const doubts = textOf(importDoubts)
    .split('\n')
    .flatMap((one) => writtenDoubtText(one, language) ?? [])
  return html`<dt>${words.oldFile[language]}</dt><dd>${line} · <span class="hash">SHA-256 ${textOf(importFile)}</span> <span class="note">${words.oldFileHint[language]}</span></dd>
    ${pastRating === undefined ? '' : html`<dt>${words.pastRating[language]}</dt><dd>${textOf(pastRating)}</dd>`}
    ${oldRatings(context)}
    ${doubts.length === 0 ? '' : html`<dt>${words.doubts[language]}</dt><dd><ul>${doubts.map((one) => html`<li>${one}</li>`)}</ul></dd>`}`
}

/** What old files tell of ratings: whose each was, when, and that none counts. */
function oldRatings(context: CaseContext): Html {
  const { seen, language } = context
  const ratings = listInstances(seen.view, 'past_rating')
  if (ratings.length === 0) return html``
  return html`<dt>${words.pastRating[language]}</dt><dd><ul>${ratings.map(({ fields, since }) => {
    const { rater, raterName, pastWords, pastComment } = fields
    const who = rater === undefined ? textOf(raterName) : personName(context, textOf(rater))
    const definitions = seen.procedure.actions.past_rate?.fields ?? {}
    const codes = Object.entries(definitions).flatMap(([field, { label, ...definition }]) => {
      const code = fields[field]
      if (definition.type !== 'code' || code === undefined) return []
      return [`${label[language]}${language === 'zh' ? '：' : ': '}${codeName(context, definition.list, textOf(code))}`]
    })
    const said = [...codes, ...(pastWords === undefined ? [] : [textOf(pastWords)])]
    return html`<li>${who === '' ? words.notNamed[language] : who} · <time datetime="${since}">${dayText(since, language)}</time> · ${said.join(language === 'zh' ? '，' : ', ')}${
      pastComment === undefined ? '' : html` ${writtenText(textOf(pastComment))}`
    }</li>`
  })}</ul></dd>`
}

function enteredText(context: CaseContext): string {
  const { seen, language } = context
  const clerk = personName(context, seen.events[0]?.byPerson ?? '')
  const text = inTerms(context, words.enteredForOthers)
  return clerk === '' ? text : language === 'zh' ? `${text}（${clerk}）` : `${text} (${clerk})`
}
