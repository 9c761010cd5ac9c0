import type { Item } from './reading.ts'

/** Where an item stands in the talk of its article. */
export type TurnPlace = {
  /** Which stretch of the talk: those who raise matters and those who answer take turns. */
  readonly stretch: number
  /** Which speaker's turn it is within the stretch, and how many turns that has. */
  readonly turn: number
  readonly turns: number
  /** Which of its turn's items it is. */
  readonly place: number
}

/** An article's items laid out as a talk. */
export type Talk = {
  /** Undefined for what neither raises nor may answer anything. */
  readonly placeOf: (at: number) => TurnPlace | undefined
  /** The items of a stretch. */
  readonly stretch: (number: number) => readonly number[]
  /** How often somebody begins to answer. */
  readonly exchanges: number
}

type Turn = { readonly speaker: string | null; readonly members: number[] }
type Stretch = { readonly answers: boolean; readonly turns: Turn[] }

/**
 * @param members - the article's items by position, as they follow one another in the source.
 * @param answering - those that may answer; of the others, topics and suggestions are raised.
 */
export function talkOf(items: readonly Item[], members: readonly number[], answering: ReadonlySet<number>): Talk {
  const stretches: Stretch[] = []
  for (const at of members) {
    const item = items[at]
    if (item === undefined) continue
    const answers = answering.has(at)
    if (!answers && item.kind !== 'topic' && item.kind !== 'suggestion') continue
    const last = stretches.at(-1)
    if (last?.answers === answers) join(last, item.speaker, at)
    else stretches.push({ answers, turns: [{ speaker: item.speaker, members: [at] }] })
  }
  const places = placesIn(stretches)
  const inStretch = stretches.map(({ turns }) => turns.flatMap((turn) => turn.members))
  return {
    placeOf: (at) => places.get(at),
    stretch: (number) => inStretch[number] ?? [],
    exchanges: stretches.filter(({ answers }, number) => answers && number > 0).length,
  }
}

/** Who goes on speaking, or is not named anew, has the turn still. */
function join({ turns }: Stretch, speaker: string | null, at: number): void {
  const last = turns.at(-1)
  if (last !== undefined && (speaker === null || speaker === last.speaker)) last.members.push(at)
  else turns.push({ speaker, members: [at] })
}

function placesIn(stretches: readonly Stretch[]): ReadonlyMap<number, TurnPlace> {
  const places = new Map<number, TurnPlace>()
  for (const [stretch, { turns }] of stretches.entries()) {
    for (const [turn, { members }] of turns.entries()) {
      for (const [place, at] of members.entries()) places.set(at, { stretch, turn, turns: turns.length, place })
    }
  }
  return places
}
