import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBase64 } from './base64.ts'
import { parseCheckpoint, plainNumber, signCheckpoint, verifyCheckpoint } from './checkpoint.ts'
import { leafHash } from './hash.ts'
import { signerKey } from './note-key.ts'
import { formatNote, signNote } from './signed-note.ts'

const newKey = (name: string) => signerKey(name, 'log', generateKeyPairSync('ed25519').privateKey)
const log = newKey('city.example/log')
const root = leafHash(Buffer.from('one'))
const spelledRoot = toBase64(root)

/** A note that this log signed, whatever it says. */
const signed = (text: string) => formatNote(signNote(text, log))

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

  it('are three lines, which the log’s key signs', () => {
    const text = signCheckpoint({ size: 7, root }, log)

    expect(text).toBe(signed(`city.example/log\n7\n${spelledRoot}\n`))
    expect(parseCheckpoint(text)).toMatchObject({ origin: 'city.example/log', size: 7, root })
  })

  it('are not believed where the key signed one in another log’s name', () => {
    const text = signed(`town.example/log\n7\n${spelledRoot}\n`)

    expect(parseCheckpoint(text)).toMatchObject({ origin: 'town.example/log' })
    expect(verifyCheckpoint(text, log)).toBeUndefined()
  })

  it.each([
    ['no line', '\n'],
    ['a name alone', 'city.example/log\n'],
    ['no root', 'city.example/log\n7\n'],
    ['an empty name', `\n7\n${spelledRoot}\n`],
    ['an empty root', 'city.example/log\n7\n\n'],
    ['a root before its size', `city.example/log\n${spelledRoot}\n7\n`],
    ['a root of 31 bytes', `city.example/log\n7\n${toBase64(root.subarray(1))}\n`],
    ['a root of 33 bytes', `city.example/log\n7\n${toBase64(Buffer.alloc(33))}\n`],
    ['a root that is not base64', `city.example/log\n7\n${'!'.repeat(44)}\n`],
    ['a root with a space behind it', `city.example/log\n7\n${spelledRoot} \n`],
    ['an empty line below', `city.example/log\n7\n${spelledRoot}\n\n`],
    ['an empty line between others below', `city.example/log\n7\n${spelledRoot}\nmore\n\nmore\n`],
  ])('have not %s, whoever signed it', (_what, text) => {
    expect(parseCheckpoint(signed(text))).toBeUndefined()
    expect(verifyCheckpoint(signed(text), log)).toBeUndefined()
  })

  it('may say more in lines of their own below, which is not looked at', () => {
    const text = signed(`city.example/log\n7\n${spelledRoot}\nmore\nand more\n`)

    expect(verifyCheckpoint(text, log)).toMatchObject({ size: 7, root })
  })

  it('are none where they are no note', () => {
    expect(parseCheckpoint('')).toBeUndefined()
    expect(parseCheckpoint(`city.example/log\n7\n${spelledRoot}\n`)).toBeUndefined()
  })

  it.each(['01', '-1', '+1', '1e3', '1.0', '0x7', ' 1', '1 ', '七', '9007199254740992', '9'.repeat(400), ''])(
    'have no size spelled %j',
    (size) => {
      expect(plainNumber(size)).toBeUndefined()
      expect(parseCheckpoint(signed(`city.example/log\n${size}\n${spelledRoot}\n`))).toBeUndefined()
    },
  )

  it.each([0, 1, 9, 10, 123_456, 2 ** 53 - 1])('may have the size %i', (size) => {
    expect(verifyCheckpoint(signCheckpoint({ size, root }, log), log)).toMatchObject({ size, root })
  })
})
