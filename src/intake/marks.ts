import type { TextSpan } from '#kernel/text-span.ts'
import { findParticulars, isByline } from './byline.ts'
import { isCaption, isCreditAlone, longestCaption } from './caption.ts'
import { findNoteAtEnd, findNoteAtStart } from './continuation.ts'
import { beginsReport } from './dateline.ts'
import { toSource } from './flow.ts'
import { hasTitleShape } from './headline.ts'
import { isRowOfFields } from './list-entry.ts'
import { isMasthead, isPageFurniture, isPageNumber, longestDebris, opensListOfOthers } from './page-debris.ts'
import { flowOfStretch, type Page, type Piece, wordsOf } from './pieces.ts'
import { endsSentence } from './sentence-end.ts'

/** What a piece is by itself, before its neighbours are looked at. Spans are of the source. */
export type Mark =
  | { readonly kind: 'furniture' }
  /** The heading of a list of other pages' titles. */
  | { readonly kind: 'others' }
  | { readonly kind: 'caption' }
  | { readonly kind: 'credit' }
  | { readonly kind: 'byline'; readonly span: TextSpan }
  | { readonly kind: 'note'; readonly span: TextSpan; readonly forward: boolean }
  /** Names of fields with their values. */
  | { readonly kind: 'fields' }
  /** The name of the office or paper over a page, if nothing else is above. */
  | { readonly kind: 'masthead' }
  /** Could be a title. */
  | { readonly kind: 'title' }
  /** Too short to be a title, and no sentence. */
  | { readonly kind: 'label' }
  | { readonly kind: 'text' }

const longestMarked = Math.max(longestDebris, longestCaption, 250)

/** Shorter than any note, byline or title: 转2版, 文/张三. */
const shortestMarked = 4

function shortMark(words: string, alone: boolean): 'furniture' | 'label' | 'text' {
  if (!alone || endsSentence(words, 0, words.length) || /[,、:;]$/.test(words)) return 'text'
  return isPageNumber(words) ? 'furniture' : 'label'
}

/** Says what a piece is by its own words. */
export function markOf(page: Page, piece: Piece): Mark {
  // A piece longer than any mark is running text; its lines are not even joined.
  if (piece.end - piece.start > longestMarked * 2) return { kind: 'text' }
  const words = wordsOf(page, piece)
  if (words.length > longestMarked) return { kind: 'text' }

  const sourceOf = (span: TextSpan) => toSource(flowOfStretch(page, piece), span)
  const alone = piece.gap > 0 && piece.gapBehind > 0
  if (words.length < shortestMarked) return { kind: shortMark(words, alone) }
  const after = findNoteAtEnd(words)
  if (after !== undefined && after.whole.start === 0) return { kind: 'note', span: sourceOf(after.note), forward: true }
  const before = findNoteAtStart(words)
  if (before !== undefined && before.whole.end === words.length)
    return { kind: 'note', span: sourceOf(before.note), forward: false }
  if (alone && isPageNumber(words)) return { kind: 'furniture' }
  if (opensListOfOthers(words)) return { kind: 'others' }

  if (isByline(words)) return { kind: 'byline', span: { start: piece.start, end: piece.end } }
  if (beginsReport(words)) return { kind: 'text' }
  const particulars = findParticulars(words)
  if (particulars !== undefined) return { kind: 'byline', span: sourceOf(particulars) }
  if (isPageFurniture(words)) return { kind: 'furniture' }
  if (isCreditAlone(words)) return { kind: 'credit' }
  if (isCaption(words)) return { kind: 'caption' }
  if (isMasthead(words)) return { kind: 'masthead' }
  if (isRowOfFields(words)) return { kind: 'fields' }
  if (hasTitleShape(words, page.spacing.spaced)) return { kind: 'title' }
  const least = page.spacing.spaced ? 20 : 8
  const short = alone && words.length < least && !endsSentence(words, 0, words.length)
  return { kind: short && !/[,、:;]$/.test(words) ? 'label' : 'text' }
}
