import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyBytes } from '#operations/accounts/one-time-code.ts'
import { openSealed, type SealingKeys, sealKey } from '#operations/accounts/sealed-key.ts'
import { findOneTimeKey, insertOneTimeKey, replaceSealed } from '#store/one-time-keys.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { beginSealing } from './begin-sealing.ts'
import { chance } from './chance.ts'

const now = '2026-03-02T02:00:00.000Z'
const first = Buffer.alloc(32, 3)
const second = Buffer.alloc(32, 4)
const lost = Buffer.alloc(32, 5)
let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

/** What stands in the program's log when it starts with these sealing keys. */
async function startWith(...sealingKeys: SealingKeys): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  await beginSealing(test.db, { sealingKeys, file: '/keys/sealing-key', chance, log })
  return lines.map((line) => JSON.parse(line))
}

const accountOf = (who: TownPerson): string => `a-${people[who].personId}`

async function withCodes(who: TownPerson, key: Uint8Array): Promise<void> {
  const account = accountOf(who)
  const sealed = sealKey([key], chance, account, Buffer.alloc(keyBytes, 1))
  await test.db
    .transaction()
    .execute((tx) => insertOneTimeKey(tx, { account_id: account, sealed, last_step: 0, made_at: now }, [`hash${who}`]))
}

/** The key somebody's codes are made by, where this sealing key alone opens it. */
async function openedBy(key: Uint8Array, who: TownPerson): Promise<Buffer | undefined> {
  const kept = await findOneTimeKey(test.db, accountOf(who))
  return kept === undefined ? undefined : openSealed([key], accountOf(who), kept.sealed)
}

describe('the program, when it starts', () => {
  it('says nothing of keys of one-time codes where there are none, or its one sealing key opens all', async () => {
    expect(await startWith(second)).toEqual([])
    await withCodes('deputy', first)
    expect(await startWith(first)).toEqual([])
  })

  it('says that none opens where another sealing key locked them, which file it is, and how many', async () => {
    expect(await startWith(second)).toMatchObject([
      { level: 50, file: '/keys/sealing-key', keys: 1, notOpened: 1, msg: expect.stringContaining('none of the keys') },
    ])
    expect(await openedBy(first, 'deputy')).toEqual(Buffer.alloc(keyBytes, 1))
  })

  it('says that not every key opens where one was locked by another', async () => {
    await withCodes('administrator', lost)
    expect(await startWith(first)).toMatchObject([
      { keys: 2, notOpened: 1, msg: expect.stringContaining('not every key') },
    ])
  })

  it('locks by the first sealing key of its file what the second locked, and leaves alone what neither opens', async () => {
    expect(await startWith(second, first)).toMatchObject([{ level: 30, keys: 2, sealedAnew: 1 }, { notOpened: 1 }])
    expect(await openedBy(second, 'deputy')).toEqual(Buffer.alloc(keyBytes, 1))
    expect(await openedBy(first, 'deputy')).toBeUndefined()
    expect(await openedBy(lost, 'administrator')).toEqual(Buffer.alloc(keyBytes, 1))
  })

  it('says that an older sealing key can be taken out once nothing needs it, and not before', async () => {
    expect(await startWith(second, first)).not.toMatchObject([{ msg: expect.stringContaining('older sealing key') }])
    expect(await startWith(second, first, lost)).toMatchObject([
      { sealedAnew: 1 },
      { level: 30, older: 2, msg: expect.stringContaining('leave its first line alone') },
    ])
    expect(await startWith(second)).toEqual([])
  })

  it('puts nothing in the place of a key that somebody set up anew while it was at it', async () => {
    await withCodes('secretary', first)
    const sealed = (fill: number) => sealKey([second], chance, accountOf('secretary'), Buffer.alloc(keyBytes, fill))
    const before = (await findOneTimeKey(test.db, accountOf('secretary')))?.sealed ?? Buffer.alloc(0)
    expect(await replaceSealed(test.db, accountOf('secretary'), { before, sealed: sealed(9) })).toBe(true)
    expect(await replaceSealed(test.db, accountOf('secretary'), { before, sealed: sealed(2) })).toBe(false)
    expect(await openedBy(second, 'secretary')).toEqual(Buffer.alloc(keyBytes, 9))
  })
})
