import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { toBase64 } from './base64.ts'
import {
  encodeVerifierKey,
  isKeyName,
  isSignedBy,
  parseVerifierKey,
  signBytes,
  signerKey,
  signerKeyFromPem,
} from './note-key.ts'

const { privateKey } = generateKeyPairSync('ed25519')
const log = signerKey('city.example/log', 'log', privateKey)
const spelled = encodeVerifierKey(log)
const notAKey = new RangeError('a key is name+id+base64, with an Ed25519 key of a log or a witness in the last part')

/** A key that is the same on every day: its seed is one byte, over and over. */
function keyOfSeed(byte: number) {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, byte)])
  return createPrivateKey({ key: der, type: 'pkcs8', format: 'der' })
}

/** A log's key whose last part is another. */
const withBytes = (bytes: Uint8Array) => `city.example/log+${Buffer.from(log.id).toString('hex')}+${toBase64(bytes)}`

describe('a key as operators hand it on', () => {
  it.each(['log', 'witness'] as const)('is read as it was written, and is still of a %s', (kind) => {
    const key = signerKey('city.example/log', kind, privateKey)
    const read = parseVerifierKey(encodeVerifierKey(key))

    expect(read).toMatchObject({ name: 'city.example/log', kind })
    expect(read.id).toEqual(key.id)
    expect(read.id).toHaveLength(4)
    expect(isSignedBy(read, Buffer.from('text'), signBytes(key, Buffer.from('text')))).toBe(true)
    expect(isSignedBy(read, Buffer.from('texts'), signBytes(key, Buffer.from('text')))).toBe(false)
  })

  it('has another id for a log than for a witness', () => {
    expect(signerKey(log.name, 'witness', privateKey).id).not.toEqual(log.id)
  })

  it('may have plus signs in its last part, and space around it', () => {
    const key = encodeVerifierKey(signerKey('a', 'log', keyOfSeed(8)))

    expect(key.split('+').length).toBeGreaterThan(3)
    expect(encodeVerifierKey(parseVerifierKey(key))).toBe(key)
    expect(encodeVerifierKey(parseVerifierKey(` ${key}\n`))).toBe(key)
  })

  it.each([
    '',
    'city',
    'city+00000000',
    'city+00000000+',
    'city+00000000+AAAA',
    `${spelled}A`,
    withBytes(Buffer.alloc(32, 1)),
    withBytes(Buffer.alloc(34, 1)),
    withBytes(Buffer.alloc(33, 2)),
    withBytes(Buffer.alloc(33, 0)),
  ])('is not %j', (text) => {
    expect(() => parseVerifierKey(text)).toThrow(notAKey)
  })

  it('is refused under an id that is another name’s or another key’s', () => {
    const id = Buffer.from(log.id).toString('hex')
    const other = id === '00000000' ? '00000001' : '00000000'

    expect(() => parseVerifierKey(spelled.replace('city', 'town'))).toThrow(
      new RangeError(`the id ${id} is not that of this name and key`),
    )
    expect(() => parseVerifierKey(spelled.replace(id, other))).toThrow(
      new RangeError(`the id ${other} is not that of this name and key`),
    )
    expect(() => parseVerifierKey(withBytes(Buffer.alloc(33, 1)))).toThrow(
      new RangeError(`the id ${id} is not that of this name and key`),
    )
  })
})

describe('a key that signs', () => {
  it('is made of a PEM file', () => {
    const key = signerKeyFromPem(log.name, 'log', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())

    expect(encodeVerifierKey(key)).toBe(spelled)
    expect(signBytes(key, Buffer.from('text'))).toEqual(signBytes(log, Buffer.from('text')))
    expect(() => signerKeyFromPem(log.name, 'log', 'no PEM')).toThrow()
  })

  it('is Ed25519 and no other', () => {
    for (const { privateKey: other } of [generateKeyPairSync('x25519'), generateKeyPairSync('ed448')]) {
      expect(() => signerKey('a', 'log', other)).toThrow(new RangeError('not an Ed25519 key'))
    }
  })

  it.each(['', 'a b', 'a+b', 'a\n', ' a', 'a\u0000', '字\u3000', 'a'.repeat(256)])(
    'has no name %j, which no note may hold',
    (name) => {
      expect(isKeyName(name)).toBe(false)
      expect(() => signerKey(name, 'log', privateKey)).toThrow(
        new RangeError(`not a name for a key: ${JSON.stringify(name)}`),
      )
    },
  )

  it.each(['a', '市.example/log', 'a'.repeat(255), '字'.repeat(255)])('may have the name %s', (name) => {
    expect(isKeyName(name)).toBe(true)
    expect(parseVerifierKey(encodeVerifierKey(signerKey(name, 'log', privateKey))).name).toBe(name)
  })
})
