import type { TextSpan } from '#kernel/text-span.ts'
import type { Aside, Draft, Drafts, Paragraph, TitleAside } from './draft.ts'
import { give, giveByline, isOfPage, takeNamesBehind } from './draft-bylines.ts'
import { endsInColon, isIndented, isUnfinished, readsOn } from './draft-ends.ts'
import { reportsAct } from './headline.ts'
import { markPieces } from './mark-pieces.ts'
import type { Mark } from './marks.ts'
import { type Page, type Piece, wordsOf } from './pieces.ts'
import { isOneTitle, splitTitle } from './split-title.ts'
import { type TrimmedText, trimText } from './trim-text.ts'

type Open<A> = Omit<A, 'before'>

type Drafting = {
  readonly page: Page
  readonly pieces: readonly Piece[]
  readonly marks: readonly Mark[]
  readonly drafts: Draft[]
  readonly titles: TitleAside[]
  readonly captions: Aside[]
  /** Met since the last running text. */
  waitingTitles: Open<TitleAside>[]
  waitingCaptions: Open<Aside>[]
  waitingLabels: Paragraph[]
  /** Rows of fields before any text: of the article where they stand under its title. */
  waitingFields: Paragraph[]
  waitingByline: TextSpan | null
  waitingNote: TextSpan | null
  amongOthers: boolean
  run: number
}

/** Walks the pieces in order and gathers running text into bodies. */
export function draftArticles(page: Page, pieces: readonly Piece[]): Drafts {
  const marks = markPieces(page, pieces)
  const state: Drafting = {
    page,
    pieces,
    marks,
    drafts: [],
    titles: [],
    captions: [],
    waitingTitles: [],
    waitingCaptions: [],
    waitingLabels: [],
    waitingFields: [],
    waitingByline: null,
    waitingNote: null,
    amongOthers: false,
    run: 0,
  }
  for (let order = 0; order < pieces.length; order += 1) take(state, order)
  closePage(state)
  return { drafts: state.drafts, titles: state.titles, captions: state.captions }
}

function take(state: Drafting, order: number): void {
  const piece = state.pieces[order]
  const mark = state.marks[order]
  if (piece === undefined || mark === undefined || mark.kind === 'furniture') return
  if (mark.kind === 'others') state.amongOthers = state.drafts.length > 0
  else if (mark.kind === 'caption') takeCaption(state, order, piece)
  else if (mark.kind === 'credit') takeCredit(state, order, piece)
  else if (mark.kind === 'byline') takeByline(state, order, mark.span)
  else if (mark.kind === 'note') takeNote(state, mark.span, mark.forward)
  else if (mark.kind === 'fields') takeFields(state, order, piece)
  else if (mark.kind === 'masthead') takeMasthead(state, order, piece)
  else if (mark.kind === 'label') takeLabel(state, order, piece)
  else if (mark.kind === 'title' && !isText(state, order, piece)) takeTitle(state, order, piece)
  else takeText(state, order, piece)
}

function takeCaption(state: Drafting, order: number, piece: Piece): void {
  const credit = state.pieces[order + 1]
  const withCredit = state.marks[order + 1]?.kind === 'credit' && credit?.gap === 0
  const stretch = withCredit ? { from: piece.from, to: credit.to, start: piece.start, end: credit.end } : piece
  state.run += 1
  state.waitingCaptions.push({ order, stretch, words: wordsOf(state.page, stretch), after: state.drafts.length - 1 })
}

function takeCredit(state: Drafting, order: number, piece: Piece): void {
  if (piece.gap === 0 && state.marks[order - 1]?.kind === 'caption') return
  const open = state.drafts.at(-1)
  if (open !== undefined && open.byline === null && state.waitingTitles.length === 0)
    open.byline = { start: piece.start, end: piece.end }
  else takeCaption(state, order, piece)
}

function takeByline(state: Drafting, order: number, span: TextSpan): void {
  const open = state.drafts.at(-1)
  let next = order + 1
  while (state.marks[next]?.kind === 'furniture' || state.marks[next]?.kind === 'label') next += 1
  const nextPiece = state.pieces[next]
  const textFollows =
    nextPiece !== undefined && state.marks[next]?.kind === 'text' && !trimText(state.page, nextPiece).report
  const opens = open === undefined || open.closed || state.waitingTitles.length > 0 || textFollows
  if (opens) state.waitingByline = state.waitingByline ?? span
  else giveByline(state.page, open, span)
}

