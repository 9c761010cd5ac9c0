import { html } from 'hono/html'
import { textOf } from '#engine/view.ts'
import { isPlainDate } from '#kernel/plain-date.ts'
import type { Html } from '#web/layout.ts'
import { type CaseContext, clockName, codeName, stateName } from './case-context.ts'
import { caseWords as words } from './case-words.ts'
import { dayText, deadlineStanding } from './day-text.ts'
import { languageTag } from './written-text.ts'

/** What a case is called in a browser's tab and in lists. */
export function caseTitle({ seen, language }: CaseContext): string {
  return textOf(seen.view.facts.title) || words.noTitle[language]
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
    subject === '' ? '' : codeName(context, 'subject', subject),
  ].filter((part) => part !== '')
  return html`<header class="case-head">
    <p class="case-kicker">${kicker.join(' · ')}</p>
    <h1 class="case-title" lang="${languageTag(title)}">${title}</h1>
    <p class="case-standing"><strong>${stateName(context, 'case', seen.view.state ?? '')}</strong>${nextDue(context)}</p>
  </header>`
}

function nextDue(context: CaseContext): Html {
  const { seen, language, today } = context
  const { next_clock: clock, next_deadline: deadline } = seen.summary
  if (clock === null || deadline === null || !isPlainDate(deadline)) return html``
  return html` <span class="${deadline < today ? 'late' : 'due'}">${clockName(context, clock)}${language === 'zh' ? '：' : ': '}<time datetime="${deadline}">${dayText(deadline, language)}</time>${language === 'zh' ? '，' : ', '}${deadlineStanding(deadline, today, language)}</span>`
}
