import type { TextSpan } from '#kernel/text-span.ts'
import type { FoundItem } from './found-item.ts'
import { isGoingOn, labelCount } from './item-labels.ts'
import { cutSegments, type Segment } from './item-segments.ts'
import type { ReadyWeights } from './item-weights.ts'
import { labelPath } from './label-path.ts'
import type { Mention, PeopleFound } from './people.ts'
import { type ItemKind, itemKinds } from './reading.ts'
import { eachSigns } from './segment-signs.ts'
import { type Sentence, unwrapQuotes } from './sentences.ts'

/** The items of an article as learned weights see them, with what the rules found as evidence. */
export function weighItems(
  text: string,
  sentences: readonly Sentence[],
  people: PeopleFound,
  found: readonly FoundItem[],
  weights: ReadyWeights,
): FoundItem[] {
  const segments = cutSegments(text, sentences, people.mentions, found)
  const scores = new Float32Array(segments.length * labelCount)
  eachSigns({ text, sentences, mentions: people.mentions, items: found }, segments, (signs, at) => {
    signs.score(weights.rows, weights.scale, scores, at * labelCount)
  })
  const path = labelPath(
    weights,
    scores,
    segments.map(({ opensSentence }) => opensSentence),
  )
  return itemsOf(text, segments, path, found, people)
}

/** Joins labelled segments to items; who said it and with which word comes from what the rules found there. */
export function itemsOf(
  text: string,
  segments: readonly Segment[],
  path: readonly number[],
  found: readonly FoundItem[],
  people: PeopleFound,
): FoundItem[] {
  const items: FoundItem[] = []
  const near = new NearItems(found)
  for (let at = 0; at < segments.length; at += 1) {
    const label = path[at] ?? 0
    const first = segments[at]
    const kind = itemKinds[(label - 1) >> 1]
    if (label === 0 || isGoingOn(label) || kind === undefined || first === undefined) continue
    let last = first
    while (path[at + 1] === label + 1) {
      at += 1
      last = segments[at] ?? last
    }
    const whole = tidy(text, { start: first.start, end: last.end })
    const { inside, before } = near.at(whole)
    const parts = turnsToAsking(text, whole, inside)
    if (parts.length > 0) items.push(...parts)
    else {
      const span = asRuled(whole, kind, inside)
      const sayer = inside[0] ?? sayerOf(span, people.mentionsOf.get(first.sentence) ?? [], before)
      const { speaker, verb } = sayer
      if (span.end > span.start) items.push({ ...span, kind: dutyOrDirective(span, kind, inside), speaker, verb })
    }
  }
  return items
}

/** What the rules found where an item stands, and last before it; to be asked in the order of the text. */
class NearItems {
  readonly #found: readonly FoundItem[]
  #from = 0

  constructor(found: readonly FoundItem[]) {
    this.#found = found
  }

  at(span: TextSpan): { readonly inside: readonly FoundItem[]; readonly before: FoundItem | undefined } {
    while ((this.#found[this.#from]?.end ?? Number.POSITIVE_INFINITY) <= span.start) this.#from += 1
    const inside: FoundItem[] = []
    let before = this.#found[this.#from - 1]
    for (let at = this.#from; at < this.#found.length; at += 1) {
      const item = this.#found[at]
      if (item === undefined || item.start >= span.end) break
      if (item.end > span.start) inside.push(item)
      else before = item
    }
    return { inside, before }
  }
}

/** 某事是某事，要…: where the rules see a claim turn into what is to be done, the sentence is cut there. */
function turnsToAsking(text: string, span: TextSpan, inside: readonly FoundItem[]): readonly FoundItem[] {
  const [claim, asked] = inside
  if (inside.length !== 2 || claim === undefined || asked === undefined) return []
  const covers = claim.start === span.start && asked.end === span.end
  const turns = (claim.kind === 'position' || claim.kind === 'assessment') && claim.kind !== asked.kind
  return covers && turns && text.charAt(asked.start) === '要' ? inside : []
}

/** Where the rules found nearly the same of the same kind, their ends are the finer ones. */
function asRuled(span: TextSpan, kind: ItemKind, inside: readonly FoundItem[]): TextSpan {
  const same = inside.find((item) => item.kind === kind && alike(item, span) >= 0.75)
  return same === undefined ? span : { start: same.start, end: same.end }
}

/**
 * Whether somebody is named who is to do it, and whether who asks is one who leads, is for the rules to see, where
 * they found the same words.
 */
function dutyOrDirective(span: TextSpan, kind: ItemKind, inside: readonly FoundItem[]): ItemKind {
  if (kind !== 'directive' && kind !== 'follow_up' && kind !== 'suggestion') return kind
  const same = inside.find((item) => alike(item, span) >= 0.95)
  return same?.kind === 'directive' || same?.kind === 'follow_up' ? same.kind : kind
}

function alike(a: TextSpan, b: TextSpan): number {
  const both = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
  return both / (a.end - a.start + b.end - b.start - both)
}

/** A closing mark whose opening lies inside belongs to the item. */
function tidy(text: string, span: TextSpan): TextSpan {
  let { start, end } = span
  for (const [open, shut] of pairs) {
    const shuts = text.charCodeAt(end) === shut
    const opens = text.charCodeAt(start - 1) === open
    if (!shuts && !opens) continue
    const lacking = countUnit(text, start, end, open) - countUnit(text, start, end, shut)
    if (shuts && lacking > 0) end += 1
    if (opens && lacking < 0) start -= 1
  }
  return unwrapQuotes(text, { start, end })
}

/** “ ”, 《 》, ( ), ‘ ’ by their code units. */
const pairs = [
  [0x201c, 0x201d],
  [0x300a, 0x300b],
  [0x28, 0x29],
  [0x2018, 0x2019],
] as const

function countUnit(text: string, from: number, to: number, unit: number): number {
  let count = 0
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === unit) count += 1
  return count
}

type Sayer = Pick<FoundItem, 'speaker' | 'verb'>

/** Of what no rule found: whoever the sentence names last before it, else who spoke not long before. */
function sayerOf({ start }: TextSpan, mentions: readonly Mention[], before: FoundItem | undefined): Sayer {
  const named = mentions.filter(({ end }) => end <= start).at(-1)
  if (named !== undefined) return { speaker: named.name, verb: null }
  return { speaker: before !== undefined && start - before.end < 200 ? before.speaker : null, verb: null }
}
