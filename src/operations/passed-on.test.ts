import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { listInstances } from '#engine/view.ts'
import { plainDate } from '#kernel/plain-date.ts'
import type { Profiles } from '#procedures/profiles.ts'
import { findCaseFile } from '#store/case-files.ts'
import { beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { letterLaw } from '#tests/support/thank-you-letter.ts'
import { readCase } from './read-case.ts'
import { takeAction } from './take-action.ts'
import { verifyRecord } from './verify-record.ts'

// Beside what is installed, a kind of case that only ever comes of another.
vi.mock('#procedures/installed.ts', async (load) => {
  const real = await load<typeof import('#procedures/installed.ts')>()
  const { thankYouLetter } = await import('#tests/support/thank-you-letter.ts')
  const find = (id: string) => (id === thankYouLetter.id ? thankYouLetter : real.findProcedure(id))
  return {
    installedProcedures: [...real.installedProcedures, thankYouLetter],
    findProcedure: find,
    getProcedure: (id: string) => find(id) ?? real.getProcedure(id),
  }
})

const { deputy, secretary } = people
const day = '2026-03-04'
/** Shanghai's law, by which what is declined may go on as a letter. */
const passingOn: Profiles = profiles.map((profile) =>
  profile.id !== 'shanghai-2015' || profile.procedure !== 'suggestion'
    ? profile
    : {
        ...profile,
        lists: {
          ...profile.lists,
          conversion:
            profile.lists.conversion?.map((entry) =>
              entry.code === 'letter' ? { ...entry, opens: 'thank-you-letter' } : entry,
            ) ?? [],
        },
      },
)

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

async function declinedAs(convertedTo: string, laws: Profiles) {
  const one = await beginCase(test.db, '2026-03-02')
  await one.act(secretary, '2026-03-03', 'register')
  const taken = await takeAction(
    test.db,
    { ...acting(secretary, day), profiles: laws },
    {
      caseId: one.caseId,
      seenVersion: one.version(),
      action: 'decline',
      fields: { declineReason: 'no_content', explanation: '可以作为来信。', convertedTo },
    },
  )
  if (!taken.ok) throw new Error(JSON.stringify(taken.refusal))
  const seen = await readCase(test.db, laws, deputy, plainDate(day), one.caseId)
  if (seen === undefined) throw new Error('not seen')
  return { caseId: one.caseId, seen, opened: listInstances(seen.view, 'conversion') }
}

describe('what is declined and passed on', () => {
  it('begins a case of the kind its code opens, with what that kind asks for, each leading to the other', async () => {
    const { seen, opened } = await declinedAs('letter', [...passingOn, letterLaw('shanghai')])
    const letter = await findCaseFile(test.db, opened[0]?.instance ?? '')

    expect(opened).toHaveLength(1)
    expect(letter).toMatchObject({ procedure: 'thank-you-letter', profile: 'letters' })
    expect(letter?.events).toMatchObject([
      {
        type: 'received',
        byPerson: secretary.personId,
        byRole: 'linked_case',
        fields: { title: seen.view.facts.title, passedOnFrom: seen.view.facts.flowNumber },
      },
    ])
    expect(Object.keys(letter?.events[0]?.fields ?? {})).toEqual(['title', 'passedOnFrom'])
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it.each([
    { why: 'the code opens no kind of case', code: 'returned', laws: [...passingOn, letterLaw('shanghai')] },
    { why: 'this place has no law on that kind', code: 'letter', laws: [...passingOn, letterLaw('beijing')] },
    { why: 'its law is not in force yet', code: 'letter', laws: [...passingOn, letterLaw('shanghai', '2030-01-01')] },
    { why: 'the law on the first kind says nothing of it', code: 'letter', laws: [...profiles, letterLaw('shanghai')] },
  ])('is declined alone where $why', async ({ code, laws }) => {
    const { seen, opened } = await declinedAs(code, laws)

    expect(seen.view).toMatchObject({ state: 'declined', facts: { convertedTo: code } })
    expect(opened).toEqual([])
  })
})
