import { ClauseSigns } from './clause-signs.ts'
import type { FoundItem } from './found-item.ts'
import type { Segment } from './item-segments.ts'
import { ruleLabels } from './rule-labels.ts'
import { asksIn, documentKind, type SaidWhere, type Surroundings, SurroundingsWalk } from './segment-surroundings.ts'
import { SignList } from './sign-list.ts'
import { WordKindSigns } from './word-kind-signs.ts'

export type SegmentContext = SaidWhere & {
  /** What the rules found, in the order of the text. */
  readonly items: readonly FoundItem[]
}

/**
 * The signs by which each segment's label is judged, as hashes: its own words, its neighbours', the marks between
 * them, the sentence, who spoke last and with which word, and what the rules took it for. Every kind of sign has a
 * number of its own; weights are worth nothing with other signs than those they were learned with.
 *
 * @param visit - is called with the signs of each segment in turn; the list is used again for the next.
 */
export function eachSigns(
  context: SegmentContext,
  segments: readonly Segment[],
  visit: (signs: SignList, at: number) => void,
): void {
  const { text } = context
  const walk = new SurroundingsWalk(context)
  const describe = new Description(text, segments, ruleLabels(context.items, segments), documentKind(text))
  for (let at = 0; at < segments.length; at += 1) {
    const segment = segments[at]
    if (segment === undefined) continue
    const opensParagraph = context.sentences[segment.sentence]?.isFirst === true
    visit(describe.segment(segment, at, walk.at(segment), opensParagraph), at)
  }
}

/** Numbers of one segment that more than one kind of sign uses. */
type Facts = Surroundings & {
  readonly start: number
  readonly end: number
  /** Bits: opens its sentence, stands in quotation marks, opens its paragraph. */
  readonly place: number
  readonly rule: number
  /** Where the marks between it and its neighbours begin and end. */
  readonly gapFrom: number
  readonly gapTo: number
}

class Description {
  readonly #text: string
  readonly #segments: readonly Segment[]
  readonly #rules: readonly number[]
  readonly #document: number
  readonly #list: SignList
  readonly #clauses: ClauseSigns
  readonly #kinds: WordKindSigns

  constructor(text: string, segments: readonly Segment[], rules: readonly number[], document: number) {
    this.#text = text
    this.#segments = segments
    this.#rules = rules
    this.#document = document
    this.#list = new SignList(text)
    this.#clauses = new ClauseSigns(text, segments, this.#list)
    this.#kinds = new WordKindSigns(text, segments, this.#list)
  }

  segment(segment: Segment, at: number, around: Surroundings, opensParagraph: boolean): SignList {
    const { start, end } = segment
    const before = this.#segments[at - 1]
    const behind = this.#segments[at + 1]
    // Field by field: a copy with more added takes twice the room.
    const facts: Facts = {
      verb: around.verb,
      role: around.role,
      voice: around.voice,
      says: around.says,
      sentenceStart: around.sentenceStart,
      sentenceEnd: around.sentenceEnd,
      start,
      end,
      place: (segment.opensSentence ? 1 : 0) + (segment.quoteDepth > 0 ? 2 : 0) + (opensParagraph ? 4 : 0),
      rule: this.#rules[at] ?? 0,
      gapFrom: before === undefined ? start : Math.max(before.end, start - 3),
      gapTo: behind === undefined ? end : Math.min(behind.start, end + 3),
    }
    const list = this.#list
    list.clear()
    this.#ruled(facts, this.#rules[at - 1] ?? 0)
    this.#placed(facts)
    this.#said(facts)
    this.#words(facts)
    if (before !== undefined) this.#wordsBefore(facts, before)
    if (behind !== undefined) list.addWords(57, behind.start, Math.min(behind.end, behind.start + 2))
    this.#clauses.add(at, facts)
    this.#kinds.add(at)
    return list
  }

  #ruled({ rule, gapFrom, start }: Facts, before: number): void {
    const list = this.#list
    list.add(3, rule, before)
    list.addWords(7, gapFrom, start, rule)
  }

  #placed({ gapFrom, gapTo, start, end, place }: Facts): void {
    const list = this.#list
    list.add(1)
    list.addWords(9, gapFrom, start)
    list.addWords(10, end, gapTo)
    list.add(11, Math.min(9, end - start), place & 1)
  }

  #said(facts: Facts): void {
    const { start, end, voice, role, place, sentenceStart, sentenceEnd } = facts
    const list = this.#list
    const asks = asksIn(this.#text, start, end)
    list.add(17, this.#document, voice)
    list.add(18, role, place & 2, asks)
    list.add(21, role, this.#document, asks)
    list.add(23, facts.says, role, asks)
    list.addWords(25, sentenceStart, Math.min(sentenceStart + 4, sentenceEnd))
  }

  #words({ start, end, voice, rule, role }: Facts): void {
    const list = this.#list
    list.addWords(32, start, Math.min(end, start + 2))
    list.addWords(42, Math.max(start, end - 2), end)
    const two = Math.min(end, start + 2)
    list.addWords(59, start, two, voice)
    list.addWords(60, start, two, 100 + rule)
    list.addWords(62, start, two, 300 + role)
    for (let at = start; at + 1 < end; at += 1) list.addWords(70, at, at + 2)
  }

  #wordsBefore({ gapFrom, start }: Facts, before: Segment): void {
    const list = this.#list
    const mark = gapFrom === start ? 0 : this.#text.charCodeAt(gapFrom)
    list.addWords(51, Math.max(before.start, before.end - 2), before.end, mark)
    if (before.end - before.start <= 8) list.addWords(53, before.start, before.end, start - gapFrom)
  }
}
