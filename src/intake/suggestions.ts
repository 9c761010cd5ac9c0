import type { TextSpan } from '#kernel/text-span.ts'
import { opening } from './opening.ts'
import { splitAt, splitClauses, trimSpan, unwrapQuotes } from './sentences.ts'
import { startsWithVerb } from './verbs.ts'

export type SuggestedPart = TextSpan & { readonly kind: 'suggestion' | 'position' }

const listSigns =
  /^(?:[一二三四五六七八九](?:是|(?=要))|第[一二三四五六七八九][,、]?|首先,?|其次,?|再次,?|最后,?|另外,?|同时,?|\(?[1-9一二三四五六七八九][.)、．])/
const repeated = /^(?:还|也)?建议(?!的|和|、)/
const thisIs = opening(/^这(?:是|既|不仅|也)/)

/** One suggestion for each member of a list parted by semicolons; list signs (一是, 1.) stay outside. */
export function suggestionParts(text: string, span: TextSpan): SuggestedPart[] {
  const parts: SuggestedPart[] = []
  for (const member of splitAt(text, behindListHead(text, span), ';').flatMap((part) => enumerated(text, part))) {
    const claimAt = splitClauses(text, member).find(
      (clause) => clause.start > member.start && thisIs.test(text.slice(clause.start, clause.start + 6)),
    )?.start
    const asked = unwrapQuotes(text, withoutListSign(text, { start: member.start, end: claimAt ?? member.end }))
    if (asked.end - asked.start >= 2) parts.push({ ...asked, kind: 'suggestion' })
    if (claimAt !== undefined) parts.push({ ...trimSpan(text, { start: claimAt, end: member.end }), kind: 'position' })
  }
  return parts
}

/** 推进甲、加大乙、优化丙等: three demands and more in a row, each with a verb of its own. */
function enumerated(text: string, span: TextSpan): TextSpan[] {
  const { start, end } = trimSpan(text, span)
  const members = text.charAt(end - 1) === '等' ? splitAt(text, { start, end: end - 1 }, '、') : []
  const isDemand = (member: TextSpan) => {
    const from = member.start + (/^(?:要|应|需)/.test(text.slice(member.start, member.start + 1)) ? 1 : 0)
    return member.end - member.start >= 6 && startsWithVerb(text, from, member.end)
  }
  return members.length >= 3 && members.every(isDemand) ? members : [span]
}

/** The members of a list parted by semicolons, each with its sign (一是, 1.), without what announces them; empty for other words. */
export function listedParts(text: string, span: TextSpan): TextSpan[] {
  const members = splitAt(text, span, ';')
  const announced = announcedList.exec(text.slice(span.start, Math.min(span.end, span.start + 60)))
  const [first, ...others] = members
  if (first === undefined || others.length === 0) return []
  const head = { start: first.start + (announced?.[0].length ?? 0), end: first.end }
  const all = [head, ...others]
  if (!all.every((member) => listSigns.test(text.slice(member.start, member.start + 8)))) return []
  return all.map((member) => withoutListSign(text, member))
}

const announcedList = opening(/^[^:;]{0,50}:(?=[一1(第首])|^[^:;,]{2,24},(?=一[是要])/)

const listHead = opening(
  /^[^:;,]{0,24}(?:方面|以下|如下|几点|[一二三四五六七八九十\d]+点|建议|发力|入手|着手|工作|措施)[^:;,]{0,8}:(?=[一1(第首])/,
)

/** 从三个方面发力：一是…: the words that announce a list are its frame. */
function behindListHead(text: string, span: TextSpan): TextSpan {
  const head = listHead.exec(text.slice(span.start, Math.min(span.end, span.start + 48)))
  return { start: span.start + (head?.[0].length ?? 0), end: span.end }
}

function withoutListSign(text: string, span: TextSpan): TextSpan {
  let { start, end } = trimSpan(text, span)
  for (const sign of [listSigns, repeated])
    start += sign.exec(text.slice(start, Math.min(end, start + 8)))?.[0].length ?? 0
  return trimSpan(text, { start, end })
}
