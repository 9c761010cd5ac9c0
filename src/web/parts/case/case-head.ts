import { html } from 'hono/html'
import { latestInstance, nextDeadline, textOf } from '#engine/view.ts'
import { hiddenTitle } from '#operations/title-text.ts'
import type { Html } from '#web/html.ts'
import { listWords } from '#web/words/list-words.ts'
import { type CaseContext, clockName, codeName, stateName } from './case-context.ts'
import { caseWords as words } from './case-words.ts'
import { dayText, deadlineStanding } from './day-text.ts'
import { languageTag } from './written-text.ts'

/** What a case is called in a browser's tab and in lists. */
export function caseTitle({ seen, language }: CaseContext): string {
  const standsFor = seen.textStub === null ? words.noTitle : hiddenTitle
  return textOf(seen.view.facts.title) || standsFor[language]
}

/** The number to quote: the case number once accepted, the flow number before. */
export function caseReference({ seen }: CaseContext): string {
  return textOf(seen.view.facts.caseNumber) || textOf(seen.view.facts.flowNumber)
}

/** Kind, number and subject; the title; where it stands and what is due next. */
export function caseHead(context: CaseContext): Html {
  const { seen, language } = context
  const title = caseTitle(context)
  const subject = textOf(seen.view.facts.subject)
  const kicker = [
    seen.procedure.title[language],
    caseReference(context),
    keyMark(context),
    subject === '' ? '' : codeName(context, 'subject', subject),
    seen.summary.key_item ? listWords.keyItems[language] : '',
    seen.summary.imported ? listWords.imported[language] : '',
    seen.summary.entered_for_other ? listWords.enteredForOther[language] : '',
  ].filter((part) => part !== '')
  return html`<header class="case-head">
    <p class="case-kicker">${kicker.join(' · ')}</p>
    <h1 class="case-title" lang="${languageTag(title)}">${title}</h1>
    <p class="case-standing"><strong>${stateName(context, 'case', seen.view.state ?? '')}</strong>${nextDue(context)}</p>
  </header>`
}

/** A case that was chosen for supervision says so. */
function keyMark({ seen, language }: CaseContext): string {
  const isKey = latestInstance(seen.view, 'key_proposal')?.state === 'chosen'
  return isKey ? (seen.procedure.machines.key_proposal?.label[language] ?? '') : ''
}

/** The first deadline that runs, among those this reader may see. */
function nextDue({ seen, language, today }: CaseContext): Html {
  const next = nextDeadline(seen.view)
  if (next === undefined) return html``
  const [colon, comma] = language === 'zh' ? ['：', '，'] : [': ', ', ']
  const name = clockName({ seen, language, today }, next.clock)
  return html` <span class="${next.deadline < today ? 'late' : 'due'}">${name}${colon}<time datetime="${next.deadline}">${dayText(next.deadline, language)}</time>${comma}${deadlineStanding(next.deadline, today, language)}</span>`
}
