import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { toBase64 } from './base64.ts'
import { signCheckpoint } from './checkpoint.ts'
import { cosign } from './cosignature.ts'
import { type EntryProof, entryProofFault, formatEntryProof, parseEntryProof } from './entry-proof.ts'
import { leafHash, nodeHash } from './hash.ts'
import { signerKey } from './note-key.ts'
import { formatNote, parseNote } from './signed-note.ts'

const newKey = (name: string, kind: 'log' | 'witness' = 'log') =>
  signerKey(name, kind, generateKeyPairSync('ed25519').privateKey)
const log = newKey('city.example/log')

describe('the proof of an entry', () => {
  const entries = [Buffer.from('one'), Buffer.from('two')] as const
  const leaves = [leafHash(entries[0]), leafHash(entries[1])] as const
  const head = { size: 2, root: nodeHash(leaves[0], leaves[1]) }
  const whole: EntryProof = {
    extra: Buffer.from('beside'),
    index: 1,
    proof: [leaves[0]],
    checkpoint: signCheckpoint(head, log),
  }
  const policy = { log, witnesses: [], quorum: 0 }

  it('is read back as it was written, with and without what stands beside it', () => {
    for (const proof of [whole, { ...whole, extra: Buffer.alloc(0) }, { ...whole, extra: null }]) {
      const read = parseEntryProof(formatEntryProof(proof))
      expect(read && formatEntryProof(read)).toBe(formatEntryProof(proof))
      expect(read && entryProofFault(read, entries[1], policy)).toBeUndefined()
    }
  })

  it('is a text of lines: what it is, what stands beside, the place, the hashes, then the checkpoint', () => {
    expect(formatEntryProof(whole)).toBe(
      `c2sp.org/tlog-proof@v1\nextra YmVzaWRl\nindex 1\n${toBase64(leaves[0])}\n\n${whole.checkpoint}`,
    )
    expect(formatEntryProof({ ...whole, extra: null, proof: [] })).toBe(
      `c2sp.org/tlog-proof@v1\nindex 1\n\n${whole.checkpoint}`,
    )
  })

  it('says of what is wrong what it is', () => {
    expect(entryProofFault(whole, entries[0], policy)).toBe('not_in_the_tree')
    expect(entryProofFault({ ...whole, index: 0 }, entries[1], policy)).toBe('not_in_the_tree')
    expect(entryProofFault(whole, entries[1], { ...policy, log: newKey('city.example/log') })).toBe(
      'not_signed_by_the_log',
    )
    expect(entryProofFault({ ...whole, checkpoint: 'nothing' }, entries[1], policy)).toBe('not_a_checkpoint')
  })

  it('counts only witnesses that are trusted and signed this very checkpoint', () => {
    const [one, two] = [newKey('one.example', 'witness'), newKey('two.example', 'witness')]
    const note = parseNote(whole.checkpoint)
    if (note === undefined) throw new Error('no note')
    const checkpoint = formatNote({ ...note, signatures: [...note.signatures, cosign(note, one, 1_790_000_000)] })
    const fault = (quorum: number) =>
      entryProofFault({ ...whole, checkpoint }, entries[1], { log, witnesses: [one, two], quorum })

    expect(fault(1)).toBeUndefined()
    expect(fault(2)).toBe('too_few_witnesses')
  })

  const first = 'c2sp.org/tlog-proof@v1\n'
  const hash = `${toBase64(leaves[0])}\n`

  it.each([
    ['nothing at all', ''],
    ['no checkpoint', `${first}index 1\n`],
    ['another version', 'c2sp.org/tlog-proof@v2\nindex 1\n\nx'],
    ['no first line', `\n${first}index 1\n\nx`],
    ['no place', `${first}\nx`],
    ['a hash for its place', `${first}${hash}\nx`],
    ['a place under another word', `${first}entry 1\n\nx`],
    ['a place in capitals', `${first}INDEX 1\n\nx`],
    ['an empty place', `${first}index \n\nx`],
    ['a place before the first', `${first}index -1\n\nx`],
    ['a place with a zero before it', `${first}index 01\n\nx`],
    ['a place that no number holds exactly', `${first}index 9007199254740992\n\nx`],
    ['two places', `${first}index 1\nindex 1\n\nx`],
    ['something beside it that is not base64', `${first}extra !\nindex 1\n\nx`],
    ['something beside it behind its place', `${first}index 1\nextra YmVzaWRl\n\nx`],
    ['something beside it twice', `${first}extra YmVzaWRl\nextra YmVzaWRl\nindex 1\n\nx`],
    ['a hash that is not base64', `${first}index 1\n!\n\nx`],
    ['a hash of 31 bytes', `${first}index 1\n${toBase64(leaves[0].subarray(1))}\n\nx`],
    ['a hash of 33 bytes', `${first}index 1\n${toBase64(Buffer.alloc(33))}\n\nx`],
    ['one good hash and one that is none', `${first}index 1\n${hash}!\n\nx`],
    ['64 hashes', `${first}index 1\n${hash.repeat(64)}\nx`],
  ])('is none with %s', (_what, text) => {
    expect(parseEntryProof(text)).toBeUndefined()
  })

  it.each([0, 1, 63])('may have %i hashes, and says what it has', (count) => {
    expect(parseEntryProof(`${first}index 9007199254740991\n${hash.repeat(count)}\nx\n\ny`)).toEqual({
      extra: null,
      index: 2 ** 53 - 1,
      proof: Array.from({ length: count }, () => Buffer.from(leaves[0])),
      checkpoint: 'x\n\ny',
    })
  })
})
