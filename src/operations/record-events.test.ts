import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCaseFile } from '#store/case-files.ts'
import { replaceReadCopies } from '#store/case-summaries.ts'
import { connect } from '#store/connect.ts'
import type { Db } from '#store/schema.ts'
import { beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'
import { readCopiesOf } from './read-copies.ts'
import { verifyRecord } from './verify-record.ts'

let test: TestDatabase
let counted: Db
let questions = 0

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  counted = connect(test.url, { max: 1, onQuery: () => (questions += 1) })
})

afterAll(async () => {
  await counted.destroy()
  await test.drop()
})

/** What something asks the database, besides what begins and ends its transaction. */
async function asked(run: () => Promise<unknown>): Promise<number> {
  questions = 0
  await run()
  return questions
}

const { secretary, assigner, roads } = people

/** A case that three units have and none has signed for. */
async function given(db: Db) {
  const one = await beginCase(db, '2026-03-02')
  await one.act(secretary, '2026-03-03', 'register')
  await one.act(secretary, '2026-03-03', 'file')
  await one.act(assigner, '2026-03-04', 'assign', { leadUnit: 'roads', jointUnits: ['parks', 'water'] })
  return one
}

describe('an act', () => {
  it('asks the database no more on a case with much behind it than on a new one', async () => {
    const fresh = await beginCase(counted, '2026-03-02')
    const first = await asked(() => fresh.act(secretary, '2026-03-03', 'register'))
    const one = await given(counted)
    for (let day = 5; day < 12; day += 1)
      await one.act(roads, `2026-03-${String(day).padStart(2, '0')}`, 'contact_proposer', {
        contactedOn: '2026-03-04',
        method: 'phone',
        people: '苗代表、科长',
        talk: '谈过。',
      })
    const late = await asked(() => one.act(roads, '2026-03-12', 'sign_for'))
    expect(first).toBeLessThanOrEqual(9)
    expect(late).toBeLessThanOrEqual(first + 1)
  })

  it('leaves those rows of the copies unwritten that stay as they are, and takes away those that are gone', async () => {
    const { act, caseId } = await given(test.db)
    const rows = async () =>
      (
        await sql<{ version: string; unit_id: string }>`select xmin::text as version, unit_id from case_assignment
          where case_id = ${caseId} order by unit_id`.execute(test.db)
      ).rows
    const isWaitedFor = async () =>
      (
        await sql`select 1 from case_todo where case_id = ${caseId} and action = 'sign_for' and holder = 'roads'`.execute(
          test.db,
        )
      ).rows.length
    const [before, waiting] = [await rows(), await isWaitedFor()]
    await act(roads, '2026-03-05', 'sign_for')
    const after = await rows()
    const same = after.filter((row) => before.some((one) => one.version === row.version))
    expect(same.map(({ unit_id }) => unit_id)).toEqual(
      before.map((one) => one.unit_id).filter((unit) => unit !== 'roads'),
    )
    expect([waiting, await isWaitedFor()]).toEqual([1, 0])
    expect(await verifyRecord(test.db)).toMatchObject({ faults: [] })
  })

  it('puts right what stood wrong in the copies of its case', async () => {
    const { act, caseId } = await given(test.db)
    await test.ownerDb.updateTable('case_assignment').set({ state: 'wrong' }).where('case_id', '=', caseId).execute()
    await test.ownerDb.deleteFrom('case_todo').where('case_id', '=', caseId).execute()
    const more = { case_id: caseId, person_id: people.member.personId, relation: 'cosigner' as const }
    await test.ownerDb.insertInto('case_person').values(more).execute()
    expect((await verifyRecord(test.db)).faults).not.toEqual([])
    await act(roads, '2026-03-05', 'sign_for')
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('makes the copies of more cases than go into one question', async () => {
    const one = await beginCase(test.db, '2026-03-02')
    const file = await findCaseFile(test.db, one.caseId)
    if (file === undefined) throw new Error('no case')
    const ids = Array.from({ length: 1_101 }, (_, n) => `copied-${n}`)
    const files = ids.map((id) => ({ ...file, id }))
    await test.db.transaction().execute(async (tx) => {
      await sql`insert into case_file (id, procedure, profile, created_at)
        select unnest(${ids}::text[]), ${file.procedure}, ${file.profile}, now()`.execute(tx)
      await replaceReadCopies(
        tx,
        readCopiesOf(files, () => undefined),
      )
      const { rows } = await sql<{ cases: number; clocks: number; watches: number }>`select count(*)::integer as cases,
        (select count(*) from case_clock where case_id like 'copied-%')::integer as clocks,
        (select count(*) from clock_watch where case_id like 'copied-%')::integer as watches
        from case_summary where case_id like 'copied-%'`.execute(tx)
      expect(rows).toEqual([{ cases: 1_101, clocks: 1_101, watches: 1_101 }])
      await sql`delete from clock_watch where case_id like 'copied-%'`.execute(tx)
    })
  })
})