function takeNote(state: Drafting, span: TextSpan, forward: boolean): void {
  const open = state.drafts.at(-1)
  if (!forward) state.waitingNote = span
  else if (open !== undefined) {
    give(open, 'continuation', span)
    open.closed = true
  }
}

function takeTitle(state: Drafting, order: number, piece: Piece): void {
  if (state.amongOthers) return
  if (state.waitingTitles.length === 0) state.run += 1
  const open = state.drafts.at(-1)
  const cutsSentence = open !== undefined && isUnfinished(state.page, open)
  const above = state.waitingTitles.at(-1)
  // A line close under the title before may be that title's second line.
  const stretches = splitTitle(state.page, piece)
  const [first] = stretches
  if (above !== undefined && first !== undefined && piece.gap === 0 && isOneTitle(state.page, above.stretch, first)) {
    const stretch = { from: above.stretch.from, to: first.to, start: above.stretch.start, end: first.end }
    const words = wordsOf(state.page, stretch)
    state.waitingTitles[state.waitingTitles.length - 1] = { ...above, stretch, words, reportsAct: reportsAct(words) }
    stretches.shift()
  }
  for (const [at, stretch] of stretches.entries()) {
    const words = wordsOf(state.page, stretch)
    state.waitingTitles.push({
      order,
      stretch,
      words,
      reportsAct: reportsAct(words),
      after: state.drafts.length - 1,
      run: state.run,
      gap: at === 0 ? piece.gap : 0,
      cutsSentence,
    })
  }
}

function takeFields(state: Drafting, order: number, piece: Piece): void {
  const open = state.drafts.at(-1)
  if (open !== undefined && !open.closed && state.waitingTitles.length === 0) takeText(state, order, piece)
  else state.waitingFields.push({ order, stretches: [piece] })
}

/** An office's name over everything else is the page's; anywhere else it is a signature or a heading. */
function takeMasthead(state: Drafting, order: number, piece: Piece): void {
  if (state.drafts.length > 0) takeLabel(state, order, piece)
}

function takeLabel(state: Drafting, order: number, piece: Piece): void {
  const open = state.drafts.at(-1)
  if (open === undefined || open.closed) return
  // A line as full as its column is a part of it, however short.
  if (state.page.columns.running[piece.to - 1] === 1) takeText(state, order, piece)
  else if (!isUnfinished(state.page, open)) state.waitingLabels.push({ order, stretches: [piece] })
}

function takeText(state: Drafting, order: number, piece: Piece): void {
  const found = trimText(state.page, piece)
  const open = state.drafts.at(-1)
  if (found.stretch === null) return
  state.amongOthers = false
  if (open === undefined || beginsDraft(state, open, found)) {
    const title = state.waitingTitles.at(-1)?.order ?? -1
    const fields = state.waitingFields.filter((row) => row.order > title)
    place(state, state.drafts.length)
    state.drafts.push({
      paragraphs: [...fields, { order, stretches: [found.stretch] }],
      report: found.report,
      byline: state.waitingByline ?? found.byline,
      ofPage: state.waitingByline !== null && isOfPage(state.page, state.waitingByline),
      continuation: state.waitingNote ?? found.fromElsewhere,
      surplus: [],
      closed: false,
    })
    const begun = state.drafts.at(-1)
    if (begun !== undefined && state.waitingByline !== null && found.byline !== null)
      giveByline(state.page, begun, found.byline)
    state.waitingByline = null
    state.waitingNote = null
  } else {
    const joins = readsOn(state.page, open, piece)
    open.paragraphs.push(...state.waitingLabels, ...state.waitingFields)
    place(state, state.drafts.length - 1)
    if (joins) open.paragraphs.at(-1)?.stretches.push(found.stretch)
    else open.paragraphs.push({ order, stretches: [found.stretch] })
    if (found.byline !== null) giveByline(state.page, open, found.byline)
  }
  const current = state.drafts.at(-1)
  if (found.goesElsewhere !== null && current !== undefined) {
    give(current, 'continuation', found.goesElsewhere)
    current.closed = true
  }
}

