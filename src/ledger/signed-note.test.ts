import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { encodeVerifierKey, parseVerifierKey, signerKey } from './note-key.ts'
import { formatNote, isNoteSignedBy, isOf, parseNote, parseSignatureLines, signNote } from './signed-note.ts'

const newKey = (name: string) => signerKey(name, 'log', generateKeyPairSync('ed25519').privateKey)
const log = newKey('city.example/log')
const line = '— a AAAAAAA=\n'
const mostLines = 100
const longest = 1_000_000

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
    ['x— a AAAAAAA=\n', 'has one line alone'],
    ['text\n\n— a AAAAAAA=', 'does not end its last line'],
    ['text\n\n— a AAAAAAA=\n— b AAAAAAA=', 'does not end the last of several lines'],
    ['text\r\n\n— a AAAAAAA=\n', 'has a control character'],
    ['text\n\n— a AAAAAAA\n', 'spells base64 in another way'],
    ['text\n\n- a AAAAAAA=\n', 'has another dash'],
    ['text\n\n— a b AAAAAAA=\n', 'has a name with a space'],
    ['text\n\n— a AAAAAAA= b\n', 'has a word behind a signature'],
    ['text\n\n— a AAAAAAA= \n', 'has a space behind a signature'],
    ['text\n\n— a+b AAAAAAA=\n', 'has a name with a plus sign'],
    ['text\n\n—  AAAAAAA=\n', 'has a name without characters'],
    ['text\n\n—\n', 'has a line of a dash'],
    ['text\n\n— a\n', 'has a line of a name'],
    ['text\n\n— a AAAA\n', 'has a signature without bytes'],
    ['text\n\n— a AAAAAA==\n', 'has an id and no byte of a signature'],
    ['text\n\n— a AAAAAAA=\nmore\n', 'has a line behind its signatures that is none'],
    ['text\n\nmore\n— a AAAAAAA=\n', 'has a line before its signatures that is none'],
  ])('%j is none: it %s', (text) => {
    expect(parseNote(text)).toBeUndefined()
  })

  it('have a text before the last empty line, and four bytes of a key’s id in each line below', () => {
    const note = parseNote('one\n\ntwo\n\n— a AQIDBAU=\n— b AQIDBAUG\n')

    expect(note?.text).toBe('one\n\ntwo\n')
    expect(note?.signatures.map(({ name, id, signature }) => [name, [...id], [...signature]])).toEqual([
      ['a', [1, 2, 3, 4], [5]],
      ['b', [1, 2, 3, 4], [5, 6]],
    ])
    expect(parseNote(`\n\n${line}`)?.text).toBe('\n')
  })

  it(`hold ${mostLines} signatures and no more`, () => {
    expect(parseNote(`text\n\n${line.repeat(mostLines)}`)?.signatures).toHaveLength(mostLines)
    expect(parseNote(`text\n\n${line.repeat(mostLines + 1)}`)).toBeUndefined()
  })

  it(`hold ${longest} characters and no more`, () => {
    const noteOf = (length: number) => `${'x'.repeat(length - line.length - 2)}\n\n${line}`

    expect(noteOf(longest)).toHaveLength(longest)
    expect(parseNote(noteOf(longest))).toBeDefined()
    expect(parseNote(noteOf(longest + 1))).toBeUndefined()
  })

  it('are not signed by a key of which one line is false, whatever the others are', () => {
    const signed = signNote('text\n', log)
    const [good] = signed.signatures
    if (good === undefined) throw new Error('no signature')
    const forged = { ...good, signature: signNote('another\n', log).signatures[0]?.signature ?? good.signature }

    expect(isNoteSignedBy(signed, log)).toBe(true)
    for (const signatures of [[forged], [good, forged], [forged, good], []]) {
      expect(isNoteSignedBy({ ...signed, signatures }, log)).toBe(false)
    }
  })

  it('are signed by a key whatever stands there of others, its own name among them', () => {
    const others = signNote('another\n', newKey(log.name)).signatures
    const note = parseNote(formatNote(signNote('字\n', log, others)))

    expect(note?.signatures).toHaveLength(2)
    expect(note && isNoteSignedBy(note, log)).toBe(true)
    expect(others.map((one) => isOf(one, log))).toEqual([false])
    expect(isOf({ name: 'town.example/log', id: log.id, signature: log.id }, log)).toBe(false)
  })
})

describe('signature lines alone', () => {
  it('may be none, and are otherwise whole lines', () => {
    expect(parseSignatureLines('')).toEqual([])
    expect(parseSignatureLines(line)).toHaveLength(1)
    expect(parseSignatureLines(line.trim())).toBeUndefined()
    expect(parseSignatureLines('\n')).toBeUndefined()
    expect(parseSignatureLines(`${line}\n`)).toBeUndefined()
  })
})
