import type { TextSpan } from '#kernel/text-span.ts'
import { clauseKind, clauseKinds } from './clause-kinds.ts'
import { clauseSubject } from './clause-subject.ts'
import type { FoundItem } from './found-item.ts'
import { personKinds } from './kind-signs.ts'
import type { Mention } from './people.ts'
import { itemKinds } from './reading.ts'
import { documentKind, type SaidWhere } from './segment-surroundings.ts'
import { type Sentence, splitClauses } from './sentences.ts'
import { SignList } from './sign-list.ts'
import { hashStart, hashWords } from './text-hash.ts'

/**
 * The signs by which it is judged what kind an item is, once it is known where it begins and ends, as hashes: all its words, who
 * says it and in which office, what its clauses are, and what stands before and behind it. Every kind of sign has a number of its
 * own; weights are worth nothing with other signs than those they were learned with.
 *
 * @param items - in the order of the text.
 * @param visit - is called with the signs of each item in turn; the list is used again for the next.
 */
export function eachItemSigns(
  where: SaidWhere,
  items: readonly FoundItem[],
  visit: (signs: SignList, at: number) => void,
): void {
  const describe = new Description(where, items)
  for (const [at, item] of items.entries()) visit(describe.item(item, at), at)
}

/** Numbers of one item that more than one sign uses. */
type Facts = {
  readonly item: FoundItem
  readonly kind: number
  /** What kind of person says it, and the last characters of their office. */
  readonly sayer: number
  readonly office: number
  readonly sentence: Sentence
  readonly clauses: readonly TextSpan[]
}

const [nobodySays, unknownSays, groupSays] = [personKinds.length, personKinds.length + 1, personKinds.length + 2]
const none = 15

class Description {
  readonly #text: string
  readonly #sentences: readonly Sentence[]
  readonly #items: readonly FoundItem[]
  readonly #list: SignList
  readonly #document: number
  readonly #sayers: ReadonlyMap<string, Sayer>
  /** The sentence each item begins in. */
  readonly #sentenceOf: readonly number[]

