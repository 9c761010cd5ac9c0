import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type Plain } from './canonical-json.ts'
import { commitment } from './chain.ts'
import { signCheckpoint } from './checkpoint.ts'
import { formatEntryProof } from './entry-proof.ts'
import { leafHash, nodeHash } from './hash.ts'
import { signerKey } from './note-key.ts'
import { openingFault, parseReceipt, type ReceiptContent, receiptExtra, receiptFault } from './receipt.ts'

const log = signerKey('city.example/log', 'log', generateKeyPairSync('ed25519').privateKey)
const witness = signerKey('one.example', 'witness', generateKeyPairSync('ed25519').privateKey)
const policy = { log, witnesses: [], quorum: 0 }

const written = { salt: 'pepper', content: { text: '路灯不亮', since: 3, parts: ['a', null, true] } }
const ofCase = { salt: 'thyme', content: { case: 'c-1' } }
const act = canonicalJson({
  act: 'submit',
  content: commitment(written.salt, written.content),
  of: commitment(ofCase.salt, ofCase.content),
})

/** What a removal says of each entry it touches; entries are numbered from 1 there, and the act is the first. */
const speaksOfTheAct = { salt: 'sage', content: { entry: 1, fields: ['text'] } }
const removalOf = (part: { salt: string; content: Plain }) => ({
  act: 'removal',
  parts: [{ of: commitment('mint', { entry: 9 }) }, { of: commitment(part.salt, part.content) }],
})
const removal = canonicalJson(removalOf(speaksOfTheAct))

/** The proofs of the two entries of a log, in the tree over both. */
function proofsIn(entries: readonly [string, string], beside: readonly [Uint8Array | null, Uint8Array | null]) {
  const [one, other] = [leafHash(Buffer.from(entries[0])), leafHash(Buffer.from(entries[1]))]
  const checkpoint = signCheckpoint({ size: 2, root: nodeHash(one, other) }, log)
  return [
    formatEntryProof({ extra: beside[0], index: 0, proof: [other], checkpoint }),
    formatEntryProof({ extra: beside[1], index: 1, proof: [one], checkpoint }),
  ] as const
}

/** The text of a receipt that carries this content, of whatever shape, for the first entry of the log. */
const carrying = (content: unknown, entries: readonly [string, string] = [act, removal]) =>
  proofsIn(entries, [Buffer.from(JSON.stringify(content)), null])[0]

/** A receipt whose content was removed since by the log's second entry. */
function removedBy(second: string, part: unknown = speaksOfTheAct, given: { proof?: string; entry?: string } = {}) {
  const [, proof] = proofsIn([act, second], [null, null])
  return carrying({ entry: act, removed: { entry: second, proof, part, ...given } }, [act, second])
}

