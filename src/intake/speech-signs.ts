import type { TextSpan } from '#kernel/text-span.ts'
import { type ClauseKind, clauseKind } from './clause-kinds.ts'
import { opening } from './opening.ts'
import { closingMark, type Sentence, splitClauses } from './sentences.ts'

const dateline = opening(
  /^[^“。,]{0,24}(?:讯|报道|电)\s?(?:\([^()]{1,40}\))?\s?(?=“)|^\([^()]{0,6}(?:记者|通讯员)[^()]{1,36}\)\s?(?=“)/,
)

/** 本报讯（记者某某）“…”: a report that opens with what somebody says. */
export function behindDateline(text: string, sentence: Sentence): Sentence {
  if (!sentence.isFirst) return sentence
  const lead = dateline.exec(text.slice(sentence.start, Math.min(sentence.end, sentence.start + 70)))
  return lead === null ? sentence : { ...sentence, start: sentence.start + lead[0].length }
}

/** 难道…, 还…干吗: asks for no answer. */
export function isRhetorical(words: string): boolean {
  return rhetorical.test(words)
}

/** Whether a stretch opens with the number of a list: 一、 (二) 3. */
export function opensWithNumber(words: string): boolean {
  return listSign.test(words)
}

/** 赞赏 |: a bar beside a lone word is the page's own. */
export function isMark(text: string, span: TextSpan): boolean {
  const words = text.slice(span.start, Math.min(span.end + 2, text.length))
  return words.length <= 8 && words.includes('|')
}

/** A signature in brackets, a call to follow the paper: no part of any speech. */
export function isNoSpeech(words: string): boolean {
  return noSpeech.test(words)
}

const noSpeech = opening(/^\([^()]{1,24}\)?$|公众号|版权所有|责任编辑|^\(?(?:记者|编辑|来源|作者)[:\s]/)

const rhetorical = /难道|岂能|岂不|怎能|哪能|何尝|何必|还[^,]{1,12}(?:干吗|干嘛|吗)$/

const listSign = opening(/^(?:[一二三四五六七八九十]{1,3}[、.是]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.]|—+)/)

/** Whether a question mark ends the sentence. */
export function isQuestion(text: string, sentence: Sentence): boolean {
  return text.slice(sentence.bodyEnd, sentence.end).includes('?')
}

/** …，能不能由街道出面: where a sentence begins to ask whether something may be done; its start for other questions. */
export function proposalAsked(text: string, span: TextSpan): number {
  const asks = splitClauses(text, span).find(({ start, end }) => mayAsk.test(text.slice(start, end)))
  return asks?.start ?? span.start
}

const mayAsk = opening(/^(?:那么?|所以)?(?:能不能|能否|可否|可不可以|是否可以|是不是可以|是否能够)/)

/** Whether the mark at `at` encloses all that is said; “台独”势力… opens with a word in marks. */
export function isUtterance(text: string, at: number, { end, bodyEnd }: Sentence): boolean {
  if (text.charAt(at) !== '“') return false
  const close = closingMark(text, at, end)
  return close === undefined || close >= bodyEnd - 1 || '。!?,'.includes(text.charAt(close - 1))
}

/** Whether a quotation mark opened in the stretch is still open at its end. */
export function opensQuote(text: string, start: number, end: number): boolean {
  let depth = 0
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 0x201c) depth += 1
    else if (unit === 0x201d) depth = Math.max(0, depth - 1)
  }
  return depth > 0
}

function kindsIn(text: string, span: TextSpan): ClauseKind[] {
  return splitClauses(text, span).map((clause) => clauseKind(text, clause))
}

/** Says with 要 or the like what is to be done. */
export function hasDemand(text: string, span: TextSpan): boolean {
  return kindsIn(text, span).includes('demand')
}

/** Orders, names a duty, promises or demands. */
export function asksForSomething(text: string, span: TextSpan): boolean {
  const kinds = kindsIn(text, span)
  const first = kinds.find((kind) => kind !== 'lead')
  return first === 'order' || first === 'duty' || first === 'promise' || kinds.includes('demand')
}

/** Says that something is so, from its first clause or its last on. */
export function claims(text: string, span: TextSpan): boolean {
  const kinds = kindsIn(text, span)
  return kinds[0] === 'claim' || (kinds.length > 1 && kinds.at(-1) === 'claim')
}

/** Tells how things are and asks for nothing: no demand, no order, and a predicate of being or a 了. */
export function isAccount(text: string, span: TextSpan): boolean {
  const kinds = kindsIn(text, span)
  if (kinds.some((kind) => kind === 'demand' || kind === 'order' || kind === 'duty' || kind === 'promise')) return false
  const [first] = splitClauses(text, span)
  return (
    kinds.includes('claim') ||
    (first !== undefined && /[\u4e00-\u9fff]了(?!解)/.test(text.slice(first.start, first.end)))
  )
}

const tellsOn = /,(?:并|还|同时)?(?:分别|结合[^,;]{2,14},?)*(?:就|围绕)[^。;“]{4,240}提出了?[^,;]{0,16}(?:意见|建议)$/

/** …是个好报告，并就甲、乙等方面提出了建议: how much of the words was said, before the report tells on. */
export function narratedTail(words: string): number {
  return tellsOn.exec(words)?.index ?? words.length
}

/** A short line of its own without a stop, between the paragraphs of a speech. */
export function isSubheading({ start, end, bodyEnd, isFirst }: Sentence): boolean {
  return isFirst && end === bodyEnd && end - start <= 30
}

/** Wholly in quotation marks, or opening them for the sentences that follow. */
export function looksSpoken(text: string, span: TextSpan): boolean {
  if (text.charAt(span.start) !== '“') return false
  const close = text.slice(span.start, span.end - 1).indexOf('”')
  return close < 0
}
