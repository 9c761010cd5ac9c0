import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { besideCases, connect } from './connect.ts'
import { listUnits } from './roster.ts'
import type { Db } from './schema.ts'

let test: TestDatabase
let one: Db
let db: Db

beforeAll(async () => {
  test = await createTestDatabase()
  one = connect(test.url, { max: 1 })
  db = besideCases(one)
})

afterAll(async () => {
  await one.destroy()
  await test.drop()
})

const loginsFrom = (login: string) => db.selectFrom('account').select('login').where('login', '=', login).execute()

async function plansKept(text: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_prepared_statements
    where statement like ${`%${text}%`}`.execute(one)
  return rows[0]?.n ?? 0
}

describe('what is asked very often', () => {
  it('is planned once on a connection, whatever is put into it', async () => {
    for (const login of ['a', 'b', 'c']) await loginsFrom(login)
    expect(await plansKept('"account"')).toBe(1)
  })

  it('is answered as before when its table gets another column', async () => {
    await listUnits(db)
    await test.ownerDb.schema.alterTable('unit').addColumn('later', 'text').execute()
    await test.ownerDb.schema.alterTable('account').addColumn('later', 'text').execute()
    expect(await listUnits(db)).toEqual([])
    expect(await loginsFrom('a')).toEqual([])
    expect(await plansKept('"unit"')).toBe(0)
  })

  it('is kept fifty times at most, since each plan takes room in every connection', async () => {
    for (let n = 0; n < 60; n += 1) await sql`select ${sql.lit(n)} as many_questions`.execute(db)
    expect(await plansKept('many_questions')).toBeLessThanOrEqual(50)
    expect(await plansKept('many_questions')).toBeGreaterThan(40)
  })

  it('leaves a fault to whoever asked, and the connection to the next', async () => {
    await expect(sql`select 1 / ${0}::int as n`.execute(db)).rejects.toThrow(/division by zero/)
    await expect(sql`select nothing_like_it`.execute(db)).rejects.toThrow(/does not exist/)
    expect(await loginsFrom('a')).toEqual([])
  })
})
