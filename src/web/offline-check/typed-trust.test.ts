import { describe, expect, it } from 'vitest'
import { encodeVerifierKey } from '#ledger/note-key.ts'
import { arithmetic } from '#tests/support/both-checkers.ts'
import { logKey, newKey, witnessKeys } from '#tests/support/some-receipts.ts'
import { keyFaultTexts, offlineCheckWords as words } from '#web/words/offline-check-words.ts'
import { browserArithmetic } from './arithmetic.ts'
import { readTrust, type TypedTrust } from './typed-trust.ts'

const key = encodeVerifierKey(logKey)
const [one, two] = witnessKeys.map(encodeVerifierKey)
const read = (typed: Partial<TypedTrust>) => readTrust({ key, witnesses: '', quorum: '', ...typed }, arithmetic)
const errorsOf = async (typed: Partial<TypedTrust>) => {
  const found = await read(typed)
  return 'errors' in found ? found.errors.map(({ field, text }) => [field, text.en]) : []
}

describe('what a reader types of whom they trust', () => {
  it('is a key, several of them, and witnesses with how many must have signed', async () => {
    const other = encodeVerifierKey(newKey(logKey.name))
    expect(await read({})).toMatchObject({ trust: { logs: [{ name: logKey.name }], witnesses: [], quorum: 0 } })
    expect(await read({ key: `\n  ${key}\n${other} \n` })).toMatchObject({ trust: { logs: [{}, {}] } })
    expect(await read({ witnesses: `${one}\n${two}` })).toMatchObject({ trust: { witnesses: [{}, {}], quorum: 2 } })
    expect(await read({ witnesses: `${one}\n${two}`, quorum: ' 1 ' })).toMatchObject({ trust: { quorum: 1 } })
    expect(await read({ witnesses: `${one}\n${two}`, quorum: '0' })).toMatchObject({ trust: { quorum: 0 } })
  })

  it('is asked for where no key is given', async () => {
    expect(await errorsOf({ key: ' \n' })).toEqual([['key', words.noKey.en]])
  })

  it.each([
    { what: 'the middle of a key', typed: key.slice(3), fault: 'wrong_id' },
    { what: 'a key with another name', typed: key.replace('city', 'town'), fault: 'wrong_id' },
    { what: 'a key with another id', typed: key.replace(/\+[0-9a-f]{8}\+/, '+00000000+'), fault: 'wrong_id' },
    { what: 'a key cut short', typed: key.slice(0, -4), fault: 'not_a_key' },
    { what: 'a key of another kind', typed: key.replace(/\+A/, '+B'), fault: 'not_a_key' },
    { what: 'a name alone', typed: 'city.example/log', fault: 'not_a_key' },
    { what: 'a key with a space in its name', typed: key.replace('city', 'ci ty'), fault: 'not_a_key' },
    { what: 'the key of a witness', typed: one ?? '', fault: 'key_of_a_witness' },
  ] as const)('is refused where the key is $what', async ({ typed, fault }) => {
    expect(await errorsOf({ key: typed })).toEqual([['key', keyFaultTexts[fault].en]])
  })

  it('is refused where a witness’s key is a log’s, and says in which line', async () => {
    expect(await errorsOf({ witnesses: `${one}\n${key}`, quorum: '9' })).toEqual([
      ['witnesses', `Line 2: ${keyFaultTexts.key_of_a_log.en}`],
    ])
  })

  it.each(['2', '-1', '1.5', 'all', '99999'])('is refused where of one witness %s must have signed', async (quorum) => {
    expect(await errorsOf({ witnesses: one ?? '', quorum })).toMatchObject([
      ['quorum', expect.stringContaining('0 and 1')],
    ])
  })
})

describe('what a browser offers', () => {
  const subtle = globalThis.crypto.subtle
  const offering = (changes: Partial<SubtleCrypto>): SubtleCrypto => ({
    ...subtle,
    digest: (...given) => subtle.digest(...given),
    importKey: subtle.importKey.bind(subtle),
    verify: (...given) => subtle.verify(...given),
    ...changes,
  })

  it('is taken where it comes to the known answers', async () => {
    expect(await browserArithmetic(offering({}))).toBeDefined()
  })

  it('is not taken where it is nothing, knows no Ed25519, or comes to other answers', async () => {
    const unknown = () => Promise.reject(new DOMException('unrecognised', 'NotSupportedError'))
    expect(await browserArithmetic(undefined)).toBeUndefined()
    expect(await browserArithmetic(offering({ importKey: unknown }))).toBeUndefined()
    expect(await browserArithmetic(offering({ verify: unknown }))).toBeUndefined()
    expect(await browserArithmetic(offering({ verify: async () => true }))).toBeUndefined()
    expect(await browserArithmetic(offering({ verify: async () => false }))).toBeUndefined()
    expect(await browserArithmetic(offering({ digest: async () => new ArrayBuffer(32) }))).toBeUndefined()
  })
})
