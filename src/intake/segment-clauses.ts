import type { TextSpan } from '#kernel/text-span.ts'
import { clauseKind, clauseKinds } from './clause-kinds.ts'
import { clauseSubject } from './clause-subject.ts'
import type { Segment } from './item-segments.ts'
import { hasUnit, unitSet } from './unit-set.ts'

/** The segments between two marks, and what the rules take them for. */
export type SegmentClause = TextSpan & {
  readonly kind: number
  readonly sentence: number
  /** Which of its sentence's clauses it is. */
  readonly place: number
  readonly isLast: boolean
  /** Which characters that often turn a sentence it holds, as bits. */
  readonly marks: number
  /** Whom it is about by its own words, and where those do not say it, by those of the clauses before it in its sentence. */
  readonly subject: number
  readonly carried: number
  readonly modal: number
}

/** For each segment the position of its clause, and the clauses in order. */
export function clausesOf(
  text: string,
  segments: readonly Segment[],
): { readonly clauses: readonly SegmentClause[]; readonly clauseOf: Int32Array } {
  const clauseOf = new Int32Array(segments.length)
  const spans: { start: number; end: number; sentence: number }[] = []
  let before: Segment | undefined
  for (let at = 0; at < segments.length; at += 1) {
    const segment = segments[at]
    if (segment === undefined) continue
    const { start, end, sentence } = segment
    const last = spans.at(-1)
    if (last === undefined || before === undefined || segment.opensSentence || parts(text, before.end, start))
      spans.push({ start, end, sentence })
    else last.end = end
    clauseOf[at] = spans.length - 1
    before = segment
  }
  let place = 0
  let carried = 0
  const clauses = spans.map((span, at) => {
    const { start, end, sentence } = span
    place = spans[at - 1]?.sentence === sentence ? place + 1 : 0
    const { subject, modal } = clauseSubject(text, span)
    // Without a subject of its own a clause goes on with that of the one before it.
    carried = subject === 0 && place > 0 ? carried : subject
    return {
      start,
      end,
      sentence,
      place,
      kind: 1 + clauseKinds.indexOf(clauseKind(text, span)),
      isLast: spans[at + 1]?.sentence !== sentence,
      marks: marksIn(text, span),
      subject,
      carried,
      modal,
    }
  })
  return { clauses, clauseOf }
}

const parting = unitSet(',;:。!?…\n')

function parts(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (hasUnit(parting, text.charCodeAt(at))) return true
  return false
}

/** Characters by what they say of a clause: what must be, is asked, was done, is wrong, is so, will be, is said, is counted, is good. */
const marking = [
  '要应须必',
  '请望呼可该妨否',
  '了过已',
  '不没无难缺少低差',
  '是有',
  '将会拟划备底',
  '说示认指强调求希',
  '0123456789一二三四五六七八九十百千万',
  '好高升增优实',
]
const marks = new Uint16Array(0x10000)
for (const [bit, characters] of marking.entries())
  for (const one of characters) marks[one.charCodeAt(0)] = (marks[one.charCodeAt(0)] ?? 0) | (1 << bit)

const party = /^[^,要]{2,14}(?:局|委|办|厅|部门|单位|政府|政协|人大|们|同志|街道|公司|院)/

function marksIn(text: string, { start, end }: TextSpan): number {
  let found = party.test(text.slice(start, end)) ? 1 << marking.length : 0
  for (let at = start; at < end; at += 1) found |= marks[text.charCodeAt(at)] ?? 0
  return found
}
