import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCheckpoint, signCheckpoint, verifyCheckpoint } from './checkpoint.ts'
import { cosign, cosignedAt } from './cosignature.ts'
import { type EntryProof, entryProofFault, formatEntryProof, parseEntryProof } from './entry-proof.ts'
import { leafHash, nodeHash } from './hash.ts'
import { encodeVerifierKey, parseVerifierKey, signerKey } from './note-key.ts'
import { formatNote, isNoteSignedBy, parseNote, parseSignatureLines, signatureLine } from './signed-note.ts'

const newKey = (name: string, kind: 'log' | 'witness' = 'log') =>
  signerKey(name, kind, generateKeyPairSync('ed25519').privateKey)
const log = newKey('city.example/log')
const root = leafHash(Buffer.from('one'))

describe('signed notes', () => {
  it('are the ones other software signs: the note and key that Go’s own package documents', () => {
    const key = parseVerifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
    const note = parseNote(
      'If you think cryptography is the answer to your problem,\n' +
        "then you don't know what your problem is.\n\n" +
        '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
    )

    expect(note && isNoteSignedBy(note, key)).toBe(true)
    expect(encodeVerifierKey(key)).toBe('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
  })

  it.each([
    ['', 'is empty'],
    ['text\n\n', 'has no signature'],
    ['text\n— a AAAAAAA=\n', 'has no empty line'],
    ['text\n\n— a AAAAAAA=', 'does not end its last line'],
    ['text\r\n\n— a AAAAAAA=\n', 'has a control character'],
    ['text\n\n— a AAAAAAA\n', 'spells base64 in another way'],
    ['text\n\n- a AAAAAAA=\n', 'has another dash'],
    ['text\n\n— a b AAAAAAA=\n', 'has a name with a space'],
    ['text\n\n— a+b AAAAAAA=\n', 'has a name with a plus sign'],
    ['text\n\n— a AAAA\n', 'has a signature without bytes'],
  ])('%j is none: it %s', (text) => {
    expect(parseNote(text)).toBeUndefined()
  })

  it.each(['city', 'city+00000000+AAAA', `${encodeVerifierKey(log)}A`, encodeVerifierKey(log).replace('city', 'town')])(
    'takes no key spelled %s',
    (text) => {
      expect(() => parseVerifierKey(text)).toThrow(RangeError)
    },
  )
})

describe('checkpoints', () => {
  it('are believed under the log’s own key and name alone', () => {
    const text = signCheckpoint({ size: 7, root }, log)

    expect(verifyCheckpoint(text, log)).toMatchObject({ origin: 'city.example/log', size: 7 })
    expect(verifyCheckpoint(text, newKey('city.example/log'))).toBeUndefined()
    expect(verifyCheckpoint(text, newKey('town.example/log'))).toBeUndefined()
    expect(verifyCheckpoint(text.replace('city.example/log\n', 'town.example/log\n'), log)).toBeUndefined()
  })

  it('are refused with any one bit changed', () => {
    const text = Buffer.from(signCheckpoint({ size: 123_456, root }, log), 'utf8')
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.nat(7), (at, bit) => {
        const changed = Buffer.from(text)
        changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        return verifyCheckpoint(changed.toString('utf8'), log) === undefined
      }),
      { numRuns: 1_000 },
    )
  })

  it.each(['01', '-1', '1e3', ' 1', '9007199254740993', ''])('have no size spelled %j', (size) => {
    const text = signCheckpoint({ size: 7, root }, log).replace('\n7\n', `\n${size}\n`)

    expect(parseCheckpoint(text)).toBeUndefined()
  })

  it('tell when a witness saw them', () => {
    const witness = newKey('witness.example', 'witness')
    const note = parseCheckpoint(signCheckpoint({ size: 7, root }, log))?.note
    if (note === undefined) throw new Error('no note')
    const line = cosign(note, witness, 1_790_000_000)
    const seen = { ...note, signatures: [...note.signatures, line] }

    expect(cosignedAt(seen, witness)).toBe(1_790_000_000)
    expect(cosignedAt(note, witness)).toBeUndefined()
    expect(cosignedAt(seen, newKey('witness.example', 'witness'))).toBeUndefined()
    expect(cosignedAt({ ...seen, text: seen.text.replace('\n7\n', '\n8\n') }, witness)).toBeUndefined()
    expect(parseSignatureLines(signatureLine(line))).toHaveLength(1)
    const later = Uint8Array.from(line.signature)
    later[7] = (later[7] ?? 0) ^ 1
    expect(cosignedAt({ ...note, signatures: [{ ...line, signature: later }] }, witness)).toBeUndefined()
    expect(verifyCheckpoint(formatNote(seen), log)).toBeDefined()
  })
})

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
    for (const proof of [whole, { ...whole, extra: null }]) {
      const read = parseEntryProof(formatEntryProof(proof))
      expect(read && formatEntryProof(read)).toBe(formatEntryProof(proof))
      expect(read && entryProofFault(read, entries[1], policy)).toBeUndefined()
    }
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

  it.each([
    '',
    'c2sp.org/tlog-proof@v1\nindex 1\n',
    'c2sp.org/tlog-proof@v2\nindex 1\n\nx',
    'c2sp.org/tlog-proof@v1\n\nx',
  ])('is not %j', (text) => {
    expect(parseEntryProof(text)).toBeUndefined()
  })
})
