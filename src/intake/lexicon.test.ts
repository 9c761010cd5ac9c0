import { describe, expect, it } from 'vitest'
import { Lexicon, lexicon, nameParts, never, packLexicon, unpackLexicon, wordHash } from './lexicon.ts'
import { NameLattice, out } from './name-lattice.ts'

const hashOf = (word: string) => wordHash(word, 0, word.length)

describe('the lexicon', () => {
  it('tells how seldom a word is, and nothing of what is no word', () => {
    expect(lexicon().find(hashOf('城市')) & 255).toBeLessThan(lexicon().find(hashOf('城郭')) & 255)
    expect(lexicon().find(hashOf('市城的'))).toBe(0)
  })

  it('holds no name of a person', () => {
    expect(lexicon().find(hashOf('李白'))).toBe(0)
  })

  it('tells family names from characters that are none', () => {
    expect(lexicon().part('王'.charCodeAt(0), nameParts.family)).toBeLessThan(never)
    expect(lexicon().part('的'.charCodeAt(0), nameParts.family)).toBe(never)
  })

  it('comes back from packing as it was, and is refused where bytes are missing', () => {
    const packed = packLexicon(
      [{ hash: hashOf('路灯'), cost: 40, tag: 3 }],
      [{ unit: 0x738b, costs: [4, never, never, never, 9] }],
    )
    const again = unpackLexicon(packed)
    expect(again).toBeInstanceOf(Lexicon)
    expect(again.find(hashOf('路灯'))).toBe(4 * 256 + 40)
    expect([again.part(0x738b, nameParts.family), again.part(0x738b, nameParts.sound)]).toEqual([4, 9])
    expect(() => unpackLexicon(packed.subarray(0, 10))).toThrow()
  })
})

describe('the lattice of words and names', () => {
  const latticeOf = (text: string) => new NameLattice(text, 0, text.length, lexicon())

  it('cuts a text into words, and a name where words are dearer', () => {
    const { wordLength, begins, beginsLength } = latticeOf('记者霍明溪报道')
    expect([...wordLength]).toEqual([2, 2, 3, 3, 3, 2, 2])
    expect([begins[2], beginsLength[2]]).toEqual([0, 3])
  })

  it('finds a name dear where its characters make common words', () => {
    const { begins } = latticeOf('方便群众')
    expect(begins[0]).toBeGreaterThan(3)
    expect(begins[2]).toBe(out)
  })
})
