import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { visiting } from '#tests/support/officer-desk.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { firstLink } from './first-link.ts'
import { readResetLink } from './new-password.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

beforeEach(async () => {
  for (const table of ['account_link', 'account_identity', 'passkey'] as const)
    await test.ownerDb.deleteFrom(table).execute()
  await test.ownerDb
    .updateTable('account')
    .set({ password_hash: null, disabled_at: null })
    .where('login', '=', 'administrator')
    .execute()
})

afterAll(() => test.drop())

const at = '2026-03-16T02:00:00.000Z'
const make = () => firstLink(test.db, visiting(at), 'administrator', 168)
const change = (set: Readonly<Record<string, string>>) =>
  test.ownerDb.updateTable('account').set(set).where('login', '=', 'administrator').execute()

describe('the first administrator’s link', () => {
  it('is made while nothing lets them in, and ends the one before', async () => {
    const first = await make()
    const second = await make()
    const opens = async (path = '') => (await readResetLink(test.db, path.replace('/new-password#', ''), at)).ok

    expect([await opens(first?.path), await opens(second?.path)]).toEqual([false, true])
  })

  it.each([
    { what: 'a password', give: () => change({ password_hash: 'x' }) },
    { what: 'been disabled', give: () => change({ disabled_at: at }) },
    {
      what: 'an identity elsewhere',
      give: () =>
        test.ownerDb
          .insertInto('account_identity')
          .values({
            ...{ issuer: 'https://login.example', subject: 'x', account_id: 'a-p-administrator' },
            ...{ linked_by: 'a-p-administrator', linked_at: at, last_used_at: null },
          })
          .execute(),
    },
    {
      what: 'a passkey',
      give: () =>
        test.ownerDb
          .insertInto('passkey')
          .values({
            ...{ id: 'k', account_id: 'a-p-administrator', name: '电脑', public_key: Buffer.from('k'), counter: 0 },
            ...{ transports: [], made_at: at, last_used_at: null },
          })
          .execute(),
    },
  ])('is not made once they have $what', async ({ give }) => {
    await give()

    expect(await make()).toBeNull()
    expect(await test.db.selectFrom('account_link').selectAll().execute()).toEqual([])
  })

  it('is made for nobody who is not there', async () => {
    expect(await firstLink(test.db, visiting(at), 'nobody', 168)).toBeNull()
  })
})
