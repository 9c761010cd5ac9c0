import { describe, expect, it } from 'vitest'
import {
  announced,
  changedLog,
  entriesWith,
  keyFile,
  newLogKey,
  receiptAt,
  retired,
  signedAt,
} from '#tests/support/changed-log.ts'
import { publishedLog } from '#tests/support/published-log.ts'
import { followKeys, formatKeyFile } from './key-chain.ts'
import { soleKey } from './key-history.ts'
import type { SignerKey } from './note-key.ts'
import { receiptFault } from './receipt.ts'
import { verifyLog } from './verify-log.ts'

const log = await changedLog()
const { first, second, entries } = log
const stranger = newLogKey()
const fileOf = (files: ReadonlyMap<string, Uint8Array>) => Buffer.from(files.get('keys') ?? []).toString('utf8')
const codeOf = (file: string, held: SignerKey) => {
  const chain = followKeys(file, held)
  return chain.ok ? 'ok' : chain.refusal.code
}
const verify = async (files: ReadonlyMap<string, Uint8Array>, key: SignerKey, older: readonly string[] = []) =>
  verifyLog(async (path) => files.get(path), key, { older })
const faultsOf = async (files: ReadonlyMap<string, Uint8Array>, key: SignerKey, older: readonly string[] = []) =>
  (await verify(files, key, older)).faults.map(({ code }) => code)
const withFiles = (changes: Readonly<Record<string, string>>) =>
  new Map([...log.files, ...Object.entries(changes).map(([path, text]) => [path, Buffer.from(text)] as const)])

describe('the file of a log’s keys', () => {
  it('leads whoever holds the old key to the new one, and whoever holds the new to the old', () => {
    for (const held of [first, second]) expect(codeOf(fileOf(log.files), held)).toBe('ok')
    expect(codeOf(fileOf(log.files), stranger)).toBe('key_not_of_this_log')
  })

  it('names the one key of a log that never had another', () => {
    expect(codeOf(formatKeyFile(soleKey(first), []), first)).toBe('ok')
    expect(codeOf(formatKeyFile(soleKey(stranger), []), first)).toBe('key_not_of_this_log')
  })

  it('leads over several changes', async () => {
    const third = newLogKey()
    const many = entriesWith(90, {
      10: announced(first, second, 10),
      20: retired(first, 19),
      30: announced(second, third, 30),
      31: retired(second, 30),
    })
    const receipts = new Map([
      [10, await receiptAt(many, 10, 12, first, second)],
      [20, await receiptAt(many, 20, 25, second)],
      [30, await receiptAt(many, 30, 30, second, third)],
      [31, await receiptAt(many, 31, 90, third)],
    ])
    const file = keyFile(first, many, receipts)
    for (const held of [first, second, third]) expect(codeOf(file, held)).toBe('ok')
    const files = new Map([...(await publishedLog(many, third)), ['keys', Buffer.from(file)] as const])
    for (const held of [first, second, third]) expect(await verify(files, held)).toEqual({ size: 90, faults: [] })
  })

  it.each<[string, () => Promise<Map<number, string>>]>([
    ['the key that follows signed alone', () => links([second], [second], 210)],
    ['the key before signed alone', () => links([first], [second], 210)],
    ['a stranger signed for the key before', () => links([stranger, second], [second], 210)],
    ['is signed by both only where the key before had ended', () => links([first, second], [second], 450)],
    ['whose end the key before signed alone', () => links([first, second], [first], 210)],
  ])('is refused where the announcement is one that %s', async (_, made) => {
    expect(codeOf(keyFile(first, entries, await made()), first)).toBe('key_not_handed_on')
    expect(codeOf(keyFile(first, entries, await made()), second)).toBe('key_not_handed_on')
  })

  it('is refused with the proof of another entry, a changed list of keys, or anything that is no such file', () => {
    const file = fileOf(log.files)
    expect(codeOf(file.replace('"last": 400', '"last": 4000'), first)).toBe('not_a_key_file')
    expect(codeOf(file.replace(/"acts": \[[^\]]*\]/, '"acts": []'), first)).toBe('not_a_key_file')
    for (const other of ['', '{}', 'null', '[]', file.slice(0, -40), file.replace('keys/1', 'keys/2')]) {
      expect(codeOf(other, first)).toBe('not_a_key_file')
    }
  })
})

async function links(
  handover: readonly [SignerKey, ...SignerKey[]],
  end: readonly [SignerKey, ...SignerKey[]],
  size: number,
): Promise<Map<number, string>> {
  return new Map([
    [200, await receiptAt(entries, 200, size, ...handover)],
    [401, await receiptAt(entries, 401, 420, ...end)],
  ])
}

