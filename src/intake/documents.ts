import type { TextSpan } from '#kernel/text-span.ts'
import type { FoundThing } from './programmes.ts'
import { closingMark } from './sentences.ts'

const ending =
  /(?:工作报告|计划报告和(?:计划)?草案|预算报告和(?:预算)?草案|报告和草案|执行情况[的]?报告|情况的?报告|报告|草案|预算|决议|条例|规划纲要|纲要|建议稿|征求意见稿|修正案)/y
const deliberating =
  /(?:审议通过|审议并通过|听取和审议|听取并审议|审查和批准|审查批准|审议|审查|听取|讨论|审阅|表决通过|通过|协商讨论|围绕|对)(?:了|并)?/g
const standalone =
  /(?:(?:[省市区县州]|全国)?(?:政府|人大常委会|政协常委会|常委会|法院|检察院|两院|提案|纪委)?工作报告|提案工作(?:情况)?(?:的)?报告|计划报告和(?:计划)?草案|预算报告和(?:预算)?草案|“?十[一二三四五六七八九]五”?规划纲要(?:（草案）|\(草案\)|草案)?)/g

/** Reports, plans, budgets and drafts under deliberation, and titles in 《》 in the same place. */
export function findDocuments(text: string, paragraphs: readonly TextSpan[]): FoundThing[] {
  const found = new Map<string, FoundThing>()
  let here: TextSpan[] = []
  const add = (start: number, end: number) => {
    const name = text.slice(start, end)
    if (here.some((one) => one.start <= start && end <= one.end)) return
    here.push({ start, end })
    if (!found.has(name)) found.set(name, { name, start, end })
  }
  for (const paragraph of paragraphs) {
    here = []
    const words = text.slice(paragraph.start, paragraph.end)
    for (const { end } of placesOf(deliberating, words)) {
      const at = paragraph.start + end
      for (const span of objectsAt(text, at, paragraph.end)) add(span.start, span.end)
    }
    for (const { start, end } of placesOf(standalone, words)) add(paragraph.start + start, paragraph.start + end)
  }
  return [...found.values()].sort((a, b) => a.start - b.start)
}

function placesOf(pattern: RegExp, words: string): TextSpan[] {
  const places: TextSpan[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(words); match !== null; match = pattern.exec(words))
    places.push({ start: match.index, end: pattern.lastIndex })
  return places
}

/** The objects of a verb of deliberating, joined by 、 or 和, as far as they are documents. */
function objectsAt(text: string, from: number, limit: number): TextSpan[] {
  const spans: TextSpan[] = []
  let at = from
  while (at < limit) {
    const end = documentEnd(text, at, limit)
    if (end === undefined) return spans
    spans.push(end.inTitle ? { start: at + 1, end: end.at - 1 } : { start: at, end: end.at })
    const joined = /^(?:、|和|及|以及|与|,(?=《)|(?=《))/.exec(text.slice(end.at, end.at + 2))
    if (joined === null) return spans
    at = end.at + joined[0].length
  }
  return spans
}

function documentEnd(text: string, from: number, limit: number): { at: number; inTitle: boolean } | undefined {
  if (text.charAt(from) === '《') {
    const close = closingMark(text, from, Math.min(limit, from + 120))
    return close === undefined ? undefined : { at: close + 1, inTitle: true }
  }
  for (let at = from; at < Math.min(limit, from + 30); at += 1) {
    if (',;。:!?、()\n《》'.includes(text.charAt(at))) return undefined
    ending.lastIndex = at
    const match = ending.exec(text)
    if (match !== null && at > from - 1 && at + match[0].length - from >= 4)
      return { at: at + match[0].length, inTitle: false }
  }
  return undefined
}
