import { type Item, type ItemKind, itemKinds, type Reading } from '#intake/reading.ts'
import type { Gold, GoldItem } from './gold.ts'
import { bestOverlap, overlapIn, pairUp, samePassage, squeeze, wordsAt } from './overlap.ts'
import { addTallies, noTally, type Share, type Tally } from './tally.ts'

export type ItemScore = {
  /** Same passage: overlap of at least 0.8 of the union, and a right kind. */
  readonly lenient: Readonly<Record<ItemKind, Tally>>
  /** The very span, to the character, and a right kind. */
  readonly exact: Readonly<Record<ItemKind, Tally>>
  readonly speakers: Share
  /** Raised items whose first answer is one that answers them, or that rightly have none. */
  readonly answers: Share
  /** Spans that cut a passage of their own kind in two or run over its frame, or do not equal their quote. */
  readonly wrongSpans: readonly Item[]
  readonly missed: readonly GoldItem[]
  readonly falseOnes: readonly Item[]
  /** The passage was found but taken for another kind: [meant, found]. */
  readonly mistaken: readonly (readonly [GoldItem, Item])[]
  readonly wrongSpeakers: readonly (readonly [GoldItem, Item])[]
  readonly wrongAnswers: readonly (readonly [GoldItem, Item])[]
}

/** Scores the items of one page. An item the gold marks optional counts neither for nor against. */
export function scoreItems(reading: Reading, gold: Gold): ItemScore {
  const { text } = reading.source
  const overlap = overlapIn(text)
  const likeness = (g: GoldItem, item: Item) => bestOverlap(overlap, item, g.spans)
  const pairs = pairUp(gold.items.length, reading.items.length, (g, f) => {
    const [goldItem, item] = [at(gold.items, g), at(reading.items, f)]
    if (!goldItem.kinds.includes(item.kind)) return 0
    const value = likeness(goldItem, item)
    if (value < samePassage) return 0
    // Where both would do, the item that must be found comes first.
    return goldItem.optional === true ? value * 0.9 : value
  })

  const paired = pairs.map(({ gold: g, found, likeness: value }) => ({
    meant: at(gold.items, g),
    item: at(reading.items, found),
    exact: value === 1,
  }))
  const hitItems = new Set(paired.map(({ item }) => item))
  const hitGold = new Set(paired.map(({ meant }) => meant))
  const required = paired.filter(({ meant }) => meant.optional !== true)
  const missed = gold.items.filter((meant) => meant.optional !== true && !hitGold.has(meant))
  const falseOnes = reading.items.filter((item) => !hitItems.has(item))

  const judged = required.filter(({ meant }) => meant.speakers !== undefined)
  const wrongSpeakers = judged.filter(({ meant, item }) => !speakerIsRight(text, meant, item))

  const raised = paired.filter(({ meant }) => meant.answers !== undefined)
  const wrongAnswers = raised.filter(({ meant, item }) => {
    const accepted = (meant.answers ?? []).map((index) => gold.items[index])
    const first = item.answers?.[0]
    if (first === undefined) return accepted.length > 0
    const answering = reading.items[first.item]
    return !accepted.some((other) => answering !== undefined && other !== undefined && likeness(other, answering) > 0.5)
  })

  const cutsWrong = (item: Item) =>
    item.quote !== text.slice(item.start, item.end).replace(/[\r\n]+/g, '') ||
    (!hitItems.has(item) &&
      gold.items.some((meant) => {
        const value = meant.kinds.includes(item.kind) ? likeness(meant, item) : 0
        return value > 0 && value < samePassage
      }))

  return {
    lenient: tallies(required, missed, falseOnes),
    exact: tallies(
      required.filter(({ exact }) => exact),
      [...missed, ...required.filter(({ exact }) => !exact).map(({ meant }) => meant)],
      [...falseOnes, ...required.filter(({ exact }) => !exact).map(({ item }) => item)],
    ),
    answers: { right: raised.length - wrongAnswers.length, all: raised.length },
    speakers: { right: judged.length - wrongSpeakers.length, all: judged.length },
    wrongSpans: reading.items.filter(cutsWrong),
    missed,
    falseOnes,
    mistaken: missed.flatMap((meant) => {
      const item = falseOnes.find((other) => likeness(meant, other) >= samePassage)
      return item === undefined ? [] : [[meant, item] as const]
    }),
    wrongSpeakers: wrongSpeakers.map(({ meant, item }) => [meant, item] as const),
    wrongAnswers: wrongAnswers.map(({ meant, item }) => [meant, item] as const),
  }
}

/** One tally over all kinds. */
export function pooled(byKind: Readonly<Record<ItemKind, Tally>>, kinds: readonly ItemKind[] = itemKinds): Tally {
  return kinds.map((kind) => byKind[kind]).reduce(addTallies, noTally)
}

function tallies(
  hits: readonly { readonly item: Item }[],
  missed: readonly GoldItem[],
  falseOnes: readonly Item[],
): Record<ItemKind, Tally> {
  const of = (kind: ItemKind): Tally => ({
    hits: hits.filter(({ item }) => item.kind === kind).length,
    falseOnes: falseOnes.filter((item) => item.kind === kind).length,
    missed: missed.filter((meant) => meant.kinds[0] === kind).length,
  })
  return {
    topic: of('topic'),
    suggestion: of('suggestion'),
    directive: of('directive'),
    position: of('position'),
    assessment: of('assessment'),
    follow_up: of('follow_up'),
  }
}

function speakerIsRight(text: string, meant: GoldItem, item: Item): boolean {
  const accepted = (meant.speakers ?? []).map((place) => wordsAt(text, place))
  if (accepted.length === 0) return item.speaker === null
  return item.speaker !== null && accepted.includes(squeeze(item.speaker))
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index]
  if (value === undefined) throw new Error(`no element ${index}`)
  return value
}
