import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import type { Profiles } from '#procedures/profiles.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { readCase } from './read-case.ts'
import { submitCase } from './submit-case.ts'
import { takeAction } from './take-action.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

/** Shanghai's law, and a later version of it that gives units two months where the old one gives three. */
const versions: Profiles = profiles.flatMap((profile) => {
  const { reply } = profile.clocks
  if (profile.id !== 'shanghai-2015' || reply?.unit !== 'month') return []
  const newer = { ...profile, id: 'shanghai-2026', effectiveFrom: plainDate('2026-07-01') }
  return [profile, { ...newer, clocks: { ...profile.clocks, reply: { ...reply, length: 2 } } }]
})

const on = (day: string, who = people.deputy) => ({ ...acting(who, day), profiles: versions })

const submit = (day: string, profile: string, submitToken: string) =>
  submitCase(test.db, on(day), {
    procedure: 'suggestion',
    profile,
    submitToken,
    fields: {
      title: '关于疏通河道的建议',
      demands: '请疏通河道。',
      leadProposer: people.deputy.personId,
      period: 'between_sessions',
    },
  })

describe('a law that is followed by another version', () => {
  it.each([
    { day: '2026-06-30', profile: 'shanghai-2015', taken: true },
    { day: '2026-07-01', profile: 'shanghai-2015', taken: false },
    { day: '2026-06-30', profile: 'shanghai-2026', taken: false },
    { day: '2026-07-01', profile: 'shanghai-2026', taken: true },
  ])('takes new cases only while it is in force: $profile on $day', async ({ day, profile, taken }) => {
    const submitted = await submit(day, profile, `in-force-${profile}-${day}`)
    const inForce = day < '2026-07-01' ? 'shanghai-2015' : 'shanghai-2026'

    expect(submitted.ok).toBe(taken)
    if (!submitted.ok) expect(submitted.refusal).toEqual([{ code: 'profile_not_in_force', profile, inForce }])
  })

  it('goes on ruling the cases that were begun under it', async () => {
    const submitted = await submit('2026-06-30', 'shanghai-2015', 'begun-before')
    if (!submitted.ok) throw new Error('in force on that day')
    const { caseId } = submitted.value
    let { version } = submitted.value
    for (const [action, who, fields] of [
      ['register', people.secretary, {}],
      ['file', people.secretary, {}],
      ['assign', people.assigner, { leadUnit: 'roads' }],
    ] as const) {
      const taken = await takeAction(test.db, on('2026-07-06', who), { caseId, seenVersion: version, action, fields })
      if (!taken.ok) throw new Error(JSON.stringify(taken.refusal))
      version = taken.value.version
    }
    const seen = await readCase(test.db, versions, people.secretary, plainDate('2026-07-06'), caseId)

    expect(seen?.profile.id).toBe('shanghai-2015')
    expect(seen?.view.clocks.find(({ clock }) => clock === 'reply')?.deadline).toBe('2026-10-06')
  })

  it('gives a form that is sent again after the change the case it had opened', async () => {
    const first = await submit('2026-06-30', 'shanghai-2015', 'sent-twice')
    const again = await submit('2026-07-01', 'shanghai-2015', 'sent-twice')

    expect(again.ok && first.ok && again.value.caseId === first.value.caseId).toBe(true)
  })

  it('is refused by name when it is not installed', async () => {
    const submitted = await submit('2026-06-30', 'atlantis-1', 'not-installed')

    expect(submitted.ok ? [] : submitted.refusal).toEqual([
      { code: 'procedure_unknown', procedure: 'suggestion/atlantis-1' },
    ])
  })
})
