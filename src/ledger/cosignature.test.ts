import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parseCheckpoint, signCheckpoint, verifyCheckpoint } from './checkpoint.ts'
import { cosign, cosignedAt } from './cosignature.ts'
import { leafHash } from './hash.ts'
import { isSignedBy, signerKey } from './note-key.ts'
import { formatNote, parseSignatureLines, signatureLine } from './signed-note.ts'

const { privateKey } = generateKeyPairSync('ed25519')
const log = signerKey('city.example/log', 'log', generateKeyPairSync('ed25519').privateKey)
const witness = signerKey('witness.example', 'witness', privateKey)
const second = 1_790_000_000
const checkpoint = signCheckpoint({ size: 7, root: leafHash(Buffer.from('one')) }, log)
const note = parseCheckpoint(checkpoint)?.note ?? { text: '', signatures: [] }
const line = cosign(note, witness, second)
const seenWith = (...lines: readonly (typeof line)[]) => ({ ...note, signatures: [...note.signatures, ...lines] })

describe('a witness’s line', () => {
  it('tells when it saw the checkpoint, and takes nothing from the log’s own', () => {
    expect(cosignedAt(seenWith(line), witness)).toBe(second)
    expect(parseSignatureLines(signatureLine(line))).toHaveLength(1)
    expect(verifyCheckpoint(formatNote(seenWith(line)), log)).toBeDefined()
  })

  it('is eight bytes of time and a signature over what the specification says', () => {
    const said = Buffer.from(`cosignature/v1\ntime ${second}\n${note.text}`)

    expect(line.signature).toHaveLength(72)
    expect(Buffer.from(line.signature.subarray(0, 8)).readBigUInt64BE()).toBe(BigInt(second))
    expect(isSignedBy(witness, said, line.signature.subarray(8))).toBe(true)
  })

  it('says nothing where it is missing, another’s, or under another checkpoint', () => {
    const stranger = signerKey(witness.name, 'witness', generateKeyPairSync('ed25519').privateKey)
    const other = { ...seenWith(line), text: note.text.replace('\n7\n', '\n8\n') }

    expect(cosignedAt(note, witness)).toBeUndefined()
    expect(cosignedAt(seenWith(line), stranger)).toBeUndefined()
    expect(cosignedAt(other, witness)).toBeUndefined()
  })

  it('says nothing at another time than it was signed at', () => {
    const later = Uint8Array.from(line.signature)
    later[7] = (later[7] ?? 0) ^ 1

    expect(cosignedAt(seenWith({ ...line, signature: later }), witness)).toBeUndefined()
  })

  it.each([0, 1, 7, 8, 71, 73])('says nothing with %i bytes in place of 72', (length) => {
    const bytes = Buffer.concat([line.signature, Buffer.alloc(1)]).subarray(0, length)

    expect(cosignedAt(seenWith({ ...line, signature: bytes }), witness)).toBeUndefined()
  })

  it('is of a key for witnesses: what a log’s key signed in the same way is none', () => {
    const asLog = signerKey(witness.name, 'log', privateKey)

    expect(cosignedAt(seenWith(cosign(note, asLog, second)), asLog)).toBeUndefined()
  })

  it('has a second that is held exactly', () => {
    const at = (time: number) => cosignedAt(seenWith(cosign(note, witness, time)), witness)

    expect(at(0)).toBe(0)
    expect(at(2 ** 53 - 1)).toBe(2 ** 53 - 1)
    expect(at(2 ** 53)).toBeUndefined()
  })

  it('counts with the last of several, and not at all where one of them is false', () => {
    const again = cosign(note, witness, second + 60)
    const elsewhere = cosign({ ...note, text: 'another\n' }, witness, second)

    expect(cosignedAt(seenWith(line, again), witness)).toBe(second + 60)
    expect(cosignedAt(seenWith(line, elsewhere), witness)).toBeUndefined()
    expect(cosignedAt(seenWith(elsewhere, line), witness)).toBeUndefined()
  })
})
