import { isColumnName } from './column-name.ts'
import { creditOf } from './credit-line.ts'
import { opensListEntry, opensWithLabel } from './list-entry.ts'
import type { Mark } from './marks.ts'
import { type Page, type Piece, wordsOf } from './pieces.ts'
import { trimText } from './trim-text.ts'

/**
 * Marks by their place what might be anything by its words alone: between a headline and its text an office or a
 * person of one sent the article in, and who is seen where stands under a picture; over a headline stands the
 * column's name; behind a text its writer's.
 */
export function markHeads(page: Page, pieces: readonly Piece[], marks: Mark[]): void {
  let begun = false
  let title = -1
  for (const [at, piece] of pieces.entries()) {
    if (!begun && title < 0 && opensPage(page, pieces, marks, at)) marks[at] = { kind: 'title' }
    if (begun && isSignature(page, piece, marks[at])) marks[at] = bylineOf(piece)
    if (marks[at]?.kind === 'title' && title < 0) {
      title = takeColumnName(page, pieces, marks, at)
    }
    if (marks[at]?.kind !== 'text') continue
    if (title >= 0) markHead({ page, pieces, marks }, title, at, !begun)
    begun ||= !isNameOverTitle(page, pieces, marks, at)
    title = -1
  }
}

type Marked = { readonly page: Page; readonly pieces: readonly Piece[]; readonly marks: Mark[] }

const bylineOf = ({ start, end }: Piece): Mark => ({ kind: 'byline', span: { start, end } })

/** What may stand between a headline and its text. */
const passed = new Set<Mark['kind']>(['byline', 'furniture', 'caption', 'credit', 'fields', 'note'])

/** Goes up from the text as far as the lines between it and the headline can be told from titles. */
function markHead({ page, pieces, marks }: Marked, title: number, text: number, isFirst: boolean): void {
  const body = pieces[text]
  let credited = body !== undefined && trimText(page, body).report
  for (let at = text - 1; at > title; at -= 1) {
    const [piece, mark] = [pieces[at], marks[at]]
    if (piece === undefined || mark === undefined) return
    const words = passed.has(mark.kind) ? '' : wordsOf(page, piece)
    const credit = creditOf(words)
    if (words === '') credited ||= mark.kind === 'byline'
    else if (credit === 'signature' || (credit === 'office' && isFirst)) {
      marks[at] = bylineOf(piece)
      credited = true
    } else if (credited && isSeenInPicture(words)) marks[at] = { kind: 'caption' }
    else return
  }
}

/** 代表在河口察看: who is where, doing what, with no one named and nothing told of what came of it. */
const seen =
  /^(?:[\u4e00-\u9fff]{0,4}(?:代表|委员|人员|检查组|调研组|视察组|工作组|与会者|居民|选民|群众)们?(?:和[\u4e00-\u9fff]{2,4})?|[\u4e00-\u9fff]{0,6}(?:现场|会场上))(?:在|走进|乘|于|正在|[\u4e00-\u9fff]{0,3}的)/

function isSeenInPicture(words: string): boolean {
  return words.length <= 40 && !/[\s:?!]/.test(words) && seen.test(words)
}

const longestOpening = 48

/** Over a byline, or ending in a colon over a title, the first words of a page are its title, whatever their shape. */
function opensPage(page: Page, pieces: readonly Piece[], marks: readonly Mark[], at: number): boolean {
  const [piece, below] = [pieces[at], pieces[at + 1]]
  if (piece === undefined || below === undefined || marks[at]?.kind !== 'text') return false
  if (page.spacing.spaced || piece.end - piece.start > longestOpening) return false
  const words = wordsOf(page, piece)
  if (/[。;,、]$|。./.test(words) || opensListEntry(words) || opensWithLabel(words)) return false
  const kind = marks[at + 1]?.kind
  return words.endsWith(':') ? kind === 'title' && below.gap === 0 : kind === 'byline'
}

const longestName = 14

function isNameOverTitle(page: Page, pieces: readonly Piece[], marks: readonly Mark[], at: number): boolean {
  const [piece, below] = [pieces[at], marks[at + 1]]
  if (piece === undefined || below?.kind !== 'title' || piece.gap === 0) return false
  return piece.end - piece.start <= longestName && isColumnName(wordsOf(page, piece))
}

/** 两会走笔 over a headline is too short for a title of its own, but it is a part of the heading. */
function takeColumnName(page: Page, pieces: readonly Piece[], marks: Mark[], title: number): number {
  const kind = marks[title - 1]?.kind
  if ((kind !== 'text' && kind !== 'label' && kind !== 'masthead') || !isNameOverTitle(page, pieces, marks, title - 1))
    return title
  marks[title - 1] = { kind: 'title' }
  return title - 1
}

const longestSignature = 40

/** （甲乙） on a line behind a text. */
function isSignature(page: Page, piece: Piece, mark: Mark | undefined): boolean {
  if (mark === undefined || passed.has(mark.kind) || piece.end - piece.start > longestSignature) return false
  return /^[(（]/.test(page.text.charAt(piece.start)) && creditOf(wordsOf(page, piece)) === 'signature'
}
