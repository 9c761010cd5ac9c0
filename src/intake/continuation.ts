import type { TextSpan } from '#kernel/text-span.ts'

const numeral = '(?:[A-Za-z]\\s?)?(?:\\d{1,3}|[一二三四五六七八九十]{1,4})'
const pages = `第?\\s?${numeral}(?:\\s?[、,至—-]\\s?${numeral})*`
const leaf = `${pages}\\s?[版页](?:[\\u2460-\\u2473])?(?:\\s?[·:]\\s?[\\u4e00-\\u9fff]{2,6})?`
const bare = `[A-Za-z]\\s?\\d{1,3}`
const open = '[(\\[【〔]?[\\s▲▶►→>◆■●]{0,4}'
const close = '[\\s◀◄←<◆■●]{0,4}[)\\]】〕]?'

const forward = new RegExp(`${open}((?:下转|转接|紧转)\\s?(?:${leaf}|${bare})|转\\s?第?\\s?${numeral}\\s?版)${close}$`)
const backward = new RegExp(
  `^${open}((?:紧接|上接|承接)\\s?(?:${leaf}|${bare})|接\\s?第?\\s?${numeral}\\s?版)(?:\\s?《[^》]{2,40}》)?${close}`,
)
const englishForward =
  /[([]?((?:continued|continues|cont\.?) on page [A-Z]?\d{1,3}|(?:see|turn to) page [A-Z]?\d{1,3})\.?[)\]]?$/i
const englishBackward =
  /^[([]?((?:continued|cont\.?) from page [A-Z]?\d{1,3}|from page [A-Z]?\d{1,3})[:.]?[)\]]?(?=\s|$)/i

/** What every note holds; most stretches hold neither. */
const mayBeForward = /转|page/i
const mayBeBackward = /接|page/i

/** A note that the article goes on elsewhere, in positions of the stretch it was looked for in. */
type ContinuationNote = {
  /** The note itself: 下转03版. */
  readonly note: TextSpan
  /** With the brackets and arrows round it. */
  readonly whole: TextSpan
}

/** Finds 下转03版, （下转第四版）, "Continued on page 4" at the end of a folded stretch. */
export function findNoteAtEnd(folded: string): ContinuationNote | undefined {
  // A note is short: a window keeps the search from growing with the stretch.
  const from = Math.max(0, folded.length - 40)
  const window = folded.slice(from)
  if (!mayBeForward.test(window)) return undefined
  return noteOf(forward.exec(window) ?? englishForward.exec(window), from)
}

/** Finds 紧接01版, （上接A1版）, "From page 1" at the beginning of a folded stretch. */
export function findNoteAtStart(folded: string): ContinuationNote | undefined {
  const window = folded.slice(0, 80)
  if (!mayBeBackward.test(window)) return undefined
  return noteOf(backward.exec(window) ?? englishBackward.exec(window), 0)
}

function noteOf(match: RegExpExecArray | null, offset: number): ContinuationNote | undefined {
  const note = match?.[1]
  if (match === null || note === undefined) return undefined
  const start = offset + match.index
  const noteStart = start + match[0].indexOf(note)
  return { whole: { start, end: start + match[0].length }, note: { start: noteStart, end: noteStart + note.length } }
}

const innerNote = new RegExp(`[(\\[【〔]?[▲▶►→]*\\s?(?:下转|下轉)\\s?(?:第?\\s?${numeral}\\s?版)[)\\]】〕）]?`, 'g')

/** Where text stands behind a 下转 note on the same line: there another piece begins. Works on the text as read. */
export function placesBehindNotes(text: string): number[] {
  if (!/下[转轉]/.test(text)) return []
  return [...text.matchAll(innerNote)].map((match) => match.index + match[0].length)
}
