import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '#engine/case-file.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { seenBy } from '#store/connect.ts'
import { assignedCase, beginCase, beginMotion, beginProposal, beginSocialReport } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { auditor, people, settleSmallCity } from '#tests/support/small-city.ts'
import { readerOf } from './case-scope.ts'
import { findSeenProcedure } from './find-seen-procedure.ts'
import { readCase } from './read-case.ts'

let test: TestDatabase
const cases: string[] = []

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const { db } = test
  for (const publishText of [true, false]) {
    const begun = [
      await beginCase(db, '2026-03-02', { publishText }),
      await beginProposal(db, '2026-03-02', { publishText }),
      await beginMotion(db, '2026-03-02', { publishText }),
      await beginSocialReport(db, '2026-03-02'),
      await assignedCase(db, { publishText }),
    ]
    cases.push(...begun.map(({ caseId }) => caseId))
  }
})

afterAll(() => test.drop())

const everybody: readonly (readonly [string, Actor])[] = [...Object.entries(people), ['auditor', auditor]]

it.each(everybody)('finds, for %s, a procedure of just those cases that they can read', async (_, actor) => {
  const db = seenBy(test.db, readerOf(actor))
  for (const caseId of [...cases, 'no-such-case']) {
    const seen = await readCase(db, profiles, actor, plainDate('2026-03-16'), caseId)
    expect(await findSeenProcedure(db, profiles, actor, caseId), caseId).toBe(seen?.procedure)
  }
})

it('asks the wall first: who is taken for somebody else finds what the wall shows', async () => {
  const db = seenBy(test.db, { kinds: [], personId: null, unitId: null })
  const found = await Promise.all(cases.map((id) => findSeenProcedure(db, profiles, people.secretary, id)))
  const read = await Promise.all(cases.map((id) => readCase(db, profiles, null, plainDate('2026-03-16'), id)))
  expect(found.map((one) => one?.id)).toEqual(read.map((one) => one?.procedure.id))
})
