import { splitArticles } from '#intake/articles.ts'
import type { Flow } from '#intake/flow.ts'
import type { FoundItem } from '#intake/found-item.ts'
import { beginLabel } from '#intake/item-labels.ts'
import { cutSegments, type Segment } from '#intake/item-segments.ts'
import { findItems } from '#intake/items.ts'
import { detectLanguage } from '#intake/languages/detect-language.ts'
import type { PeopleFound } from '#intake/people.ts'
import type { ItemKind } from '#intake/reading.ts'
import { eachSigns } from '#intake/segment-signs.ts'
import { type Sentence, splitSentences } from '#intake/sentences.ts'
import { findPeople } from '#intake/weighed-people.ts'
import type { AnnotatedPage } from '../pages.ts'

/** One article of an annotated page, cut and described as the reader does it, with the labels that are right. */
export type ItemSample = {
  readonly page: AnnotatedPage
  readonly article: number
  readonly flow: Flow
  readonly sentences: readonly Sentence[]
  readonly people: PeopleFound
  readonly found: readonly FoundItem[]
  readonly segments: readonly Segment[]
  readonly signs: readonly Uint32Array[]
  /** For each segment the labels that are right, as bits. */
  readonly right: readonly number[]
  readonly opens: readonly boolean[]
}

type GoldSpan = {
  readonly start: number
  readonly end: number
  readonly kinds: readonly ItemKind[]
  readonly optional: boolean
}

/**
 * The articles of a Chinese page; none of a page in another language.
 *
 * @param oneKind - whether only the kind meant first is right where the annotation allows several, and nothing where it
 *   leaves open whether there is an item.
 */
export function itemSamples(page: AnnotatedPage, oneKind = false): ItemSample[] {
  if (detectLanguage(page.text).language !== 'zh') return []
  return splitArticles(page.text).articles.map(({ flow }, article) => {
    const sentences = splitSentences(flow)
    const people = findPeople(flow.folded, sentences)
    const found = findItems(flow.folded, sentences, people).items
    const segments = cutSegments(flow.folded, sentences, people.mentions, found)
    const signs: Uint32Array[] = []
    const context = { text: flow.folded, sentences, mentions: people.mentions, items: found }
    eachSigns(context, segments, (list) => signs.push(list.take()))
    return {
      page,
      article,
      flow,
      sentences,
      people,
      found,
      segments,
      signs,
      right: rightLabels(goldSpans(page, flow, oneKind), segments),
      opens: segments.map(({ opensSentence }) => opensSentence),
    }
  })
}

function goldSpans({ gold }: AnnotatedPage, flow: Flow, oneKind: boolean): GoldSpan[] {
  return gold.items
    .filter(({ optional }) => !oneKind || optional !== true)
    .flatMap(({ spans, kinds, optional }) => {
      const place = spans[0] === undefined ? undefined : inFlow(flow, spans[0])
      return place === undefined
        ? []
        : [{ ...place, kinds: oneKind ? kinds.slice(0, 1) : kinds, optional: optional === true }]
    })
    .sort((a, b) => a.start - b.start)
}

/** Where a place of the source stands in a flow; undefined where none of it does. */
function inFlow(flow: Flow, [start, end]: readonly [number, number]): { start: number; end: number } | undefined {
  let from = -1
  let to = -1
  for (let at = 0; at < flow.text.length; at += 1) {
    const place = flow.sourceAt[at] ?? -1
    if (place < start || place >= end || flow.text.charAt(at) === '\n') continue
    if (from < 0) from = at
    to = at
  }
  return from < 0 ? undefined : { start: from, end: to + 1 }
}

function rightLabels(spans: readonly GoldSpan[], segments: readonly Segment[]): number[] {
  let before: GoldSpan | undefined
  return segments.map((segment) => {
    const length = segment.end - segment.start
    const found = spans.find(
      ({ start, end }) => 2 * (Math.min(end, segment.end) - Math.max(start, segment.start)) > length,
    )
    const goesOn = found !== undefined && found === before && !segment.opensSentence
    before = found
    if (found === undefined) return 1
    const bits = found.kinds.map((kind) => 1 << (beginLabel(kind) + (goesOn ? 1 : 0)))
    return bits.reduce((all, bit) => all | bit, found.optional ? 1 : 0)
  })
}
