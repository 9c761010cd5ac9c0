import { describe, expect, it } from 'vitest'
import { faultInBoth } from '#tests/support/both-checkers.ts'
import { act, ofCase, receiptOfRemoved, receiptWith, witnessKeys, written } from '#tests/support/some-receipts.ts'

const good = await receiptWith({ entry: act, opening: written, place: ofCase }, { seen: witnessKeys })

describe('the page and the command', () => {
  it('come to the same of three thousand receipts in which something was changed at random', async () => {
    const samples = [good, await receiptWith({ entry: act }), await receiptOfRemoved()]
    const draw = drawing(20261130)
    const found = new Map<string, number>()
    for (let n = 0; n < 3_000; n += 1) {
      const text = changedAtRandom(samples[n % samples.length] ?? good, draw)
      const fault = (await faultInBoth(text, n % 2 === 0 ? {} : { witnesses: witnessKeys, quorum: 1 })) ?? 'holds'
      found.set(fault, (found.get(fault) ?? 0) + 1)
    }
    // Each kind of refusal was met, or nothing would be said by their being the same.
    expect([...found.keys()].toSorted()).toEqual([
      'content_differs',
      'holds',
      'not_a_checkpoint',
      'not_a_receipt',
      'not_in_the_tree',
      'not_signed_by_the_log',
      'place_differs',
      'removal_differs',
      'too_few_witnesses',
    ])
  }, 120_000)
})

/** Whole numbers below another, the same ones for the same seed. */
function drawing(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * below)
  }
}

/** One thing: a sign of the text, a sign of what stands beside the proof, a line left out, doubled or moved. */
function changedAtRandom(text: string, draw: (below: number) => number): string {
  const lines = text.split('\n')
  const at = draw(lines.length)
  switch (draw(5)) {
    case 0:
      return signChanged(text, draw)
    case 1:
      return lines.filter((_, n) => n !== at).join('\n')
    case 2:
      return lines.flatMap((line, n) => (n === at ? [line, line] : [line])).join('\n')
    case 3:
      return lines.map((line, n) => (n === at ? signChanged(line, draw) : line)).join('\n')
    default: {
      const extra = Buffer.from((lines[1] ?? '').slice(6), 'base64').toString('utf8')
      const changed = Buffer.from(signChanged(extra, draw)).toString('base64')
      return lines.map((line, n) => (n === 1 ? `extra ${changed}` : line)).join('\n')
    }
  }
}

function signChanged(text: string, draw: (below: number) => number): string {
  const signs = ['a', '0', '9', '=', '+', ' ', '\n', '\r', '—', '"', '}', '\u0000', '\ud800', '\ufeff']
  const at = draw(text.length)
  return `${text.slice(0, at)}${signs[draw(signs.length)]}${text.slice(at + 1)}`
}
