import { describe, expect, it } from 'vitest'
import { announced, newLogKey, retired } from '#tests/support/changed-log.ts'
import { canonicalJson } from './canonical-json.ts'
import { signCheckpoint, verifyCheckpointUnder } from './checkpoint.ts'
import { emptyRoot } from './hash.ts'
import { keyHistory, keysAt, type NumberedEntry } from './key-history.ts'
import { isSameKey, type VerifierKey } from './note-key.ts'

const [first, second, third] = [newLogKey(), newLogKey(), newLogKey()]
const at = (number: number, entry: Uint8Array): NumberedEntry => ({
  number,
  payload: Buffer.from(entry).toString('utf8'),
})
const names = (keys: readonly VerifierKey[]) =>
  keys.map((key) => ['first', 'second', 'third'][[first, second, third].findIndex((one) => isSameKey(one, key))])
const historyOf = (...entries: readonly NumberedEntry[]) => {
  const history = keyHistory(first, entries)
  if (!history.ok) throw new Error(history.refusal.code)
  return history.value
}
const whole = [
  at(10, announced(first, second, 10)),
  at(20, retired(first, 19)),
  at(30, announced(second, third, 30)),
  at(31, retired(second, 30)),
]

describe('the keys of a log', () => {
  it('are one, at every size, where its entries tell of no other', () => {
    for (const size of [0, 1, 1_000_000]) expect(names(keysAt(historyOf(), size))).toEqual(['first'])
  })

  it('are the one before, then both, then the one that follows, each from its own entry on', () => {
    const history = historyOf(...whole)
    const inForce = [0, 9, 10, 19, 20, 29, 30, 31, 99].map((size) => names(keysAt(history, size)))
    expect(inForce).toEqual([
      ['first'],
      ['first'],
      ['first', 'second'],
      ['first', 'second'],
      ['second'],
      ['second'],
      ['second', 'third'],
      ['third'],
      ['third'],
    ])
  })

  it('are the same whichever key the reader began with: the first entry names the one before it', () => {
    const byThird = keyHistory(third, whole)
    expect(byThird.ok && names(keysAt(byThird.value, 5))).toEqual(['first'])
  })

  it('all sign a checkpoint of the size where both are in force, and one of them alone is not enough', () => {
    const history = historyOf(...whole)
    const signed = (size: number, ...keys: readonly [typeof first, ...(typeof first)[]]) =>
      verifyCheckpointUnder(signCheckpoint({ size, root: emptyRoot() }, ...keys), history) !== undefined

    expect([signed(9, first), signed(15, first, second), signed(20, second)]).toEqual([true, true, true])
    expect([signed(15, first), signed(15, second), signed(15, third)]).toEqual([false, false, false])
    expect([signed(9, second), signed(20, first), signed(31, second)]).toEqual([false, false, false])
    expect(signed(20, first, second)).toBe(true)
  })
})

describe('an entry about keys is refused', () => {
  const changed = (entry: Uint8Array, members: Readonly<Record<string, string | number>>) =>
    Buffer.from(canonicalJson({ ...JSON.parse(Buffer.from(entry).toString('utf8')), ...members }))
  const elsewhere = newLogKey('other.example/log')

  it.each([
    [
      'that is announced by a key that has ended',
      [...whole.slice(0, 2), at(30, announced(first, third, 30))],
      'key_not_in_force',
    ],
    [
      'of a third key while two are in force',
      [...whole.slice(0, 1), at(15, announced(second, third, 15))],
      'key_not_in_force',
    ],
    ['that ends the only key', [at(10, retired(first, 9))], 'key_not_in_force'],
    ['that ends the younger of two', [...whole.slice(0, 1), at(20, retired(second, 19))], 'key_not_in_force'],
    ['that ends one twice', [...whole.slice(0, 2), at(21, retired(first, 20))], 'key_not_in_force'],
    ['that names a key of before', [...whole, at(40, announced(third, first, 40))], 'key_not_new'],
    ['that names the key itself', [at(10, announced(first, first, 10))], 'key_not_new'],
    ['that names a key of another log', [at(10, announced(first, elsewhere, 10))], 'key_not_new'],
    ['that lets a key sign from before its own entry', [at(10, announced(first, second, 9))], 'key_size_wrong'],
    ['that lets a key sign later only', [at(10, announced(first, second, 11))], 'key_size_wrong'],
    ['that ends a key later than itself', [...whole.slice(0, 1), at(20, retired(first, 20))], 'key_size_wrong'],
    ['that ends a key in the past', [...whole.slice(0, 1), at(20, retired(first, 12))], 'key_size_wrong'],
    ['of a later version', [at(10, changed(announced(first, second, 10), { v: 2 }))], 'key_entry_unreadable'],
    [
      'of another kind',
      [at(10, changed(announced(first, second, 10), { act: 'log_key_lent' }))],
      'key_entry_unreadable',
    ],
    ['with half a key', [at(10, changed(announced(first, second, 10), { key: 'x' }))], 'key_entry_unreadable'],
    ['without a size', [at(10, changed(announced(first, second, 10), { from: 'ten' }))], 'key_entry_unreadable'],
    ['that is no JSON', [{ number: 10, payload: '{"act":"log_key_announced"' }], 'key_entry_unreadable'],
  ])('%s', (_, entries, code) => {
    const history = keyHistory(first, entries)
    expect(history.ok ? 'ok' : history.refusal.code).toBe(code)
    if (!history.ok) expect(history.refusal.entry).toBe(entries.at(-1)?.number)
  })
})
