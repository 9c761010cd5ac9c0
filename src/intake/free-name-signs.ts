import { costScale, type Lexicon, nameParts, never } from './lexicon.ts'
import { NameLattice } from './name-lattice.ts'
import { SignList } from './sign-list.ts'
import { wordKinds } from './word-kinds.ts'

/** What a character is, apart from which: of a word, a digit, a letter; any mark stands for itself. */
function typeOf(unit: number): number {
  if (unit >= 0x3400 && unit <= 0x9fff) return 1
  if (unit >= 48 && unit <= 57) return 2
  if ((unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)) return 3
  return unit
}

/** The signs by which each character of a stretch is judged: what stands beside it, and whether words or names do. */
export class FreeNameSigns {
  readonly list: SignList
  readonly #text: string
  readonly #lexicon: Lexicon
  readonly #lattice: NameLattice
  readonly #kinds: Int16Array
  /** How many characters in a row around each are such as foreign names are written with. */
  readonly #sounds: Uint8Array

  constructor(text: string, from: number, to: number, lexicon: Lexicon) {
    this.list = new SignList(text)
    this.#text = text
    this.#lexicon = lexicon
    this.#lattice = new NameLattice(text, from, to, lexicon)
    this.#kinds = kindsOf(text, this.#lattice)
    this.#sounds = this.#soundsInARow()
  }

  /** Signs of the character at `at`, counted from the beginning of the stretch. */
  take(at: number): SignList {
    this.list.clear()
    this.#addCharacters(at)
    this.#addWords(at)
    this.#addNames(at)
    return this.list
  }