describe('a log that changed its key', () => {
  it('is found right with the old key and with the new, and with checkpoints kept from before, while and after', async () => {
    const kept = [
      await signedAt(entries, 150, first),
      await signedAt(entries, 300, first, second),
      await signedAt(entries, 500, second),
    ]
    for (const held of [first, second]) expect(await verify(log.files, held, kept)).toEqual({ size: 600, faults: [] })
  })

  it('is found right while both keys sign, with either', async () => {
    const both = entries.slice(0, 300)
    const files = await publishedLog(both, first)
    files.set('checkpoint', Buffer.from(await signedAt(both, 300, first, second)))
    const receipts = new Map([[200, await receiptAt(both, 200, 210, first, second)]])
    files.set('keys', Buffer.from(keyFile(first, both, receipts)))
    for (const held of [first, second]) expect(await faultsOf(files, held)).toEqual([])

    files.set('checkpoint', Buffer.from(await signedAt(both, 300, first)))
    expect(await faultsOf(files, first)).toContain('checkpoint_not_signed')
    files.set('checkpoint', Buffer.from(await signedAt(both, 300, second)))
    expect(await faultsOf(files, second)).toContain('checkpoint_not_signed')
  })

  it('is refused with a key that nobody announced, and where a stranger signed', async () => {
    expect(await faultsOf(log.files, stranger)).toEqual(['key_not_of_this_log', 'checkpoint_not_signed'])
    const signed = withFiles({ checkpoint: await signedAt(entries, 600, stranger) })
    for (const held of [first, second]) expect(await faultsOf(signed, held)).toEqual(['checkpoint_not_signed'])
  })

  it('is refused where the key that has ended signs beyond its end, also without the file of keys', async () => {
    const late = withFiles({ checkpoint: await signedAt(entries, 600, first) })
    expect(await faultsOf(late, first)).toEqual(['checkpoint_not_signed'])
    late.delete('keys')
    expect(await faultsOf(late, first)).toEqual(['checkpoint_not_signed'])
    const kept = await signedAt(entries, 401, first)
    expect(await faultsOf(log.files, second, [kept])).toEqual(['older_not_signed'])
    expect(await faultsOf(log.files, second, [await signedAt(entries, 199, second)])).toEqual(['older_not_signed'])
  })

  it('is refused where the thief of no key forged the announcement', async () => {
    const forged = entriesWith(600, { 200: announced(first, stranger, 200), 401: retired(first, 400) })
    const files = await publishedLog(forged, stranger)
    const receipts = new Map([
      [200, await receiptAt(forged, 200, 210, second, stranger)],
      [401, await receiptAt(forged, 401, 420, stranger)],
    ])
    files.set('keys', Buffer.from(keyFile(first, forged, receipts)))
    expect(await faultsOf(files, first)).toEqual(['key_not_handed_on', 'checkpoint_not_signed'])
    expect(await faultsOf(files, second)).toEqual(['key_not_of_this_log', 'checkpoint_not_signed'])
    files.delete('keys')
    expect(await faultsOf(files, first)).toEqual(['checkpoint_not_signed'])
  })

  it('is refused where its entries about keys do not follow from one another', async () => {
    const wrong = entriesWith(600, { 200: announced(first, second, 201) })
    expect(await faultsOf(await publishedLog(wrong, first), first)).toEqual(['key_size_wrong'])
  })

  it('is refused where the file of keys leaves an entry out, or tells of a tree that is not this one', async () => {
    const without = keyFile(first, entries, new Map([...(await links([first, second], [second], 210))].slice(0, 1)))
    const stale = withFiles({ keys: without, checkpoint: await signedAt(entries, 600, first, second) })
    expect(await faultsOf(stale, first)).toEqual(['keys_differ'])

    const fork = entriesWith(600, {
      100: Buffer.from('another'),
      200: announced(first, second, 200),
      401: retired(first, 400),
    })
    const receipts = new Map([
      [200, await receiptAt(fork, 200, 210, first, second)],
      [401, await receiptAt(fork, 401, 420, second)],
    ])
    expect(await faultsOf(withFiles({ keys: keyFile(first, fork, receipts) }), first)).toEqual([
      'rewritten',
      'rewritten',
    ])
  })

  it('whose file of keys was fetched later than its checkpoint is found right', async () => {
    const early = await publishedLog(entries.slice(0, 300), first)
    early.set('checkpoint', Buffer.from(await signedAt(entries, 300, first, second)))
    early.set('keys', log.files.get('keys') ?? Buffer.from(''))
    for (const held of [first, second]) expect(await faultsOf(early, held)).toEqual([])
  })
})

describe('a receipt of a log that changed its key', () => {
  const chain = followKeys(fileOf(log.files), first)
  const keys = chain.ok ? chain.value.history : soleKey(stranger)
  const policy = (held: SignerKey) => ({ log: held, witnesses: [], quorum: 0 })

  it('of before the change holds by the old key alone, for ever, and by the new key with the file of keys', async () => {
    const before = await receiptAt(entries, 7, 150, first)
    expect(receiptFault(before, policy(first))).toBeUndefined()
    expect(receiptFault(before, policy(second))).toBe('not_signed_by_the_log')
    expect(receiptFault(before, { ...policy(second), keys })).toBeUndefined()
  })

  it('of after the change holds by the new key alone, and by the old key with the file of keys', async () => {
    const after = await receiptAt(entries, 7, 500, second)
    expect(receiptFault(after, policy(second))).toBeUndefined()
    expect(receiptFault(after, policy(first))).toBe('not_signed_by_the_log')
    expect(receiptFault(after, { ...policy(first), keys })).toBeUndefined()
  })

  it('is refused under a key that had ended, or had not begun, at its checkpoint', async () => {
    const late = await receiptAt(entries, 7, 401, first)
    const early = await receiptAt(entries, 7, 199, second)
    const half = await receiptAt(entries, 7, 300, first)
    for (const receipt of [late, early, half]) {
      expect(receiptFault(receipt, { ...policy(first), keys })).toBe('not_signed_by_the_log')
    }
    expect(receiptFault(await receiptAt(entries, 7, 400, first, second), { ...policy(first), keys })).toBeUndefined()
  })
})
