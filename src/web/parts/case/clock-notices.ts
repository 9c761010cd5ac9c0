import { html } from 'hono/html'
import type { WorkCalendar } from '#engine/calendar.ts'
import { noticeStepsFor, type PlannedNotice, plannedNotices, usualNotices } from '#engine/notice-schedule.ts'
import type { CaseClock } from '#engine/view.ts'
import { sees } from '#engine/visible.ts'
import type { SeenNotice } from '#operations/read-case.ts'
import type { Html } from '#web/html.ts'
import { noticeKinds, noticeWords } from '#web/words/notice-words.ts'
import type { CaseContext } from './case-context.ts'
import { dayText } from './day-text.ts'
import { languageTag } from './written-text.ts'

/** The notices of a deadline somebody can be late for, given and to come, each with its day; for those who work on the case. */
export function clockNotices(clock: CaseClock, context: CaseContext, calendar: WorkCalendar): Html {
  const { seen, language } = context
  if (clock.stoppedOn !== null || clock.window || !sees(seen.audience, 'unit')) return html``
  const schedule = seen.profile.notices ?? usualNotices
  const planned = plannedNotices(clock, noticeStepsFor(schedule, clock.clock), calendar)
  return html`<details><summary>${noticeWords.given[language]}</summary>
    <dl class="case-facts">${planned.map((one) => noticeLine(one, clock, context))}</dl>
    <p class="note">${noticeWords.schedule[language]}${language === 'zh' ? '：' : ': '}<cite lang="${languageTag(schedule.source)}">${schedule.source}</cite></p>
  </details>`
}

function noticeLine({ step, dueOn }: PlannedNotice, clock: CaseClock, context: CaseContext): Html {
  const { language, today, seen } = context
  const given = seen.notices.find((one) => isOf(one, clock) && one.step === step.code)
  const standing =
    given !== undefined
      ? html``
      : step.kind === 'reminder' && clock.deadline < today
        ? html` <span class="note">${noticeWords.lapsed[language]}</span>`
        : html` <span class="note">${noticeWords.notYet[language]}</span>`
  const day = given?.on ?? dueOn
  return html`<dt>${noticeKinds[step.kind][language]}</dt>
    <dd><time datetime="${day}">${dayText(day, language)}</time>${standing}</dd>`
}

function isOf(notice: SeenNotice, clock: CaseClock): boolean {
  return (
    notice.clock === clock.clock &&
    notice.instance === clock.instance &&
    notice.startedOn === clock.from &&
    notice.deadline === clock.deadline
  )
}
