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

describe('a schedule in another order', () => {
  const step = (code: string, offset: number, kind: 'reminder' | 'alarm', unit: 'day' | 'working_day' = 'day') =>
    ({ code, kind, offset, unit, to: [] }) as const
  const codes = (...steps: ReturnType<typeof step>[]) =>
    plannedNotices(run('2026-06-10', '2026-06-17'), steps, calendar).map(
      ({ step: { code }, dueOn }) => `${code} ${dueOn}`,
    )

  it('is told earliest first, and in its own order on one day', () => {
    expect(
      codes(step('late', 3, 'alarm'), step('a', 1, 'alarm'), step('b', 1, 'alarm'), step('soon', -2, 'reminder')),
    ).toEqual(['soon 2026-06-15', 'a 2026-06-18', 'b 2026-06-18', 'late 2026-06-20'])
  })

  it('counts days as days and working days as those, none of either being the deadline itself', () => {
    expect(codes(step('day', 4, 'alarm'), step('working', 4, 'alarm', 'working_day'))).toEqual([
      'day 2026-06-21',
      'working 2026-06-23',
    ])
    expect(codes(step('day', 0, 'alarm'), step('working', 0, 'alarm', 'working_day'))).toEqual([
      'day 2026-06-17',
      'working 2026-06-17',
    ])
  })

  it('leaves out reminders alone that would come before the start', () => {
    expect(codes(step('reminder', -7, 'reminder'), step('alarm', -7, 'alarm'))).toEqual(['alarm 2026-06-10'])
  })

  it('says of the usual one that it is the office’s to change', () => {
    expect(usualNotices.source).toMatch(/可由办公室调整.*for the office to change/)
    expect(usualNotices.byDefault.map(({ to }) => to)).toEqual([
      ['holder'],
      ['holder', 'holder_office'],
      ['holder', 'holder_office'],
      ['holder_office', { office: 'assigning_office' }],
    ])
    expect(usualNotices.byDefault.map(({ kind }) => kind)).toEqual(['reminder', 'reminder', 'alarm', 'escalation'])
    expect(noticeStepsFor({ source: 's', byDefault: [] }, 'reply')).toEqual([])
  })
})
