import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import type { WorkCalendar } from './calendar.ts'
import { dueNotices, nextNoticeDay, noticeStepsFor, plannedNotices, usualNotices } from './notice-schedule.ts'

const name = { zh: '假日', en: 'Holiday' }
const calendar: WorkCalendar = new Map([
  [
    2026,
    {
      year: 2026,
      status: 'published' as const,
      source: 'notice',
      daysOff: new Map(['2026-05-01', '2026-05-04', '2026-05-05'].map((day) => [plainDate(day), name])),
      makeupWorkdays: new Map([[plainDate('2026-05-09'), name]]),
    },
  ],
])

const run = (from: string, deadline: string) => ({ from: plainDate(from), deadline: plainDate(deadline) })
const plan = (from: string, deadline: string) => plannedNotices(run(from, deadline), usualNotices.byDefault, calendar)
const days = (from: string, deadline: string) => plan(from, deadline).map(({ step, dueOn }) => `${step.code} ${dueOn}`)

describe('the notices of a deadline', () => {
  it('come 7 and 2 working days before, the day after, and 5 working days after', () => {
    expect(days('2026-03-02', '2026-06-17')).toEqual([
      'reminder_7 2026-06-08',
      'reminder_2 2026-06-15',
      'alarm 2026-06-18',
      'escalation_5 2026-06-24',
    ])
  })

  it('count no weekend and no holiday, but a Saturday that is made up', () => {
    expect(days('2026-03-02', '2026-05-11')).toEqual([
      'reminder_7 2026-04-28',
      'reminder_2 2026-05-08',
      'alarm 2026-05-12',
      'escalation_5 2026-05-18',
    ])
  })

  it('leave out a reminder that would come with the start of the clock or before it', () => {
    const seventhDayBefore = '2026-06-08'

    expect(days(seventhDayBefore, '2026-06-17')[0]).toBe('reminder_2 2026-06-15')
    expect(days('2026-06-07', '2026-06-17')[0]).toBe('reminder_7 2026-06-08')
  })

  it('count by weekends alone in a year without its calendar: a reminder early is better than none', () => {
    expect(days('2026-03-02', '2028-06-14')[0]).toBe('reminder_7 2028-06-05')
  })

  it.each([
    { on: '2026-06-07', due: [] },
    { on: '2026-06-08', due: ['reminder_7'] },
    { on: '2026-06-14', due: ['reminder_7'] },
    { on: '2026-06-15', due: ['reminder_7', 'reminder_2'] },
    { on: '2026-06-17', due: ['reminder_7', 'reminder_2'] },
    { on: '2026-06-18', due: ['alarm'] },
    { on: '2026-06-23', due: ['alarm'] },
    { on: '2026-06-24', due: ['alarm', 'escalation_5'] },
    { on: '2027-06-24', due: ['alarm', 'escalation_5'] },
  ])('are due on $on: $due; reminders lapse with the deadline', ({ on, due }) => {
    const clock = run('2026-03-02', '2026-06-17')

    const codes = dueNotices(plan(clock.from, clock.deadline), clock, plainDate(on)).map(({ step }) => step.code)
    expect(codes).toEqual(due)
  })

  it('say on which day to look again, until none is to come', () => {
    const planned = plan('2026-03-02', '2026-06-17')

    expect(nextNoticeDay(planned, plainDate('2026-03-02'))).toBe('2026-06-08')
    expect(nextNoticeDay(planned, plainDate('2026-06-08'))).toBe('2026-06-15')
    expect(nextNoticeDay(planned, plainDate('2026-06-24'))).toBeNull()
  })

  it('follow the rule of their own that a clock has, and the default otherwise', () => {
    const own = [
      { ...usualNotices.byDefault[2], code: 'at_once', kind: 'alarm', offset: 0, unit: 'day', to: [] } as const,
    ]
    const schedule = { ...usualNotices, clocks: { reply: own } }

    expect(noticeStepsFor(schedule, 'reply')).toBe(own)
    expect(noticeStepsFor(schedule, 'promise')).toBe(usualNotices.byDefault)
    expect(noticeStepsFor(schedule, 'constructor')).toBe(usualNotices.byDefault)
  })
})
