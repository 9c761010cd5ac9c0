import type { ItemKind, Reading } from '#intake/reading.ts'
import type { Gold } from './gold.ts'
import { type ItemScore, scoreItems } from './score-items.ts'
import { type LayoutScore, scoreLayout } from './score-layout.ts'
import { type NameScore, scoreNames } from './score-names.ts'
import { addShares, addTallies, noShare, noTally, type Share, type Tally } from './tally.ts'

export type PageScore = {
  readonly id: string
  readonly items: ItemScore
  readonly layout: LayoutScore
  readonly names: NameScore
}

/** The figures of one page or of many pages together; counts are summed, never averaged. */
export type Figures = {
  readonly lenient: Readonly<Record<ItemKind, Tally>>
  readonly exact: Readonly<Record<ItemKind, Tally>>
  readonly wrongSpans: number
  readonly speakers: Share
  readonly answers: Share
  readonly listed: Tally
  readonly counts: Share
  readonly people: Tally
  readonly peopleKinds: Share
  readonly bodies: Share
  readonly joins: Share
  readonly heads: Share
  readonly marks: Share
  readonly sessions: Tally
  readonly things: Tally
}

/** Scores one reading against what an expert found on the same text. */
export function scoreReading(reading: Reading, gold: Gold): PageScore {
  const layout = scoreLayout(reading, gold)
  return {
    id: gold.id,
    items: scoreItems(reading, gold),
    layout,
    names: scoreNames(reading, gold, layout.articleOf),
  }
}

export function sumFigures(scores: readonly PageScore[]): Figures {
  const tally = (of: (score: PageScore) => Tally) => scores.map(of).reduce(addTallies, noTally)
  const share = (of: (score: PageScore) => Share) => scores.map(of).reduce(addShares, noShare)
  const byKind = (of: (score: PageScore) => Readonly<Record<ItemKind, Tally>>) => ({
    topic: tally((score) => of(score).topic),
    suggestion: tally((score) => of(score).suggestion),
    directive: tally((score) => of(score).directive),
    position: tally((score) => of(score).position),
    assessment: tally((score) => of(score).assessment),
    follow_up: tally((score) => of(score).follow_up),
  })
  return {
    lenient: byKind((score) => score.items.lenient),
    exact: byKind((score) => score.items.exact),
    wrongSpans: scores.reduce((sum, score) => sum + score.items.wrongSpans.length, 0),
    speakers: share((score) => score.items.speakers),
    answers: share((score) => score.items.answers),
    listed: tally((score) => score.names.listed),
    counts: share((score) => score.names.counts),
    people: tally((score) => score.names.people),
    peopleKinds: share((score) => score.names.peopleKinds),
    bodies: share((score) => score.layout.bodies),
    joins: share((score) => score.layout.joins),
    heads: share((score) => score.layout.heads),
    marks: share((score) => score.layout.marks),
    sessions: tally((score) => score.layout.sessions),
    things: tally((score) => score.names.things),
  }
}