  constructor({ text, sentences, mentions }: SaidWhere, items: readonly FoundItem[]) {
    this.#text = text
    this.#sentences = sentences
    this.#items = items
    this.#list = new SignList(text)
    this.#document = documentKind(text)
    this.#sayers = sayersAmong(text, mentions)
    let at = 0
    this.#sentenceOf = items.map(({ start }) => {
      while (at + 1 < sentences.length && (sentences[at]?.end ?? 0) <= start) at += 1
      return at
    })
  }

  item(item: FoundItem, at: number): SignList {
    const list = this.#list
    list.clear()
    const sentence = this.#sentences[this.#sentenceOf[at] ?? 0]
    if (sentence === undefined) return list
    const kind = itemKinds.indexOf(item.kind)
    const facts = { item, kind, ...this.#sayer(item), sentence, clauses: splitClauses(this.#text, item) }
    this.#said(facts, at)
    this.#does(facts)
    this.#beside(facts, at)
    this.#words(facts)
    this.#around(facts)
    return list
  }

  #sayer({ speaker }: FoundItem): Sayer {
    if (speaker === null) return { sayer: nobodySays, office: 0 }
    return this.#sayers.get(speaker) ?? { sayer: groupSays, office: tailOf(speaker) }
  }

  #said({ item, kind, sayer, office, sentence }: Facts, at: number): void {
    const list = this.#list
    const verb = item.verb === null ? 0 : hashWords(hashStart, item.verb, 0, item.verb.length)
    list.add(1)
    list.add(2, kind)
    list.add(3, sayer, kind)
    list.add(4, office, kind)
    list.add(5, verb, kind)
    list.add(6, verb, sayer)
    list.add(7, this.#document, sayer, kind)
    list.add(8, sentence.isFirst ? 1 : 0, sayer, kind)
    list.add(9, Math.floor((4 * at) / this.#items.length), sayer, kind)
  }

  /** What its clauses do, and of whom they speak. */
  #does({ kind, sayer, office, clauses }: Facts): void {
    const list = this.#list
    for (const [place, clause] of clauses.entries()) {
      const does = clauseKinds.indexOf(clauseKind(this.#text, clause))
      const { subject, modal } = clauseSubject(this.#text, clause)
      list.add(10, does, kind)
      list.add(11, modal, kind)
      list.add(12, subject, modal)
      if (place > 0) continue
      list.add(13, does, kind)
      list.add(14, does, sayer, kind)
      list.add(15, does, office)
      list.add(16, does, office, kind)
      list.add(17, subject, modal, kind)
      list.add(18, subject, modal, sayer)
      list.add(19, subject, modal, office)
    }
    list.add(20, clauses.length, kind)
  }

  /** The items before and behind, how near they are, and whether the one before has the same sayer. */
  #beside({ item, kind, sayer }: Facts, at: number): void {
    const list = this.#list
    const before = this.#items[at - 1]
    const kindBefore = before === undefined ? none : itemKinds.indexOf(before.kind)
    const kindBehind = at + 1 < this.#items.length ? itemKinds.indexOf(this.#items[at + 1]?.kind ?? 'topic') : none
    const far = this.#distance(at, at - 1)
    const goesOn = before !== undefined && before.speaker === item.speaker ? 4 : 0
    list.add(21, kindBefore, far + goesOn, kind)
    list.add(22, kindBehind, this.#distance(at, at + 1), kind)
    list.add(23, kindBefore, kindBehind, kind)
    list.add(24, kindBefore, far, sayer)
    list.add(25, kindBefore, far + goesOn, sayer)
  }

  /** 0 where there is no other; 1 in the same sentence, 2 in the same paragraph, 3 elsewhere. */
  #distance(at: number, other: number): number {
    const [here, there] = [this.#sentenceOf[at], this.#sentenceOf[other]]
    if (here === undefined || there === undefined) return 0
    if (here === there) return 1
    return this.#sentences[here]?.paragraph === this.#sentences[there]?.paragraph ? 2 : 3
  }

  #words({ item: { start, end }, kind }: Facts): void {
    const list = this.#list
    list.addWords(30, start, Math.min(end, start + 1), kind)
    list.addWords(31, start, Math.min(end, start + 2))
    list.addWords(32, start, Math.min(end, start + 3))
    list.addWords(33, Math.max(start, end - 1), end, kind)
    list.addWords(34, Math.max(start, end - 2), end)
    for (let at = start; at + 1 < end; at += 1) list.addWords(35, at, at + 2)
    list.add(36, Math.min(8, (end - start) >> 3), kind)
  }

  /** The words before it in its sentence, and behind it. */
  #around({ item: { start, end }, kind, sentence }: Facts): void {
    const list = this.#list
    const from = Math.min(start, sentence.start)
    for (const length of [1, 2]) list.addWords(40 + length, Math.max(from, start - length), start, kind)
    list.addWords(43, Math.max(from, start - 4), start)
    list.add(44, from === start ? 1 : 0, kind)
    list.addWords(45, end, Math.min(this.#text.length, end + 1), kind)
    list.addWords(46, end, Math.min(this.#text.length, end + 2), kind)
  }
}

type Sayer = { readonly sayer: number; readonly office: number }

/** Each person by name, with the first kind and office that any place gives them. */
function sayersAmong(text: string, mentions: readonly Mention[]): ReadonlyMap<string, Sayer> {
  const sayers = new Map<string, Sayer>()
  for (const { name, kind, role } of mentions) {
    const known = sayers.get(name) ?? { sayer: unknownSays, office: 0 }
    sayers.set(name, {
      sayer: known.sayer === unknownSays && kind !== null ? personKinds.indexOf(kind) : known.sayer,
      office: known.office === 0 && role !== null ? tailOf(text.slice(role.start, role.end)) : known.office,
    })
  }
  return sayers
}

const tailOf = (words: string): number => hashWords(hashStart, words, Math.max(0, words.length - 2), words.length)
