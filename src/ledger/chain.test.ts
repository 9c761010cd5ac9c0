import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { chainFault, commitment, genesisHash, type LedgerEntry, nextEntry, saltFor } from './chain.ts'
import { encodeEntries, longestEntry } from './entry-bundle.ts'

const sha256 = (...parts: readonly (string | Uint8Array)[]) =>
  createHash('sha256')
    .update(Buffer.concat(parts.map((part) => Buffer.from(part))))
    .digest()

function chainOf(count: number): LedgerEntry[] {
  const entries: LedgerEntry[] = []
  let head = { seq: 0, hash: genesisHash }
  for (let n = 1; n <= count; n += 1) {
    const entry = nextEntry(head, { act: 'test', n })
    entries.push(entry)
    head = entry
  }
  return entries
}

describe('the chain of acts', () => {
  it('holds from the first entry to the last, and from any entry on', () => {
    const entries = chainOf(20)

    expect(chainFault(entries)).toBeUndefined()
    expect(chainFault(entries.slice(7), entries[6])).toBeUndefined()
  })

  it('has hashes that anyone works out from what is written: of the act, and over it and the one before', () => {
    const entry = nextEntry({ seq: 0, hash: genesisHash }, { text: '路灯' })
    const leaf = sha256('\0', '{"text":"路灯"}')

    expect(genesisHash).toBe('0'.repeat(64))
    expect(entry).toEqual({
      seq: 1,
      payload: '{"text":"路灯"}',
      previousHash: genesisHash,
      hash: sha256('\u0001', new Uint8Array(32), leaf).toString('hex'),
    })
    expect(nextEntry(entry, 2).hash).toBe(
      sha256('\u0001', Buffer.from(entry.hash, 'hex'), sha256('\0', '2')).toString('hex'),
    )
  })

  it('finds an act that was taken out', () => {
    const entries = chainOf(5)

    expect(chainFault([...entries.slice(0, 2), ...entries.slice(3)])).toEqual({ seq: 4, fault: 'gap' })
  })

  it('finds two acts that changed places', () => {
    const [first, second, third] = chainOf(3)
    const swapped = [first, third, second].filter((entry) => entry !== undefined)

    expect(chainFault(swapped)).toEqual({ seq: 3, fault: 'gap' })
  })

  it('finds an act that was put in its place with a hash of its own', () => {
    const entries = chainOf(4)
    const forged = nextEntry({ seq: 1, hash: entries[0]?.hash ?? '' }, { act: 'forged' })

    expect(chainFault([...entries.slice(0, 1), forged, ...entries.slice(2)])).toEqual({ seq: 3, fault: 'broken_link' })
  })

  it('finds any single character that was changed in a payload', () => {
    const entries = chainOf(3)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), fc.nat(), (which, place) => {
        const changed = entries.map((entry, index) => {
          if (index !== which) return entry
          const at = place % entry.payload.length
          const other = entry.payload[at] === 'x' ? 'y' : 'x'
          return { ...entry, payload: entry.payload.slice(0, at) + other + entry.payload.slice(at + 1) }
        })
        return chainFault(changed)?.fault === 'wrong_hash'
      }),
    )
  })
})

describe('commitment', () => {
  it('is the same for the same salt and content, and another for either changed', () => {
    const one = commitment('salt', { text: '甲' })

    expect(commitment('salt', { text: '甲' })).toBe(one)
    expect(commitment('salt', { text: '乙' })).not.toBe(one)
    expect(commitment('other', { text: '甲' })).not.toBe(one)
  })

  it('is what anyone works out from salt and content', () => {
    expect(commitment('salt', { text: '甲' })).toBe(sha256('salt\n{"text":"甲"}').toString('hex'))
  })
})

describe('the salt for one part', () => {
  it('is made of the entry’s own and the part’s name, and of neither alone', () => {
    const one = saltFor('salt', 'of')

    expect(one).toBe(sha256('of\nsalt').toString('hex'))
    expect(saltFor('salt', 'content')).not.toBe(one)
    expect(saltFor('other', 'of')).not.toBe(one)
  })
})

describe('an entry longer than the log can serve', () => {
  it('is not made; one of just that length is', () => {
    const before = { seq: 0, hash: genesisHash }
    const around = canonicalJson({ act: '' }).length
    const longest = nextEntry(before, { act: 'a'.repeat(longestEntry - around) })
    expect(encodeEntries([Buffer.from(longest.payload)]).length).toBe(longestEntry + 2)
    expect(() => nextEntry(before, { act: 'a'.repeat(longestEntry - around + 1) })).toThrow(
      'an entry of 65536 bytes is too long for the log',
    )
  })
})
