import { describe, expect, it } from 'vitest'
import { reportOnReceipt } from '#http/receipt-report.ts'
import { canonicalJson } from '#ledger/canonical-json.ts'
import type { ReceiptFault } from '#ledger/receipt.ts'
import { arithmetic, faultInBoth, type Trusting, trusted } from '#tests/support/both-checkers.ts'
import {
  act,
  logKey,
  newKey,
  ofCase,
  proofOf,
  receiptOfRemoved,
  receiptWith,
  removal,
  removedPart,
  witnessKeys,
  written,
} from '#tests/support/some-receipts.ts'
import { checkReceipt } from './check-receipt.ts'

const whole = { entry: act, opening: written, place: ofCase }
const good = await receiptWith(whole, { seen: witnessKeys })

/** The receipt with one of its lines in other words. */
const withLine = (which: (line: string) => boolean, changed: (line: string) => string) =>
  good
    .split('\n')
    .map((line) => (which(line) ? changed(line) : line))
    .join('\n')

describe('a good receipt, checked as a browser checks it', () => {
  it.each([
    { what: 'the entry alone', text: receiptWith({ entry: act }) },
    { what: 'what was written', text: receiptWith({ entry: act, opening: written }) },
    { what: 'which case it is of', text: receiptWith({ entry: act, place: ofCase }) },
    { what: 'both', text: receiptWith(whole) },
    { what: 'a removal', text: receiptOfRemoved() },
    { what: 'lines of keys nobody knows', text: receiptWith(whole, { signed: [logKey, newKey('x.example')] }) },
    {
      what: 'another key of the log beside its own',
      text: receiptWith(whole, { signed: [newKey(logKey.name), logKey] }),
    },
  ])('holds with $what', async ({ text }) => {
    expect(await faultInBoth(await text)).toBeUndefined()
  })

  it('holds at every place of trees of one to nineteen entries', async () => {
    for (let size = 1; size <= 19; size += 1)
      for (let index = 0; index < size; index += 1) {
        const entry = `{"n":"${index}"}`
        const text = await proofOf(index, JSON.stringify({ entry }), { size, changed: { [index]: entry } })
        expect(await faultInBoth(text), `${index} of ${size}`).toBeUndefined()
      }
  })

  it('holds where as many witnesses signed as are asked for, and says when each saw it', async () => {
    expect(await faultInBoth(good, { witnesses: witnessKeys })).toBeUndefined()
    expect(
      await faultInBoth(good, { witnesses: [...witnessKeys, newKey('three.example', 'witness')], quorum: 2 }),
    ).toBeUndefined()

    const trust = { logs: [await trusted(logKey)], witnesses: await Promise.all(witnessKeys.map(trusted)), quorum: 2 }
    const check = await checkReceipt(good, trust, arithmetic)
    expect(check.holds && check.vouched.seen.map(({ witness, at }) => [witness.name, at])).toEqual([
      ['one.example', 1_790_000_000],
      ['two.example', 1_790_000_001],
    ])
  })

  it('holds by any one of several keys of the log, and says by which', async () => {
    const old = newKey(logKey.name)
    const trust = { logs: [await trusted(old), await trusted(logKey)], witnesses: [], quorum: 0 }
    const check = await checkReceipt(good, trust, arithmetic)

    expect(check.holds && check.vouched.log.id).toBe(Buffer.from(logKey.id).toString('hex'))
    expect(await checkReceipt(good, { ...trust, logs: [] }, arithmetic)).toMatchObject({
      fault: 'not_signed_by_the_log',
    })
  })

  it('says of a removal what its entry says, as the command does', async () => {
    const text = await receiptOfRemoved()
    const trust = { logs: [await trusted(logKey)], witnesses: [], quorum: 0 }
    const report = reportOnReceipt(text, { log: logKey, witnesses: [], quorum: 0 })

    expect(await checkReceipt(text, trust, arithmetic)).toMatchObject({
      holds: true,
      removal: { number: 9, on: '2026-04-01', ground: 'privacy' },
    })
    expect(report.holds && report.checked.at(-1)?.en).toContain('removed on 2026-04-01 (ground privacy), by entry 9')
  })
})

