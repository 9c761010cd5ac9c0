import type { TextSpan } from '#kernel/text-span.ts'

const numbering =
  /^(?:(?:item|agenda item|minute)\s+)?(?:\d{1,3}(?:[.-]\d{1,4})*(?:\([a-z]\))?[.)]?|\d{1,4}\/\d{1,4}[.)]?|[A-Z]\d{0,3}[.)])\s*[.:–-]?\s+(?=["“A-Z])/i

/** Length of the number a paragraph of minutes begins with (4.1.2., 21/88, Item 3 –), 0 without one. */
export function numberLength(words: string): number {
  return numbering.exec(words)?.[0].length ?? 0
}

/** The number of a point below a heading: 4.1, 5.1.2; empty where a paragraph has none. */
export function subNumber(words: string): string {
  return /^\d{1,3}\.\d{1,2}(?:\.\d{1,2})*(?=\.?\s)/.exec(words)?.[0] ?? ''
}

/** Whether a number is of a point below another: 4.1.2 below 4.1; any is below none. */
export function isBelow(number: string, upper: string): boolean {
  return number !== '' && (upper === '' || number.startsWith(`${upper}.`))
}

const sentenceLike =
  /\b(?:is|are|was|were|has|have|had|will|would|should|could|must|shall|reported|said|asked|noted|stated|advised|raised|agreed|resolved|presented|mentioned|proposed|thanked|attended)\b/
const dutyLike = /^(?:The )?(?:[A-Z][\w.’'-]*\s+){1,4}to [a-z]/

const lettersOf = (words: string) => words.replace(/[^\p{L}]/gu, '')

function isMostlyCapitals(words: string): boolean {
  const letters = lettersOf(words)
  return letters.length >= 4 && letters.replace(/[^\p{Lu}]/gu, '').length >= letters.length * 0.7
}

/** Whether the words behind a number are a heading: short, no sentence. */
function isTitle(title: string): boolean {
  if (lettersOf(title).length < 4 && !/^(?:[A-Z]\.){2,4}$/.test(title)) return false
  if (title.length > 140 || /[!?;:]$/.test(title)) return false
  if (/^To [a-z]/.test(title)) return true
  if (isMostlyCapitals(title)) return true
  const count = title.split(/\s+/).length
  if (/\.$/.test(title) && count > 6 && !/^(?:[A-Z]\.){2,4}$/.test(title)) return false
  return count <= 12 && !sentenceLike.test(title) && !dutyLike.test(title) && !/^(?:Cllr|Councill?or)\b/.test(title)
}

/** The heading a paragraph is, without its number and final stop: a topic of the meeting. */
export function numberedHeading(text: string, paragraph: TextSpan): TextSpan | undefined {
  const words = text
    .slice(paragraph.start, paragraph.end)
    .replace(/\s*[:–-]\s*(?:None|Nil|N\/A)\b[^.]{0,20}\.?\s*$/, '')
    .trimEnd()
  const length = numberLength(words)
  if (length === 0 || !isTitle(words.slice(length))) return undefined
  const title = words.slice(length)
  const end =
    paragraph.start + length + (/[a-z]\.$/.test(title) && !/^To /.test(title) ? title.length - 1 : title.length)
  return { start: paragraph.start + length, end }
}

/** What stands in capitals over attendance, votes and decisions, and says nothing of the matter. */
const formal =
  /^(?:(?:also |members |councill?ors |council members |staff |officers )?(?:present|absent|in attendance)|roll call|apologies|decisions?|resolved|agreed|noted|recommended|action|motion|amendment|minutes?|agenda|part (?:one|two|i+|\d)\b.*|draft|attendance|sederunt|questions? for oral answer|oral answers.*)\b[:.]?$/i
/** The name of the body that met. */
const bodyName = /\b(?:council|assembly|committee|authority|board|parliament|meeting)$/i

/** A line in capitals over running text names the matter. */
export function capitalHeading(text: string, paragraph: TextSpan, next: TextSpan | undefined): TextSpan | undefined {
  const words = text.slice(paragraph.start, paragraph.end).trim()
  if (next === undefined || words.length > 90 || /[.;,!?:]$/.test(words) || formal.test(words)) return undefined
  if (!isMostlyCapitals(words) || !/^[A-Z]/.test(words) || bodyName.test(words)) return undefined
  const below = text.slice(next.start, next.end)
  if (!/[.?]/.test(below) || below.length < 40 || isMostlyCapitals(below)) return undefined
  return paragraph
}

/** A short line of its own over the turns or points of a matter. */
export function isBareHeading(words: string): boolean {
  return words.length <= 80 && /^[A-Z]/.test(words) && !/[.:;,!?]$/.test(words) && !/\d{4}/.test(words)
}
