import { describe, expect, it } from 'vitest'
import type { ActionDefinition } from '#engine/procedure.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { shanghai } from '#tests/support/installed-profiles.ts'
import { cppccOf } from '#tests/support/proposal-desk.ts'
import { issuedNumbers } from './issued-numbers.ts'

const national = cppccOf('national-cppcc-2018')

async function flowNumber({ procedure, profile }: typeof national, day: string): Promise<[string, string]> {
  const asked: string[] = []
  const action: ActionDefinition | undefined = procedure.actions.register
  if (action === undefined) throw new Error('cannot be registered')
  const issued = await issuedNumbers(action, profile, plainDate(day), (series) => {
    asked.push(series)
    return 7
  })
  return [issued.flowNumber ?? '', asked[0] ?? '']
}

describe('the year a number is of', () => {
  it.each([
    ['2026-12-05', '提2026-00007'],
    ['2026-12-06', '提2027-00007'],
    ['2026-12-31', '提2027-00007'],
    ['2027-01-01', '提2027-00007'],
    ['2026-11-30', '提2026-00007'],
  ])('is the next session’s from the day the law says: %s', async (day, number) => {
    expect((await flowNumber(national, day))[0]).toBe(number)
  })

  it('is the calendar’s where the law says nothing', async () => {
    expect((await flowNumber(shanghai, '2026-12-31'))[0]).toBe('2026-00007')
    expect((await flowNumber(shanghai, '2027-01-01'))[0]).toBe('2027-00007')
  })

  it('has a series of its own in each kind of case', async () => {
    const [[, proposals], [, suggestions]] = await Promise.all([
      flowNumber(cppccOf('shanghai-cppcc-2026'), '2026-03-02'),
      flowNumber(shanghai, '2026-03-02'),
    ])

    expect(proposals).not.toBe(suggestions)
  })
})
