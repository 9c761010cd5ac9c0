import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ok, refuse } from '#kernel/result.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { readingOf } from '#tests/support/model-desk.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { type Correction, correctFinding } from './correct-finding.ts'

let test: TestDatabase
let reading: string
let finding: string
let count = 0

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const lamps = '建议增设渡口照明'
const secretary = acting(people.secretary, '2026-03-17')
const other = acting(people.committee, '2026-03-17')

beforeEach(async () => {
  count += 1
  reading = await readingOf(test.db, `第${count}次会上，有的${lamps}。`, { items: [lamps] })
  const rows = await test.db.selectFrom('finding').select('id').where('reading_id', '=', reading).execute()
  finding = rows[0]?.id ?? ''
})

const correct = (correction: Correction, by = secretary) => correctFinding(test.db, by, reading, correction)
const movedOn = () => refuse({ code: 'finding_moved_on', finding })

/** What is written of the finding: its version, and how many corrections and entries. */
async function written() {
  const { version } = await test.db
    .selectFrom('finding')
    .select('version')
    .where('id', '=', finding)
    .executeTakeFirstOrThrow()
  const kept = await test.db.selectFrom('finding_correction').select('id').where('finding_id', '=', finding).execute()
  const entries = await test.db
    .selectFrom('ledger_entry')
    .select('seq')
    .where('payload', 'like', `%${finding}%`)
    .execute()
  return [version, kept.length, entries.length]
}

const change = { act: 'change', change: { kind: 'position', speaker: '县长' } } as const

describe('the same correction sent twice', () => {
  it.each([
    ['confirming', { act: 'confirm' }],
    ['dropping', { act: 'drop' }],
    ['changing', change],
  ] as const)('%s is done once, and the second sender is told that it is done', async (_, asked) => {
    const once = { ...asked, finding, version: 1 } as Correction
    expect(await correct(once)).toEqual(ok({ finding }))
    const after = await written()
    expect(await correct(once)).toEqual(ok({ finding }))
    expect(await written()).toEqual(after)
    expect(after).toEqual([2, 1, 1])
  })

  it('at the same moment is done once', async () => {
    const once: Correction = { ...change, finding, version: 1 }
    expect(await Promise.all([1, 2, 3].map(() => correct(once)))).toEqual([1, 2, 3].map(() => ok({ finding })))
    expect(await written()).toEqual([2, 1, 1])
  })

  it('is another where anything of it is: the kind, who said it, the words, or the act', async () => {
    await correct({ ...change, finding, version: 1 })
    for (const asked of [
      { act: 'change', change: { kind: 'topic', speaker: '县长' } },
      { act: 'change', change: { kind: 'position', speaker: '市长' } },
      { act: 'change', change: { ...change.change, start: 0, end: 3 } },
      { act: 'confirm' },
    ] as const)
      expect(await correct({ ...asked, finding, version: 1 })).toEqual(movedOn())
    expect(await written()).toEqual([2, 1, 1])
  })

  it('by somebody else is theirs, and they are told that the finding has moved on', async () => {
    await correct({ act: 'confirm', finding, version: 1 })
    expect(await correct({ act: 'confirm', finding, version: 1 }, other)).toEqual(movedOn())
  })

  it('once something else was done in between is no longer the last, and is refused', async () => {
    await correct({ act: 'drop', finding, version: 1 })
    await correct({ act: 'restore', finding, version: 2 })
    expect(await correct({ act: 'drop', finding, version: 1 })).toEqual(movedOn())
    expect(await written()).toEqual([3, 2, 2])
  })
})
