import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { parseCheckpoint } from '#ledger/checkpoint.ts'
import { isSameKey, type SignerKey } from '#ledger/note-key.ts'
import { isNoteSignedBy } from '#ledger/signed-note.ts'
import { verifyLog } from '#ledger/verify-log.ts'
import { logFilesIn } from '#operations/log-files.ts'
import { OlderState } from '#operations/older-state.ts'
import { LogKeyMissing, type LogKeys, publishLog } from '#operations/publish-log.ts'
import { verifyRecord } from '#operations/verify-record.ts'
import { appendLedgerActs, ledgerHead, listKeyEntries } from '#store/ledger-entries.ts'
import { listCheckpoints, newestCheckpoint } from '#store/log-checkpoints.ts'
import { newLogKey } from '#tests/support/changed-log.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { changeLogKey, type KeyChangeContext } from './change-log-key.ts'
import { retireDueKey, retireLogKey } from './retire-log-key.ts'

const at = '2026-03-16T02:00:00.000Z'
const until = '2026-04-15T02:00:00.000Z'
const clock = () => new Date(at)
const [first, second, third] = [newLogKey(), newLogKey(), newLogKey()]
let test: TestDatabase

beforeEach(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})
afterEach(() => test.drop())

async function act(count: number): Promise<void> {
  const acts = Array.from({ length: count }, (_, n) => ({
    ...{ at, payload: { act: 'test', n }, caseId: null, caseSeq: null },
  }))
  await test.db.transaction().execute((tx) => appendLedgerActs(tx, acts))
}

const by = (changes: Partial<KeyChangeContext> = {}): KeyChangeContext => ({
  ...{ login: 'administrator', reason: 'every three years', on: plainDate('2026-03-16'), at, signed: undefined },
  ...changes,
})
const change = (next: SignerKey, end: string | null, held: LogKeys = [first], context = by()) =>
  changeLogKey(test.db, context, { held, makeNext: async () => next, until: end })
const publish = (...held: LogKeys) => publishLog(test.db, held, clock)
const head = async () => (await ledgerHead(test.db)).seq

/** The checkpoints from the first on: of which size, and whose signatures stand under each. */
async function signatures(): Promise<readonly (readonly [number, string])[]> {
  const all = await listCheckpoints(test.db, 1_000_000, 1_000)
  const names = [first, second, third]
  return all.toReversed().map(({ size, note }) => {
    const read = parseCheckpoint(note)?.note
    const signers = names.flatMap((key, n) => (read !== undefined && isNoteSignedBy(read, key) ? [n + 1] : []))
    expect(read?.signatures.length).toBe(signers.length)
    return [size, signers.join('+')]
  })
}

/** From outside, with any of these keys, and every checkpoint there was; and from inside. */
async function expectSound(...keys: readonly SignerKey[]): Promise<void> {
  const older = (await listCheckpoints(test.db, 1_000_000, 1_000)).map(({ note }) => note)
  for (const key of keys) {
    expect((await verifyLog(logFilesIn(test.db, first), key, { older })).faults).toEqual([])
  }
  expect((await verifyRecord(test.db)).faults).toEqual([])
}

