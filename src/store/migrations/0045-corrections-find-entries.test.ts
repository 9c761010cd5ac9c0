import { setTimeout as pause } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Plain } from '#ledger/canonical-json.ts'
import { verifyRecord } from '#operations/verify-record.ts'
import { lockContent } from '#store/content-lock.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import { migrateToLatest } from '#store/migrate.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleToldTown } from '#tests/support/told-town.ts'
import { up as rowsHeldByEntries } from './0043-rows-held-by-entries.ts'

let test: TestDatabase

beforeEach(async () => {
  test = await createTestDatabase()
  await settleToldTown(test)
})

afterEach(() => test.drop())

/** Puts the database back to the version before, and has its owner do something there. */
async function inTheVersionBefore(...statements: readonly string[]): Promise<void> {
  await sql`delete from kysely_migration where name = '0045-corrections-find-entries'`.execute(test.ownerDb)
  await sql`alter table finding_correction alter column ledger_seq drop not null`.execute(test.ownerDb)
  await sql`alter table finding_correction disable trigger user`.execute(test.ownerDb)
  for (const statement of statements) await sql.raw(statement).execute(test.ownerDb)
  await sql`alter table finding_correction enable trigger user`.execute(test.ownerDb)
}

const pairs = () => test.ownerDb.selectFrom('finding_correction').select(['id', 'ledger_seq']).orderBy('id').execute()
const migrated = () => migrateToLatest(test.ownerDb)
const faults = async () => (await verifyRecord(test.db)).faults
const living = 'reading_id in (select id from reading where text is not null)'

describe('corrections made before they named their entries', () => {
  it('are given theirs from a database that had none named, also those whose words were removed', async () => {
    const before = await pairs()
    expect(before.length).toBeGreaterThan(8)
    await inTheVersionBefore('update finding_correction set ledger_seq = null')
    await migrated()
    expect(await pairs()).toEqual(before)
    expect(await faults()).toEqual([])
  })

  it('to which the order of their rows gave none or another’s are told apart by what they say', async () => {
    const one = await firstOf('link')
    // Two links of one finding, kept the other way round than they were logged.
    await keptLike(one.id, -1, { answer: 'a-9' })
    const second = await loggedAtFirst(-1)
    await inTheVersionBefore(
      ...['table_import', 'routing_choice', 'routing_hand_back'].map(
        (table) => `alter table ${table} drop column salt`,
      ),
      'alter table finding_correction drop column ledger_seq',
      'drop index finding_correction_finding',
    )
    await test.ownerDb.transaction().execute((tx) => rowsHeldByEntries(tx as unknown as Kysely<unknown>))
    const ofBoth = async () => (await pairs()).filter(({ id }) => id === -1 || id === one.id)
    expect(await ofBoth()).toEqual([
      { id: -1, ledger_seq: null },
      { id: one.id, ledger_seq: second },
    ])
    await migrated()
    expect(await ofBoth()).toEqual([
      { id: -1, ledger_seq: second },
      { id: one.id, ledger_seq: one.ledger_seq },
    ])
  })

  it('are found where the log still says their words', async () => {
    await keptLike((await firstOf('change')).id, 9003, {})
    const seq = await loggedAtFirst(9003)
    await inTheVersionBefore('update finding_correction set ledger_seq = null')
    await migrated()
    expect((await pairs()).find(({ id }) => id === 9003)).toEqual({ id: 9003, ledger_seq: seq })
  })

  it.each([
    ['changed', `update finding_correction set by_person = 'p-leader' where act = 'drop' and ${living}`],
    [
      'given other words',
      `update finding_correction set after = after || '{"quote":"别的"}' where act = 'change' and ${living}`,
    ],
    [
      'put in',
      `insert into finding_correction overriding system value select (jsonb_populate_record(null::finding_correction,
        to_jsonb(one) || '{"id":9999,"ledger_seq":null}')).* from (select * from finding_correction where act = 'drop' and ${living}) one`,
    ],
  ])(
    '24 past the log and %s, stop the migration, which says which and what to do, and changes nothing',
    async (_how, statement) => {
      await inTheVersionBefore(statement, 'update finding_correction set ledger_seq = null where id % 2 = 0')
      const before = await pairs()
      const failed = await migrated().catch((fault: Error) => fault)
      const said = failed instanceof Error && failed.cause instanceof Error ? failed.cause.message : ''
      expect(said).toMatch(
        /^no entry of the log says what these corrections do: \d+ of finding \S+\. They were changed/,
      )
      expect(said).toContain('take away those that have none')
      expect(await pairs()).toEqual(before)
      // As it says: the row is taken away.
      const id = /do: (\d+) of/.exec(said)?.[1]
      await inTheVersionBefore(`delete from finding_correction where id = ${id}`)
      await migrated()
      expect((await pairs()).every(({ ledger_seq }) => ledger_seq > 0)).toBe(true)
    },
  )

  it('24 are followed by none without an entry', async () => {
    const again = `insert into finding_correction (reading_id, finding_id, act, after, by_person, at)
      select reading_id, finding_id, act, after, by_person, at from finding_correction limit 1`
    await expect(sql.raw(again).execute(test.ownerDb)).rejects.toThrow('ledger_seq')
  })
})

describe('bringing a database to this version', () => {
  it('waits until the acts under way are over', async () => {
    await inTheVersionBefore()
    let over = false
    const migration = await test.db.transaction().execute(async (tx) => {
      await lockContent(tx, 'to_act')
      const begun = migrated().then(() => {
        over = true
      })
      await pause(500)
      expect(over).toBe(false)
      return { begun }
    })
    await migration.begun
    expect(over).toBe(true)
  })
})

const correctionOf = (id: number) =>
  test.ownerDb.selectFrom('finding_correction').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

async function firstOf(act: string) {
  const { id } = await test.ownerDb
    .selectFrom('finding_correction')
    .select('id')
    .where('act', '=', act)
    .where('after', 'is not', null)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  return correctionOf(id)
}

/** Another correction like one there is, as the first programs kept it: without a salt or an entry of its own. */
async function keptLike(like: number, id: number, changes: object): Promise<void> {
  await inTheVersionBefore(
    `insert into finding_correction overriding system value select (jsonb_populate_record(null::finding_correction,
      to_jsonb(one) || jsonb_build_object('id', ${id}, 'ledger_seq', null, 'salt', '',
        'after', one.after || '${JSON.stringify(changes)}'))).* from finding_correction one where id = ${like}`,
  )
}

/** Logs a correction as it once was, with its words. */
async function loggedAtFirst(id: number): Promise<number> {
  const row = await correctionOf(id)
  const { reading_id: reading, finding_id: finding, act, before, after, by_person: byPerson, at } = row
  const payload = { act: `finding_${act}`, reading, finding, before, after, byPerson, on: '2026-03-16', at } as Plain
  const entry = await test.ownerDb
    .transaction()
    .execute((tx) => appendLedgerActs(tx, [{ at, caseId: null, caseSeq: null, payload }]))
  return entry?.seq ?? 0
}
