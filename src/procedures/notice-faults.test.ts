import { describe, expect, it } from 'vitest'
import { type NoticeStep, usualNotices } from '#engine/notice-schedule.ts'
import { profiles, shanghai } from '#tests/support/installed-profiles.ts'
import { noticeFaults } from './notice-faults.ts'

const step = (changes: Partial<NoticeStep>): NoticeStep => ({
  code: 'first',
  kind: 'reminder',
  offset: -2,
  unit: 'working_day',
  to: ['holder'],
  ...changes,
})

const faultsOf = (...steps: readonly NoticeStep[]) =>
  noticeFaults(shanghai.procedure, { source: 'the office', byDefault: steps })

describe('a schedule of notices', () => {
  it('is the usual one in the law of Shanghai as shipped, and where a law leaves it out', () => {
    expect(shanghai.profile.notices?.byDefault).toEqual(usualNotices.byDefault)
    expect(noticeFaults(shanghai.procedure, usualNotices)).toEqual([])
    expect(noticeFaults(shanghai.procedure, undefined)).toEqual([])
    expect(profiles.filter((profile) => profile.notices === undefined).length).toBeGreaterThan(0)
  })

  it.each(profiles)(
    'of $procedure under $id reminds before, tells after and escalates later, whatever the clock',
    ({ notices = usualNotices }) => {
      for (const steps of [notices.byDefault, ...Object.values(notices.clocks ?? {})]) {
        const [first] = steps
        const last = steps.at(-1)
        expect([first?.kind, last?.kind]).toEqual(['reminder', 'escalation'])
        expect(steps.some(({ kind }) => kind === 'alarm')).toBe(true)
        expect(steps.map(({ offset }) => offset)).toEqual(steps.map(({ offset }) => offset).sort((a, b) => a - b))
      }
    },
  )

  it.each([
    { what: 'a reminder on the last day', changes: { offset: 0 }, faults: 0 },
    { what: 'a reminder after it', changes: { offset: 1 }, faults: 1 },
    { what: 'an alarm the day after', changes: { kind: 'alarm', offset: 1 }, faults: 0 },
    { what: 'an alarm on the last day, which is still on time', changes: { kind: 'alarm', offset: 0 }, faults: 1 },
    { what: 'an escalation before it', changes: { kind: 'escalation', offset: -1 }, faults: 1 },
    { what: 'an office there is', changes: { to: [{ office: 'assigning_office' }] }, faults: 0 },
    { what: 'a role that is no office', changes: { to: [{ office: 'lead_unit' }] }, faults: 1 },
    { what: 'an office there is not', changes: { to: [{ office: 'constructor' }] }, faults: 1 },
  ] as const)('with $what has $faults faults', ({ changes, faults }) => {
    expect(faultsOf(step(changes))).toHaveLength(faults)
  })

  it('names a code that stands there twice, and a clock there is not', () => {
    expect(faultsOf(step({}), step({}))).toEqual(['notices.byDefault：“first”写了两次 / stands here twice'])
    expect(noticeFaults(shanghai.procedure, { ...usualNotices, clocks: { no_such_clock: [step({})] } })).toEqual([
      'notices.clocks.no_such_clock：没有这一项 / there is no such clock',
    ])
  })
})