describe('a log’s key that is changed by plan', () => {
  it('is announced in the log with who, why and when; then both sign, and after its time the new one alone', async () => {
    await act(5)
    await publish(first)
    const announced = await change(second, until)
    await act(2)
    await publish(first, second)
    await act(2)
    await publish(first, second)
    expect(await retireDueKey(test.db, first, '2026-04-15T01:59:59.999Z')).toBeUndefined()
    const retired = await retireDueKey(test.db, first, until)
    await act(2)
    await publish(second)
    const size = await head()

    expect(announced).toMatchObject({ ok: true, value: { entry: size - 7 } })
    expect(retired?.entry).toBe(size - 2)
    expect(retired !== undefined && isSameKey(retired.key, first)).toBe(true)
    expect(await signatures()).toEqual([
      [size - 8, '1'],
      [size - 5, '1+2'],
      [size - 3, '1+2'],
      [size, '2'],
    ])
    const said = (await listKeyEntries(test.db)).map(({ payload }) => JSON.parse(payload))
    expect(said).toMatchObject([
      { act: 'log_key_announced', from: size - 7, until, by: 'p-administrator', reason: 'every three years', at },
      { act: 'log_key_retired', last: size - 3, by: 'timer' },
    ])
    await expectSound(first, second)
  })

  it('can be changed again once the change before is over', async () => {
    await act(1)
    await publish(first)
    await change(second, until)
    await publish(first, second)
    await retireDueKey(test.db, first, until)
    await change(third, until, [second])
    await publish(second, third)
    await retireDueKey(test.db, second, until)
    await act(1)
    await publish(third)

    expect((await signatures()).map(([, signers]) => signers)).toEqual(['1', '1+2', '2+3', '3'])
    await expectSound(first, second, third)
  })

  it('hands on all the same where nothing was signed while both were in force', async () => {
    await act(1)
    await publish(first)
    await change(second, until)
    await act(3)
    await retireDueKey(test.db, first, until)
    await act(3)
    await expect(publish(second)).rejects.toThrow(LogKeyMissing)
    await publish(first, second)

    expect((await signatures()).map(([, signers]) => signers)).toEqual(['1', '1+2', '2'])
    await expectSound(first, second)
  })
})

describe('a log’s key that is changed at once', () => {
  it('signs one tree more, that of its own announcement, with the key that follows it', async () => {
    await act(5)
    await publish(first)
    await change(second, null)
    await act(300)
    await publish(first, second)
    const size = await head()

    expect(await signatures()).toEqual([
      [size - 302, '1'],
      [size - 301, '1+2'],
      [size, '2'],
    ])
    await act(1)
    await publish(second)
    await expectSound(first, second)
  })

  it('ends as soon where a change by plan is under way, also where its file is lost by then', async () => {
    await act(1)
    await publish(first)
    expect(await retireLogKey(test.db, by(), [first])).toEqual({ ok: false, refusal: { code: 'no_change_under_way' } })
    await change(second, until)
    await publish(first, second)
    await act(1)
    await expect(publish(second)).rejects.toThrow(LogKeyMissing)
    const ended = await retireLogKey(test.db, by({ reason: 'stolen' }), [second])
    await publish(second)

    expect(ended).toMatchObject({ ok: true, value: { entry: await head() } })
    expect((await signatures()).map(([, signers]) => signers)).toEqual(['1', '1+2', '2'])
    await expectSound(first, second)
  })
})

describe('nothing is announced, and no key made,', () => {
  const refused = async (context: KeyChangeContext, held: LogKeys = [first]) => {
    const [before, made] = [await head(), [] as string[]]
    const makeNext = async () => {
      made.push('one')
      return second
    }
    const answer = await changeLogKey(test.db, context, { held, makeNext, until })
    expect([await head(), made]).toEqual([before, []])
    return answer.ok ? 'ok' : answer.refusal.code
  }

  it('by who is no administrator, or is one no more', async () => {
    await act(1)
    await publish(first)
    for (const login of ['secretary', 'deputy', 'roads', 'leader', 'nobody', '']) {
      expect(await refused(by({ login }))).toBe('no_administrator')
      const ending = await retireLogKey(test.db, by({ login }), [first])
      expect(ending).toMatchObject({ ok: false, refusal: { code: 'no_administrator' } })
    }
    await sql`update account set disabled_at = ${at} where login = 'administrator'`.execute(test.db)
    expect(await refused(by())).toBe('no_administrator')
  })

  it.each([
    ['', 'reason_needed'],
    ['  ', 'reason_needed'],
    ['x'.repeat(501), 'reason_needed'],
    ['x'.repeat(500), 'ok'],
  ])('without a reason of up to 500 characters', async (reason, code) => {
    await act(1)
    await publish(first)
    if (code === 'ok') expect((await change(second, until, [first], by({ reason }))).ok).toBe(true)
    else expect(await refused(by({ reason }))).toBe(code)
  })

  it('before anything was signed, without the key in force, and while another change is under way', async () => {
    await act(1)
    expect(await refused(by())).toBe('nothing_signed')
    await publish(first)
    await change(second, until)
    expect(await refused(by())).toBe('change_under_way')
    await retireLogKey(test.db, by(), [first])
    expect(await refused(by(), [first])).toBe('key_in_force_missing')
    expect(await refused(by(), [third])).toBe('key_in_force_missing')
  })

  it('24 where the database lacks what is known to have been signed', async () => {
    await act(1)
    await publish(first)
    const newest = await newestCheckpoint(test.db)
    if (newest === undefined) throw new Error('nothing was signed')
    const ahead = { size: newest.size + 5, root: newest.root }
    await expect(change(second, until, [first], by({ signed: ahead }))).rejects.toThrow(OlderState)
    await expect(retireLogKey(test.db, by({ signed: ahead }), [first])).rejects.toThrow(OlderState)
    expect(await listKeyEntries(test.db)).toEqual([])
    expect((await change(second, until, [first], by({ signed: newest }))).ok).toBe(true)
  })
})