describe('a forged receipt, checked as a browser checks it', () => {
  const extraWith = (change: object) => receiptWith({ ...whole, ...change })
  const sixtyFour = 'A'.repeat(43)

  it.each<{
    readonly forged: string
    readonly text: string | Promise<string>
    readonly fault: ReceiptFault
    readonly trusting?: Trusting
  }>([
    { forged: 'entry', text: extraWith({ entry: act.replace('submit', 'reject') }), fault: 'not_in_the_tree' },
    {
      forged: 'words',
      text: extraWith({ opening: { ...written, content: { text: '亮了' } } }),
      fault: 'content_differs',
    },
    { forged: 'salt', text: extraWith({ opening: { ...written, salt: 'salt' } }), fault: 'content_differs' },
    {
      forged: 'case',
      text: extraWith({ place: { ...ofCase, content: { case: 'c-2', seq: 1 } } }),
      fault: 'place_differs',
    },
    { forged: 'salt of the case', text: extraWith({ place: { ...ofCase, salt: 'salt' } }), fault: 'place_differs' },
    { forged: 'case for the words', text: extraWith({ opening: ofCase }), fault: 'content_differs' },
    {
      forged: 'index',
      text: withLine(
        (line) => line === 'index 3',
        () => 'index 4',
      ),
      fault: 'not_in_the_tree',
    },
    {
      forged: 'index beyond the tree',
      text: withLine(
        (line) => line === 'index 3',
        () => 'index 11',
      ),
      fault: 'not_in_the_tree',
    },
    {
      forged: 'size',
      text: withLine(
        (line) => line === '11',
        () => '12',
      ),
      fault: 'not_signed_by_the_log',
    },
    {
      forged: 'root, and way to it',
      text: withLine(
        (line) => /^[\w+/]{43}=$/.test(line),
        () => `${sixtyFour}=`,
      ),
      fault: 'not_signed_by_the_log',
    },
    {
      forged: 'origin',
      text: withLine(
        (line) => line === logKey.name,
        () => 'other.example/log',
      ),
      fault: 'not_signed_by_the_log',
    },
    {
      forged: 'signature',
      text: withLine((line) => line.startsWith(`— ${logKey.name}`), bitOff),
      fault: 'not_signed_by_the_log',
    },
    {
      forged: 'signing key',
      text: receiptWith(whole, { signed: [newKey(logKey.name)] }),
      fault: 'not_signed_by_the_log',
    },
    {
      forged: 'log',
      text: receiptWith(whole, { signed: [newKey('other.example/log')] }),
      fault: 'not_signed_by_the_log',
    },
    {
      forged: 'name of the key trusted',
      text: good,
      fault: 'not_signed_by_the_log',
      trusting: { log: newKey('other.example/log') },
    },
    {
      forged: 'number of witnesses',
      text: receiptWith(whole),
      fault: 'too_few_witnesses',
      trusting: { witnesses: witnessKeys, quorum: 1 },
    },
    {
      forged: 'witness',
      text: good,
      fault: 'too_few_witnesses',
      trusting: { witnesses: [newKey('one.example', 'witness')] },
    },
    {
      forged: 'line of a witness',
      text: withLine((line) => line.startsWith('— one.'), bitOff),
      fault: 'too_few_witnesses',
      trusting: { witnesses: witnessKeys },
    },
    { forged: 'checkpoint', text: good.slice(0, good.indexOf('\n\n') + 2), fault: 'not_a_checkpoint' },
    { forged: 'checkpoint without signatures', text: good.slice(0, good.indexOf('— ')), fault: 'not_a_checkpoint' },
    { forged: 'form', text: good.replace('tlog-proof@v1', 'tlog-proof@v2'), fault: 'not_a_receipt' },
    {
      forged: 'removal',
      text: receiptOfRemoved(removal, { part: { ...removedPart, salt: 'salt' } }),
      fault: 'removal_differs',
    },
  ])('with another $forged is refused: $fault', async ({ text, fault, trusting }) => {
    expect(await faultInBoth(await text, trusting)).toBe(fault)
  })

  it('with one hash of its way changed is refused', async () => {
    const [first] = good.split('\n').filter((line) => /^[\w+/]{43}=$/.test(line))
    expect(await faultInBoth(good.replace(first ?? '', `${sixtyFour}=`))).toBe('not_in_the_tree')
    expect(await faultInBoth(good.replace(`${first}\n`, ''))).toBe('not_in_the_tree')
    expect(await faultInBoth(good.replace(`${first}\n`, `${first}\n${first}\n`))).toBe('not_in_the_tree')
  })

  it.each([
    { why: 'is another act', second: canonicalJson({ act: 'submit', parts: [] }) },
    { why: 'names no parts', second: canonicalJson({ act: 'removal' }) },
    { why: 'has other parts', second: canonicalJson({ act: 'removal', parts: [{ of: 'x' }, null, 'one'] }) },
    { why: 'is no JSON', second: 'removed' },
    { why: 'stands in another log', second: removal, made: { signed: [newKey(logKey.name)] } },
  ])('is refused where the removal $why', async ({ second, made }) => {
    const proof = made === undefined ? {} : { proof: await proofOf(8, null, made) }
    expect(await faultInBoth(await receiptOfRemoved(second, proof))).toBe('removal_differs')
  })

  it.each([
    null,
    [],
    'text',
    7,
    {},
    { entry: 7 },
    { entry: act, opening: null },
    { entry: act, opening: { content: 'no salt' } },
    { entry: act, opening: { salt: 's', content: 1.5 } },
    { entry: act, opening: { salt: 's' } },
    { entry: act, place: [] },
    { entry: act, place: { salt: 7, content: 'x' } },
    { entry: act, removed: null },
    { entry: act, removed: 'gone' },
    { entry: act, removed: { entry: removal, proof: 'x' } },
    { entry: act, removed: { entry: 7, proof: 'x', part: removedPart } },
    { entry: act, removed: { entry: removal, part: removedPart } },
  ])('is none with %j beside its proof', async (content) => {
    expect(await faultInBoth(await receiptWith(content))).toBe('not_a_receipt')
  })

  it('that goes deeper than a hundred lists is none', async () => {
    const deep = (levels: number) =>
      proofOf(
        3,
        `{"entry":${JSON.stringify(act)},"opening":{"salt":"s","content":${'['.repeat(levels)}${']'.repeat(levels)}}}`,
      )
    expect(await faultInBoth(await deep(100))).toBe('content_differs')
    for (const levels of [101, 50_000]) expect(await faultInBoth(await deep(levels))).toBe('not_a_receipt')
  })
})

/** A line of a signature whose last bit but some is another. */
function bitOff(line: string): string {
  const [dash, name, encoded = ''] = line.split(' ')
  const bytes = Buffer.from(encoded, 'base64')
  bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40)
  return `${dash} ${name} ${bytes.toString('base64')}`
}
