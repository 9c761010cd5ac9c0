import { generateKeyPairSync } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { parseCheckpoint } from '#ledger/checkpoint.ts'
import { signerKey } from '#ledger/note-key.ts'
import type { TreeHead } from '#ledger/proofs.ts'
import { verifyLog } from '#ledger/verify-log.ts'
import { lockContent } from '#store/content-lock.ts'
import { appendLedgerActs, listLedgerEntries } from '#store/ledger-entries.ts'
import { listCheckpoints, newestCheckpoint } from '#store/log-checkpoints.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { townLogKey as key } from '#tests/support/test-dependencies.ts'
import { logFilesIn } from './log-files.ts'
import { LogDamaged } from './log-keys/log-damaged.ts'
import { OlderState } from './older-state.ts'
import { publishLog } from './publish-log.ts'

const clock = () => new Date('2026-03-16T02:00:00Z')
let test: TestDatabase
let done = 0

beforeEach(async () => {
  test = await createTestDatabase()
  done = 0
})

afterEach(() => test.drop())

/** Puts acts on the record, without the cases they would come from. */
async function act(count: number): Promise<void> {
  const acts = Array.from({ length: count }, (_, n) => ({
    at: clock().toISOString(),
    payload: { act: 'test', n: done + n },
    caseId: null,
    caseSeq: null,
  }))
  done += count
  await test.db.transaction().execute((tx) => appendLedgerActs(tx, acts))
}

const publish = () => publishLog(test.db, [key], clock)
const verdict = async (older: readonly string[] = []) => verifyLog(logFilesIn(test.db), key, { older })
const noteNow = async () => (await newestCheckpoint(test.db))?.note ?? ''

/** What the owner of the database could do, who may take the guards away. */
async function tamper(table: string, statement: string): Promise<void> {
  await sql`alter table ${sql.table(table)} disable trigger user`.execute(test.ownerDb)
  await sql.raw(statement).execute(test.ownerDb)
  await sql`alter table ${sql.table(table)} enable trigger user`.execute(test.ownerDb)
}