/** Whether running text belongs to a new article rather than to the open one. */
function beginsDraft(state: Drafting, open: Draft, found: TrimmedText): boolean {
  if (open.closed || found.report || found.fromElsewhere !== null || state.waitingNote !== null) return true
  if (isUnfinished(state.page, open)) return false
  if (state.waitingByline !== null) return true
  if (state.page.spacing.spaced || open.ofPage) return false
  const titled = state.waitingTitles.some(({ words }) => words.length >= 8)
  if (titled && found.tellsTheDay) return true
  return !open.report && state.waitingTitles.some((title) => title.words.length >= 10 && title.reportsAct)
}

/** The last line of a page that breaks off: what it has of a paragraph is no title. */
function isCutOff(state: Drafting, order: number, piece: Piece): boolean {
  if (piece.gap > 0 || state.waitingTitles.length > 0) return false
  if (state.marks.findLastIndex(({ kind }) => kind !== 'furniture') !== order) return false
  return /[,、]|认为|表示|建议|指出|强调|(?:委员|代表)(?:代表|说|在)/.test(wordsOf(state.page, piece))
}

/** Whether a piece of a title's shape is a part of the running text around it. */
function isText(state: Drafting, order: number, piece: Piece): boolean {
  const { page, marks } = state
  const open = state.drafts.at(-1)
  const takesMore = open !== undefined && !open.closed
  if (page.spacing.spaced) return takesMore && marks[order + 1]?.kind !== 'byline'
  const words = wordsOf(page, piece)
  if (takesMore && isCutOff(state, order, piece)) return true
  if (takesMore && /^[,、:;”’)]/.test(words)) return true
  const next = page.columns.running[piece.to - 1] === 1 ? textBehind(state, order) : undefined
  if (next === undefined) return takesMore && state.waitingTitles.length === 0 && endsInColon(page, open)

  // The piece is as wide as its column and stops in a sentence: a column's last lines look so, and some titles.
  const following = trimText(page, next)
  if (following.report) return false
  const oneLine = piece.to - piece.from === 1
  const hasPauses = /[,、:“”]/.test(words)
  if (!takesMore) return !oneLine && hasPauses && !following.tellsTheDay
  if (!oneLine || hasPauses) return true
  if (state.waitingTitles.length > 0 || next.from !== piece.to) return false
  // Where paragraphs begin indented, the next line tells whether it goes on.
  if (page.columns.indented !== null) return page.columns.indented && !isIndented(page, next)
  return open.report && !following.tellsTheDay
}

const farthestText = 6

/** The next piece that is running text for certain, with only titles, captions and furniture between. */
function textBehind({ page, marks, pieces }: Drafting, order: number): Piece | undefined {
  for (let at = order + 1; at <= order + farthestText; at += 1) {
    const piece = pieces[at]
    if (piece === undefined) return undefined
    const kind = marks[at]?.kind
    if (kind === 'text') return piece
    if (kind !== 'title') continue
    if (piece.to - piece.from > 1 && page.columns.running[piece.to - 1] === 1 && /[,、]/.test(wordsOf(page, piece)))
      return piece
  }
  return undefined
}

/** Tells what waited since the last running text which draft comes next. */
function place(state: Drafting, before: number): void {
  state.titles.push(...state.waitingTitles.map((title) => ({ ...title, before })))
  state.captions.push(...state.waitingCaptions.map((caption) => ({ ...caption, before })))
  state.waitingTitles = []
  state.waitingCaptions = []
  state.waitingLabels = []
  state.waitingFields = []
}

function closePage(state: Drafting): void {
  const open = state.drafts.at(-1)
  if (open !== undefined && state.waitingByline !== null) giveByline(state.page, open, state.waitingByline)
  if (open !== undefined && state.waitingNote !== null) give(open, 'continuation', state.waitingNote)
  place(state, -1)
  for (const draft of state.drafts) takeNamesBehind(state.page, draft)
}
