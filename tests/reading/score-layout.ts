import type { Article, Reading, Session } from '#intake/reading.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import type { Gold, GoldArticle, GoldSpan } from './gold.ts'
import { bestOverlap, type Overlap, overlapIn, pairUp, samePassage } from './overlap.ts'
import type { Share, Tally } from './tally.ts'
import { namesNobody, writerIn } from './writer.ts'

export type LayoutScore = {
  /** Bodies found as one article. */
  readonly bodies: Share
  /** Articles whose headline and kicker are the ones meant (or absent where none is). */
  readonly joins: Share
  /** Articles whose titles are the ones meant, whichever of two is called the headline and which the kicker. */
  readonly heads: Share
  /** Captions, bylines and continuations found at their article. */
  readonly marks: Share
  readonly sessions: Tally
  /** For each gold article the position of the article found for it, or undefined. */
  readonly articleOf: readonly (number | undefined)[]
  readonly wrongJoins: readonly number[]
  readonly wrongMarks: readonly string[]
}

/** Scores articles, their headings and their sessions. */
export function scoreLayout(reading: Reading, gold: Gold): LayoutScore {
  const overlap = overlapIn(reading.source.text)
  const pairs = pairUp(gold.articles.length, reading.articles.length, (g, f) => {
    const [meant, found] = [gold.articles[g], reading.articles[f]]
    return meant === undefined || found === undefined ? 0 : overlap(found.body, meant.body)
  })
  const articleOf = gold.articles.map((_, g) => pairs.find((pair) => pair.gold === g)?.found)
  const foundFor = (g: number) => reading.articles[articleOf[g] ?? -1]

  const wrongJoins = gold.articles.flatMap((meant, g) => (joinIsRight(overlap, meant, foundFor(g)) ? [] : [g]))
  const heads = gold.articles.filter((meant, g) => headIsRight(overlap, meant, foundFor(g)))
  const marks = gold.articles.flatMap((meant, g) => [
    ...markVerdicts(overlap, meant, foundFor(g), g),
    ...bylineVerdicts(reading.source.text, overlap, meant, foundFor(g), g),
  ])

  return {
    bodies: { right: pairs.filter(({ likeness }) => likeness >= samePassage).length, all: gold.articles.length },
    joins: { right: gold.articles.length - wrongJoins.length, all: gold.articles.length },
    heads: { right: heads.length, all: gold.articles.length },
    marks: { right: marks.filter(({ right }) => right).length, all: marks.length },
    sessions: scoreSessions(overlap, reading, gold, articleOf),
    articleOf,
    wrongJoins,
    wrongMarks: marks.filter(({ right }) => !right).map(({ name }) => name),
  }
}

function joinIsRight(overlap: Overlap, meant: GoldArticle, found: Article | undefined): boolean {
  if (found === undefined) return false
  const headlineIsRight = meant.headlineOptional === true || standsAt(overlap, found.headline, meant.headline)
  const kickerIsRight = meant.kickerOptional === true || standsAt(overlap, found.kicker, meant.kicker)
  return headlineIsRight && kickerIsRight
}

/** Some annotators take two lines over an article for one headline, some the lower for the kicker: the lines are the same. */
function headIsRight(overlap: Overlap, meant: GoldArticle, found: Article | undefined): boolean {
  if (joinIsRight(overlap, meant, found)) return true
  const lines = [found?.headline, found?.kicker].filter((line) => line !== null && line !== undefined)
  if (meant.headline === null || lines.length === 0) return false
  return (meant.kicker ?? [[0, 0] satisfies GoldSpan]).some((kicker) =>
    (meant.headline ?? []).some((headline) => likenessOfLines(overlap, lines, [headline, kicker]) >= samePassage),
  )
}

/** Shared characters of the union, of lines that overlap no other of their own side. */
function likenessOfLines(overlap: Overlap, found: readonly TextSpan[], meant: readonly GoldSpan[]): number {
  const start = Math.min(
    ...found.map((line) => line.start),
    ...meant.filter(([, end]) => end > 0).map(([from]) => from),
  )
  const end = Math.max(...found.map((line) => line.end), ...meant.map(([, to]) => to))
  const whole: GoldSpan = [start, end]
  const sizeOf = (span: TextSpan) => overlap(span, whole)
  const toSpan = ([from, to]: GoldSpan) => ({ start: from, end: to })
  const shared = found
    .flatMap((line) => meant.map(([from, to]) => ({ start: Math.max(line.start, from), end: Math.min(line.end, to) })))
    .filter((span) => span.end > span.start)
    .reduce((sum, span) => sum + sizeOf(span), 0)
  const all = [...found, ...meant.map(toSpan)].reduce((sum, span) => sum + sizeOf(span), 0)
  return shared / (all - shared)
}

type Verdict = { readonly name: string; readonly right: boolean }

function markVerdicts(overlap: Overlap, meant: GoldArticle, found: Article | undefined, article: number): Verdict[] {
  const fields = ['caption', 'continuation'] as const
  return fields
    .filter((field) => meant[field] !== null || (found?.[field] ?? null) !== null)
    .map((field) => ({
      name: `${field} of article ${article}`,
      right: standsAt(overlap, found?.[field] ?? null, meant[field], 0.5),
    }))
}

/** A line that says where a page comes from and names nobody may be found where none is meant. */
function bylineVerdicts(
  text: string,
  overlap: Overlap,
  meant: GoldArticle,
  found: Article | undefined,
  article: number,
): Verdict[] {
  const byline = found?.byline ?? null
  if (byline === null && meant.byline === null) return []
  if (byline !== null && meant.byline === null && namesNobody(byline.quote)) return []
  const writer = ([start, end]: GoldSpan) => writerIn(text, [start, end])
  const places = meant.byline && [...meant.byline, ...meant.byline.map(writer)]
  const [start, end] = byline === null ? [0, 0] : writer([byline.start, byline.end])
  const right =
    standsAt(overlap, byline, places, 0.5) || (byline !== null && standsAt(overlap, { start, end }, places, 0.5))
  return [{ name: `byline of article ${article}`, right }]
}

function standsAt(
  overlap: Overlap,
  found: TextSpan | null,
  places: readonly GoldSpan[] | null,
  least: number = samePassage,
): boolean {
  if (found === null || places === null) return found === null && places === null
  return bestOverlap(overlap, found, places) >= least
}

function scoreSessions(
  overlap: Overlap,
  reading: Reading,
  gold: Gold,
  articleOf: readonly (number | undefined)[],
): Tally {
  const fits = (meant: Gold['sessions'][number], found: Session): number => {
    if (articleOf[meant.article] !== found.article || !meant.kinds.includes(found.kind)) return 0
    if (meant.theme === null) return found.theme === null ? 0.9 : 0.5
    return found.theme !== null && bestOverlap(overlap, found.theme, meant.theme) >= samePassage ? 1 : 0
  }
  const pairs = pairUp(gold.sessions.length, reading.sessions.length, (g, f) => {
    const [meant, found] = [gold.sessions[g], reading.sessions[f]]
    if (meant === undefined || found === undefined) return 0
    // Sessions that may be left out are paired last.
    return fits(meant, found) * (meant.optional === true ? 0.1 : 1)
  })
  const required = gold.sessions.filter((meant) => meant.optional !== true).length
  const hits = pairs.filter(({ gold: g }) => gold.sessions[g]?.optional !== true).length
  return { hits, missed: required - hits, falseOnes: reading.sessions.length - pairs.length }
}