describe('publishing the log', () => {
  it('puts every act into a signed tree that is verified from its files alone, and keeps all it signed before true', async () => {
    const kept: string[] = []
    for (const count of [1, 254, 1, 1, 300]) {
      await act(count)
      expect(await publish()).toBe(done)
      kept.push(await noteNow())
    }

    const entries: string[] = []
    const found = await verifyLog(logFilesIn(test.db), key, {
      older: kept,
      onEntries: (_, some) => void entries.push(...some.map((entry) => Buffer.from(entry).toString('utf8'))),
    })
    expect(found).toEqual({ size: 557, faults: [] })
    expect(entries).toEqual((await listLedgerEntries(test.db, 0, 1_000)).map(({ payload }) => payload))
  })

  it('has nothing to sign where nothing was done', async () => {
    expect(await publish()).toBe(0)
    expect(await verdict()).toEqual({ size: 0, faults: [{ code: 'no_checkpoint' }] })
    await act(3)
    await publish()
    const note = await noteNow()

    expect(await publish()).toBe(3)
    expect(await noteNow()).toBe(note)
    expect(await listCheckpoints(test.db, 10, 10)).toHaveLength(1)
  })

  it('shows nothing that no checkpoint covers yet', async () => {
    await act(3)
    await publish()
    await act(3)
    const files = logFilesIn(test.db)

    expect(await files('tile/entries/000.p/3')).toBeDefined()
    expect(await files('tile/entries/000.p/4')).toBeUndefined()
    expect(await files('tile/entries/000.p/6')).toBeUndefined()
    expect(await files('tile/0/000')).toBeUndefined()
    expect(await files('tile/0/001.p/1')).toBeUndefined()
    expect(await files('tile/7/000.p/1')).toBeUndefined()
  })

  it('still serves the narrower tiles of earlier checkpoints', async () => {
    await act(3)
    await publish()
    await act(400)
    await publish()

    expect(await logFilesIn(test.db)('tile/0/000.p/3')).toHaveLength(3 * 32)
  })

  it('signs a backlog of more than one batch in one go', async () => {
    await act(8_192)
    await act(1_000)

    expect(await publish()).toBe(9_192)
    expect(await verdict()).toEqual({ size: 9_192, faults: [] })
  })

  it('never forks, whoever else publishes at the same time while acts go on', async () => {
    const publishing = Array.from({ length: 20 }, () => publish())
    for (let n = 0; n < 20; n += 1) await act(7)
    await Promise.all(publishing)
    await publish()
    const all = (await listCheckpoints(test.db, 1_000, 1_000)).map(({ note }) => note)

    expect(await verdict(all)).toEqual({ size: 140, faults: [] })
  })

  it('signs while others are in the middle of an act, or one of them asks that content be removed', async () => {
    await act(3)
    for (const how of ['to_act', 'to_remove'] as const) {
      const size = await test.db.transaction().execute(async (tx) => {
        await lockContent(tx, how)
        return publish()
      })
      expect(size).toBe(3)
      expect((await newestCheckpoint(test.db))?.size).toBe(3)
    }
  })

  it('24 signs nothing where the database moved to a server that lacks what was signed, or has another history', async () => {
    await act(300)
    await publish()
    const signed = parseCheckpoint(await noteNow())
    if (signed === undefined) throw new Error('nothing was signed')
    await act(2)

    const goingOnFrom = (head: TreeHead) => publishLog(test.db, [key], clock, head)
    for (const size of [301, 302, 303]) await expect(goingOnFrom({ ...signed, size })).rejects.toThrow(OlderState)
    await expect(goingOnFrom({ ...signed, root: new Uint8Array(32) })).rejects.toThrow(OlderState)
    expect((await newestCheckpoint(test.db))?.size).toBe(300)

    expect(await goingOnFrom(signed)).toBe(302)
    await act(1)
    await expect(goingOnFrom({ ...signed, root: new Uint8Array(32) })).rejects.toThrow(OlderState)
    expect(await goingOnFrom(signed)).toBe(303)
  })

  it('signs on where the database moved to a server that lacks a checkpoint, and has all it was signed for', async () => {
    const another = await createTestDatabase()
    onTestFinished(() => another.drop())
    for (const count of [300, 220]) {
      await act(count)
      if (count === 300) await publish()
    }
    const acts = (await listLedgerEntries(test.db, 0, 1_000)).map(({ payload }) => JSON.parse(payload))
    const at = clock().toISOString()
    await another.db.transaction().execute((tx) =>
      appendLedgerActs(
        tx,
        acts.map((payload) => ({ at, payload, caseId: null, caseSeq: null })),
      ),
    )
    await publishLog(another.db, [key], clock)
    const signed = await newestCheckpoint(another.db)
    if (signed === undefined) throw new Error('nothing was signed')

    expect(signed.size).toBe(520)
    expect((await newestCheckpoint(test.db))?.size).toBe(300)
    expect(await publishLog(test.db, [key], clock, signed)).toBe(520)
  })

  it('signs nothing more once a published tile was changed behind its back', async () => {
    await act(300)
    await publish()
    const kept = await noteNow()
    await tamper(
      'log_tile',
      `update log_tile set hashes = overlay(hashes placing '\\x00'::bytea from 9) where level = 1`,
    )
    await act(1)

    await expect(publish()).rejects.toThrow(LogDamaged)
    expect(await noteNow()).toBe(kept)
  })

  it('signs nothing more under another key than before, and nothing when an act was taken out', async () => {
    await act(3)
    await publish()
    await act(3)
    const other = signerKey(key.name, 'log', generateKeyPairSync('ed25519').privateKey)
    await expect(publishLog(test.db, [other], clock)).rejects.toThrow(LogDamaged)

    await tamper('ledger_entry', 'delete from ledger_entry where seq = 5')
    await expect(publish()).rejects.toThrow(LogDamaged)
  })

  it.each([
    ['changed', `update ledger_entry set payload = replace(payload, '"n":1}', '"n":9}') where seq = 2`],
    ['removed', 'delete from ledger_entry where seq = 2'],
  ])('lets everybody see that an act already published was %s in the database', async (_, statement) => {
    await act(5)
    await publish()
    await tamper('ledger_entry', statement)

    expect((await verdict()).faults).not.toEqual([])
  })

  it('lets whoever kept a checkpoint see that the database was put back and went on otherwise', async () => {
    await act(5)
    await publish()
    const kept = await noteNow()
    await tamper('log_checkpoint', 'delete from log_checkpoint')
    await tamper('log_tile', 'delete from log_tile')
    await tamper('ledger_entry', 'delete from ledger_entry where seq > 3')
    done = 100
    await act(4)
    await publish()

    expect(await verdict()).toEqual({ size: 7, faults: [] })
    expect((await verdict([kept])).faults).toEqual([{ code: 'rewritten', before: 5 }])
  })

  it('leaves tables that neither the application nor its owner changes by an ordinary statement', async () => {
    await act(5)
    await publish()
    const size = parseCheckpoint(await noteNow())?.size

    for (const db of [test.db, test.ownerDb]) {
      await expect(sql`update log_checkpoint set note = ''`.execute(db)).rejects.toThrow()
      await expect(sql`delete from log_checkpoint`.execute(db)).rejects.toThrow()
      await expect(sql`update log_tile set hashes = substring(hashes from 1 for 32)`.execute(db)).rejects.toThrow()
      await expect(sql`delete from log_tile`.execute(db)).rejects.toThrow()
      await expect(sql`truncate log_tile`.execute(db)).rejects.toThrow()
    }
    expect(size).toBe(5)
  })
})