describe('a receipt', () => {
  const whole: ReceiptContent = { entry: act, opening: written, place: ofCase }

  it.each([
    { what: 'the entry alone', content: { entry: act } },
    { what: 'what was written', content: { entry: act, opening: written } },
    { what: 'which case it is of', content: { entry: act, place: ofCase } },
    { what: 'both', content: whole },
  ])('holds with $what, and is read as it was written', ({ content }) => {
    const [text] = proofsIn([act, removal], [receiptExtra(content), null])

    expect(receiptFault(text, policy)).toBeUndefined()
    expect(parseReceipt(text)?.content).toStrictEqual(content)
  })

  it('holds where what was written has been removed, and shows that', () => {
    const text = removedBy(removal)

    expect(receiptFault(text, policy)).toBeUndefined()
    expect(parseReceipt(text)?.content.removed).toMatchObject({ entry: removal, part: speaksOfTheAct })
  })

  it('of an entry that is not the log’s is refused for that first, whatever it opens', () => {
    const forged = act.replace('submit', 'reject')

    expect(receiptFault(carrying({ entry: forged }), policy)).toBe('not_in_the_tree')
    expect(receiptFault(carrying({ entry: forged, opening: { salt: 'x', content: 'x' } }), policy)).toBe(
      'not_in_the_tree',
    )
  })

  it('that no witness saw is refused where one is asked for', () => {
    expect(receiptFault(carrying(whole), { log, witnesses: [witness], quorum: 1 })).toBe('too_few_witnesses')
  })

  it.each([
    {
      opened: 'other words',
      changed: { opening: { ...written, content: { text: '路灯亮了' } } },
      fault: 'content_differs',
    },
    { opened: 'another salt', changed: { opening: { ...written, salt: 'salt' } }, fault: 'content_differs' },
    { opened: 'another case', changed: { place: { ...ofCase, content: { case: 'c-2' } } }, fault: 'place_differs' },
    { opened: 'the case as the words', changed: { opening: ofCase }, fault: 'content_differs' },
    { opened: 'the words as the case', changed: { place: written }, fault: 'place_differs' },
  ])('that opens $opened is refused: $fault', ({ changed, fault }) => {
    expect(receiptFault(carrying({ ...whole, ...changed }), policy)).toBe(fault)
    expect(openingFault({ ...whole, ...changed })).toBe(fault)
  })

  it.each(['not JSON', '["list"]', 'null', '"text"'])('opens nothing of an entry that is %s', (entry) => {
    expect(receiptFault(carrying({ entry, opening: written }, [entry, removal]), policy)).toBe('content_differs')
    expect(receiptFault(carrying({ entry }, [entry, removal]), policy)).toBeUndefined()
  })

  it.each([
    null,
    [],
    'text',
    7,
    {},
    { entry: 7 },
    { entry: [act] },
    { entry: act, opening: null },
    { entry: act, opening: [] },
    { entry: act, opening: 'salt' },
    { entry: act, opening: { content: 'no salt' } },
    { entry: act, opening: { salt: 7, content: 'x' } },
    { entry: act, opening: { salt: 'no content' } },
    { entry: act, opening: { salt: 's', content: 1.5 } },
    { entry: act, opening: { salt: 's', content: ['x', 1.5] } },
    { entry: act, opening: { salt: 's', content: { one: 'x', other: { deep: 1.5 } } } },
    { entry: act, place: { salt: 's' } },
    { entry: act, place: null },
    { entry: act, removed: null },
    { entry: act, removed: 'gone' },
    { entry: act, removed: { entry: removal, proof: 'x' } },
    { entry: act, removed: { entry: removal, proof: 'x', part: null } },
    { entry: act, removed: { entry: removal, proof: 'x', part: { salt: 's' } } },
    { entry: act, removed: { entry: removal, part: speaksOfTheAct } },
    { entry: act, removed: { entry: 7, proof: 'x', part: speaksOfTheAct } },
    { entry: act, removed: { entry: removal, proof: 7, part: speaksOfTheAct } },
  ])('is not what stands beside a proof as %j', (content) => {
    expect(parseReceipt(carrying(content))).toBeUndefined()
    expect(receiptFault(carrying(content), policy)).toBe('not_a_receipt')
  })

  it('opens what lies a hundred deep, and is none that goes deeper, however much deeper', () => {
    const deep = (levels: number) => {
      const lists = `${'['.repeat(levels)}${']'.repeat(levels)}`
      const extra = `{"entry":${JSON.stringify(act)},"opening":{"salt":"s","content":${lists}}}`
      return proofsIn([act, removal], [Buffer.from(extra), null])[0]
    }
    expect(receiptFault(deep(100), policy)).toBe('content_differs')
    for (const levels of [101, 50_000]) expect(receiptFault(deep(levels), policy)).toBe('not_a_receipt')
  })

  it('is no text without a proof, without anything beside it, or with something that is not JSON', () => {
    expect(receiptFault('', policy)).toBe('not_a_receipt')
    expect(receiptFault(proofsIn([act, removal], [null, null])[0], policy)).toBe('not_a_receipt')
    expect(receiptFault(proofsIn([act, removal], [Buffer.from('{'), null])[0], policy)).toBe('not_a_receipt')
  })
})

describe('a receipt of what was removed', () => {
  const notOfThisEntry = (entry: number) => ({ salt: 'sage', content: { entry, fields: ['text'] } })

  it.each([
    { why: 'has no proof', text: removedBy(removal, speaksOfTheAct, { proof: 'nothing' }) },
    { why: 'is not the entry that was proved', text: removedBy(removal, speaksOfTheAct, { entry: `${removal} ` }) },
    { why: 'is not JSON', text: removedBy('removed') },
    { why: 'is a list', text: removedBy('[]') },
    { why: 'is nothing', text: removedBy('null') },
    { why: 'is another act', text: removedBy(canonicalJson({ ...removalOf(speaksOfTheAct), act: 'submit' })) },
    { why: 'names no parts', text: removedBy(canonicalJson({ act: 'removal' })) },
    { why: 'has a text for its parts', text: removedBy(canonicalJson({ act: 'removal', parts: 'all' })) },
    { why: 'has parts that are none', text: removedBy(canonicalJson({ act: 'removal', parts: ['one', null] })) },
    { why: 'is of the entry before', text: removedBy(canonicalJson(removalOf(notOfThisEntry(0))), notOfThisEntry(0)) },
    { why: 'is of the entry after', text: removedBy(canonicalJson(removalOf(notOfThisEntry(2))), notOfThisEntry(2)) },
    { why: 'has other parts', text: removedBy(removal, { salt: 'salt', content: speaksOfTheAct.content }) },
    {
      why: 'says nothing of an entry',
      text: removedBy(canonicalJson(removalOf({ salt: 'sage', content: 'all' })), { salt: 'sage', content: 'all' }),
    },
  ])('is refused where the removal $why', ({ text }) => {
    expect(receiptFault(text, policy)).toBe('removal_differs')
  })
})