  #addCharacters(at: number): void {
    const { list } = this
    const here = this.#lattice.from + at
    for (let n = -2; n <= 2; n += 1) this.#chars(1 + n + 2, here + n, here + n + 1)
    for (let n = -2; n <= 1; n += 1) this.#chars(6 + n + 2, here + n, here + n + 2)
    this.#chars(10, here - 1, here + 2)
    this.#chars(11, here, here + 3)
    this.#chars(12, here - 3, here)
    this.#chars(13, here + 1, here + 4)
    list.add(14, this.#unit(at - 1), this.#unit(at + 1))
    list.add(15, typeOf(this.#unit(at - 1)), typeOf(this.#unit(at)), typeOf(this.#unit(at + 1)))
    list.add(16, this.#unit(at - 3))
    list.add(17, this.#unit(at + 3))
  }

  #addWords(at: number): void {
    const { list } = this
    const { wordStart, wordLength } = this.#lattice
    const [before, here, behind] = [this.#tag(at - 1), this.#tag(at), this.#tag(at + 1)]
    const start = wordStart[at] ?? at
    const end = start + (wordLength[at] ?? 1)
    const place = here >> 8
    list.add(20, here)
    list.add(21, behind)
    list.add(22, before)
    list.add(23, before, here)
    list.add(24, here, behind)
    list.add(25, this.#tag(at - 2), before)
    list.add(26, behind, this.#tag(at + 2))
    list.add(27, before, here, behind)
    this.#word(28, start, place)
    this.#word(29, start - 1, place)
    this.#word(30, end, place)
    list.add(31, this.#kind(start), place)
    list.add(32, this.#kind(start - 1), place)
    list.add(33, this.#kind(end), place)
    list.add(34, this.#kind((wordStart[start - 1] ?? 0) - 1), place)
  }

  #addNames(at: number): void {
    const { list } = this
    const { begins, beginsKind, beginsLength, covers, ends, wordStart } = this.#lattice
    const here = this.#lattice.from + at
    const begin = begins[at] ?? 0
    const length = beginsLength[at] ?? 0
    const name = begin * 64 + length * 4 + (beginsKind[at] ?? 0)
    const end = ends[at] ?? 0
    const before = (wordStart[at] ?? at) - 1
    list.add(40, name)
    list.add(41, covers[at])
    list.add(42, end)
    list.add(43, begin, covers[at], end)
    list.add(44, name, this.#unit(at - 1))
    this.#word(45, before, name)
    list.add(46, name, this.#kind(before))
    if (length > 0) {
      this.#chars(47, here + length, here + length + 1, name)
      this.#chars(48, here + length, here + length + 2, begin)
      list.add(49, name, this.#kind(at + length))
      list.add(50, this.#kind(at + length), this.#kind(before), Math.min(3, length))
    }
    this.#chars(51, here + 1, here + 2, end)
    this.#chars(52, here + 1, here + 3, end)
    this.#chars(53, here - 2, here, begin)
    list.add(54, this.#cost(at, nameParts.family), begin)
    list.add(55, this.#cost(at, nameParts.first), this.#cost(at - 1, nameParts.family))
    list.add(56, this.#cost(at, nameParts.second), ends[at])
    list.add(57, this.#cost(at, nameParts.only), this.#cost(at - 1, nameParts.family))
    list.add(58, this.#sounds[at], this.#cost(at, nameParts.sound))
    list.add(59, this.#sounds[at], this.#cost(at - 1, nameParts.sound), this.#cost(at + 1, nameParts.sound))
    list.add(60, this.#cost(at, nameParts.family), this.#unit(at - 1))
  }

  /** A sign of characters; what stands outside the stretch is as good as nothing. */
  #chars(template: number, from: number, to: number, a = 0): void {
    const first = this.#lattice.from
    this.list.addWords(template, Math.max(first, from), Math.min(first + this.#lattice.length, to), a)
  }

  #word(template: number, at: number, a: number): void {
    const start = this.#lattice.wordStart[at]
    if (start === undefined) this.list.add(template, -1, a)
    else
      this.#chars(
        template,
        this.#lattice.from + start,
        this.#lattice.from + start + (this.#lattice.wordLength[at] ?? 1),
        a,
      )
  }

  #unit(at: number): number {
    return at < 0 || at >= this.#lattice.length ? 0 : this.#text.charCodeAt(this.#lattice.from + at)
  }

  /** What its word is, and whether the character is all of it, its beginning, end or middle. */
  #tag(at: number): number {
    const { wordLength, wordStart, wordTag } = this.#lattice
    if (at < 0 || at >= wordTag.length) return -1
    const [length, start] = [wordLength[at] ?? 1, wordStart[at] ?? at]
    const place = length === 1 ? 0 : at === start ? 1 : at === start + length - 1 ? 2 : 3
    const tag = wordTag[at] ?? 0
    return place * 256 + (tag === 0 ? 230 - Math.min(25, typeOf(this.#unit(at)) & 15) : tag)
  }

  #kind(at: number): number {
    return this.#kinds[at] ?? -2
  }

  #cost(at: number, part: number): number {
    const cost = this.#lexicon.part(this.#unit(at), part)
    return cost === never ? -1 : Math.floor(cost / costScale)
  }

  #soundsInARow(): Uint8Array {
    const rows = new Uint8Array(this.#lattice.length)
    let start = 0
    for (let at = 0; at <= rows.length; at += 1) {
      const sounds = at < rows.length && this.#lexicon.part(this.#unit(at), nameParts.sound) !== never
      if (sounds) continue
      rows.fill(Math.min(6, at - start), start, at)
      start = at + 1
    }
    return rows
  }
}

/** The kind of each character's word; words of more than two characters have none. */
function kindsOf(text: string, { from, length, wordLength, wordStart }: NameLattice): Int16Array {
  const kinds = new Int16Array(length).fill(-1)
  const into = new Int16Array(2)
  for (let at = 0; at < length; at += wordLength[at] ?? 1) {
    const long = wordLength[at] ?? 1
    const start = from + (wordStart[at] ?? at)
    if (long <= 2 && wordKinds().write(text, start, start + long, into, 0) === 1)
      kinds.fill(into[0] ?? -1, at, at + long)
  }
  return kinds
}
