import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyBytes } from '#operations/accounts/one-time-code.ts'
import { sealKey } from '#operations/accounts/sealed-key.ts'
import { insertOneTimeKey } from '#store/one-time-keys.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { chance } from './chance.ts'
import { tellKeysNotOpened } from './tell-keys-not-opened.ts'

const now = '2026-03-02T02:00:00.000Z'
const sealingKey = Buffer.alloc(32, 3)
const otherKey = Buffer.alloc(32, 4)
let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

/** What stands in the program's log when it starts with this sealing key. */
async function toldWith(key: Uint8Array): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  await tellKeysNotOpened(test.db, { sealingKey: key, file: '/keys/sealing-key', log })
  return lines.map((line) => JSON.parse(line))
}

async function withCodes(who: TownPerson, key: Uint8Array): Promise<void> {
  const account = `a-${people[who].personId}`
  const sealed = sealKey(key, chance, account, Buffer.alloc(keyBytes, 1))
  await test.db
    .transaction()
    .execute((tx) => insertOneTimeKey(tx, { account_id: account, sealed, last_step: 0, made_at: now }, [`hash${who}`]))
}

describe('the program, when it starts', () => {
  it('says nothing of keys of one-time codes where there are none, or its sealing key opens all', async () => {
    expect(await toldWith(otherKey)).toEqual([])
    await withCodes('deputy', sealingKey)
    expect(await toldWith(sealingKey)).toEqual([])
  })

  it('says that none opens where another sealing key locked them, which file it is, and how many', async () => {
    expect(await toldWith(otherKey)).toMatchObject([
      { level: 50, file: '/keys/sealing-key', keys: 1, notOpened: 1, msg: expect.stringContaining('none of the keys') },
    ])
  })

  it('says that not every key opens where one was locked by another', async () => {
    await withCodes('administrator', otherKey)
    expect(await toldWith(sealingKey)).toMatchObject([
      { keys: 2, notOpened: 1, msg: expect.stringContaining('not every key') },
    ])
  })
})
