import { type Quote, quoteOf, type TextSpan } from '#kernel/text-span.ts'
import { joinCaptions } from './caption-joins.ts'
import { isColumnName } from './column-name.ts'
import type { Aside, Draft, Drafts, Paragraph, TitleAside } from './draft.ts'
import { draftArticles } from './drafts.ts'
import type { Flow } from './flow.ts'
import { flowOf, type Stretch } from './flow-of.ts'
import { namesRecord } from './headline.ts'
import { joinLines, layOut, type Page } from './pieces.ts'
import type { Article, Doubt } from './reading.ts'
import { joinTitles, type TitleUnit } from './title-joins.ts'
import { titleRoles } from './title-roles.ts'

/** One article of a source as it stands on the page, with its body ready for rules to read. */
export type ArticleLayout = Article & {
  /** The body as running text; titles, captions and page debris that lie inside the span are left out. */
  readonly flow: Flow
}

export type Layout = { readonly articles: readonly ArticleLayout[]; readonly doubts: readonly Doubt[] }

/**
 * Finds the articles of a source: bodies in the order of the text, each with the titles, captions and notes
 * that belong to it wherever on the page they stand. A text that holds anything gives at least one article.
 * A title that no body takes becomes a doubt `headline_unplaced`.
 */
export function splitArticles(text: string): Layout {
  const page = layOut(text)
  const pieces = joinLines(page)
  if (pieces.length === 0) return { articles: [], doubts: [] }
  const drafted = draftArticles(page, pieces)
  if (drafted.drafts.length === 0) return { articles: [wholeText(page, pieces)], doubts: [] }

  const flows = drafted.drafts.map(({ paragraphs }) => flowOfParagraphs(page, paragraphs))
  const bodies = flows.map(({ folded }) => folded)
  const joins = joinTitles(drafted.titles, bodies)
  const captions = joinCaptions(drafted.captions, bodies)
  const { doubts, subheads } = settleUnplaced(page, drafted.titles, joins.unplaced)
  for (const [index, unit] of joins.unitOf) doubts.push(...unnamedTitles(page, titlesOf(drafted, unit), index))

  const articles = drafted.drafts.map((draft, index) => {
    const own = subheads.get(index)
    const flow = own === undefined ? flows[index] : flowOfParagraphs(page, inOrder([...draft.paragraphs, ...own]))
    return articleOf(page, draft, flow ?? flowOfParagraphs(page, draft.paragraphs), {
      titles: titlesOf(drafted, joins.unitOf.get(index) ?? []),
      caption: captions.get(index) ?? null,
    })
  })
  return { articles, doubts }
}

type Beside = { readonly titles: readonly TitleAside[]; readonly caption: Aside | null }

function articleOf(page: Page, draft: Draft, flow: Flow, { titles, caption }: Beside): ArticleLayout {
  const { text } = page
  const quote = (span: TextSpan | null | undefined): Quote | null =>
    span === null || span === undefined ? null : quoteOf(text, { start: span.start, end: span.end })
  const roles = rolesOf(page, titles)
  const body = { start: flow.sourceAt[0] ?? 0, end: flow.sourceAt[flow.text.length] ?? 0 }
  return {
    headline: quote(roles && titles[roles.headline]?.stretch),
    kicker: quote(roles && titles[roles.kicker ?? -1]?.stretch),
    caption: quote(caption?.stretch),
    byline: quote(draft.byline),
    continuation: quote(draft.continuation),
    body,
    flow,
  }
}

function rolesOf(page: Page, titles: readonly TitleAside[]) {
  const words = titles.map((title) => title.words)
  return words.length === 0 ? undefined : titleRoles(words, page.spacing.spaced)
}

/** A third title over an article has no name of its own in a reading; it is not to be lost, unless it is its column's. */
function unnamedTitles(page: Page, titles: readonly TitleAside[], article: number): Doubt[] {
  const roles = rolesOf(page, titles)
  // Over minutes the other lines name the council and the place.
  if (page.spacing.spaced && titles.some(({ words }) => namesRecord(words))) return []
  return titles
    .filter(({ words }, at) => at !== roles?.headline && at !== roles?.kicker && !isColumnName(words))
    .map((title) => unplaced(page, title, article))
}

function unplaced({ text }: Page, { stretch }: TitleAside, article: number | null): Doubt {
  const quote = quoteOf(text, { start: stretch.start, end: stretch.end })
  return { ...quote, code: 'headline_unplaced', article, hint: null }
}

function titlesOf({ titles }: Drafts, unit: TitleUnit): TitleAside[] {
  return unit.flatMap((index) => titles[index] ?? [])
}

/** A text of nothing but titles and furniture is still read, as one body. */
function wholeText(page: Page, pieces: readonly Stretch[]): ArticleLayout {
  const flow = flowOf(
    page.text,
    page.lines,
    pieces.map((piece) => [piece]),
    page.spacing,
  )
  const body = { start: flow.sourceAt[0] ?? 0, end: flow.sourceAt[flow.text.length] ?? 0 }
  return { headline: null, kicker: null, caption: null, byline: null, continuation: null, body, flow }
}

function flowOfParagraphs(page: Page, paragraphs: readonly Paragraph[]): Flow {
  return flowOf(
    page.text,
    page.lines,
    paragraphs.map(({ stretches }) => stretches),
    page.spacing,
  )
}

function inOrder(paragraphs: readonly Paragraph[]): Paragraph[] {
  return [...paragraphs].sort((a, b) => a.order - b.order)
}

/** A title nobody takes that stands between two paragraphs of one body is a heading within it; any other is a doubt. */
function settleUnplaced(page: Page, titles: readonly TitleAside[], left: readonly number[]) {
  const doubts: Doubt[] = []
  const subheads = new Map<number, Paragraph[]>()
  for (const title of left.flatMap((index) => titles[index] ?? [])) {
    const { order, stretch, after, before, cutsSentence } = title
    if (after >= 0 && after === before && !cutsSentence) {
      const own = subheads.get(after) ?? []
      own.push({ order, stretches: [stretch] })
      subheads.set(after, own)
      continue
    }
    doubts.push(unplaced(page, title, null))
  }
  return { doubts, subheads }
}