describe('several programs during a change', () => {
  it('never fork nor sign otherwise than the entries say, whichever keys each of them holds', async () => {
    await act(3)
    await publish(first)
    const holding: readonly LogKeys[] = [[first], [second], [first, second], [second, first]]
    const working = Array.from({ length: 24 }, async (_, n) => {
      if (n === 8) return change(second, until)
      if (n === 16) return retireDueKey(test.db, first, until)
      await act(3)
      return publish(...(holding[n % holding.length] ?? [first])).catch((fault: unknown) => fault)
    })
    const answers = await Promise.all(working)
    await retireDueKey(test.db, first, until)
    await act(1)
    await publish(first, second)

    const faults = answers.filter((one) => one instanceof Error)
    expect(
      faults.filter((fault) => !(fault instanceof LogKeyMissing || /not signed by the keys/.test(fault.message))),
    ).toEqual([])
    expect((await signatures()).at(-1)?.[1]).toBe('2')
    await expectSound(first, second)
  })

  it('announce one key and end one, however many try at once', async () => {
    await act(1)
    await publish(first)
    const changes = await Promise.all([second, third, newLogKey(), newLogKey()].map((key) => change(key, until)))
    expect(changes.filter(({ ok }) => ok)).toHaveLength(1)
    const ends = await Promise.all([1, 2, 3, 4].map(() => retireDueKey(test.db, first, until)))
    expect(ends.filter((one) => one !== undefined)).toHaveLength(1)
    expect(await listKeyEntries(test.db)).toHaveLength(2)
  })
})

describe('a record whose entries about keys were forged in the database', () => {
  it.each([
    [
      'a stranger’s key',
      (payload: string, stranger: string) => payload.replace(/"key":"[^"]+"/, `"key":"${stranger}"`),
    ],
    ['another size', (payload: string) => payload.replace(/"from":\d+/, '"from":1')],
  ])('with %s, is found wrong, and nothing more is signed', async (_, forge) => {
    await act(1)
    await publish(first)
    await change(second, until)
    await publish(first, second)
    const [entry] = await listKeyEntries(test.db)
    const strange = 'city.example/log+00000000+AAAA'
    await sql`alter table ledger_entry disable trigger user`.execute(test.ownerDb)
    await sql`update ledger_entry set payload = ${forge(entry?.payload ?? '', strange)} where seq = ${entry?.number}`.execute(
      test.ownerDb,
    )
    await act(1)

    await expect(publish(first, second)).rejects.toThrow(/about the log's keys/)
    expect((await verifyRecord(test.db)).faults.join('\n')).toMatch(/keys/)
    await expect(change(third, until)).rejects.toThrow(/about the log's keys/)
  })
})
