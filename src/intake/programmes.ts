import type { TextSpan } from '#kernel/text-span.ts'
import { opening } from './opening.ts'
import { closingMark } from './sentences.ts'

export type FoundThing = TextSpan & { readonly name: string }

const counted = opening(
  /^(?:[一二两三四五六七八九十百千]{1,3}|\d{1,3})(?:个|大|项|张|条|件|轮|类|种|位|支|座|区|城|链|港|廊|带|核|圈|网|横|纵|聚|化|新|高|强|好|最|基|通|减|治|转|提|抓|促)?[\u4e00-\u9fff]{1,6}(?:[\u4e00-\u9fffA-Z+\d]{0,8})$/,
)
/** “十五五” and “十四五” are periods, and so are their plans; 一二三产 are no programme either. */
const periods = /^十[一二三四五六七八九]五$|^[一二三]产$|^两会$|^一带一路$|^[一二三四]线$|^一[\u4e00-\u9fff]?$/
const plusForm = opening(/^[\d一二三四五六七八九十A-ZX][+＋]?[\dA-ZX+＋]*(?:\+|＋)[\dA-ZX+＋\u4e00-\u9fff]{1,10}$/)
const listed = opening(/^(?:[一二三四五六七八九十]\S{1,3}){2,4}$/)
const unquoted =
  /(?<![第之分百\d一二三四五六七八九十])([二三四五六七八九十]{1,2}大[\u4e00-\u9fff]{0,6}?(?:产业|工程|行动|体系|战略|功能|任务|计划|集群|高地|板块|攻坚战|专项|中心|基地|支柱|品牌|优势)(?:产业|集群|工程|体系|行动|项目)?)/g

/** Programmes the text names: a numeral with what it counts, in quotation marks (“六个提升”), or with 大 (四大支柱产业). */
export function findProgrammes(text: string, paragraphs: readonly TextSpan[]): FoundThing[] {
  const found = new Map<string, FoundThing>()
  const add = (name: string, start: number) => {
    if (!found.has(name)) found.set(name, { name, start, end: start + name.length })
  }
  for (const paragraph of paragraphs) {
    for (const { start, end } of quotations(text, paragraph)) {
      const name = text.slice(start, end)
      if (name.length <= 16 && isProgramme(name)) add(name, start)
    }
    const words = text.slice(paragraph.start, paragraph.end)
    unquoted.lastIndex = 0
    for (let match = unquoted.exec(words); match !== null; match = unquoted.exec(words)) {
      const name = match[1]
      if (name !== undefined) add(name, paragraph.start + match.index)
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start)
}

function isProgramme(name: string): boolean {
  if (periods.test(name)) return false
  if (plusForm.test(name)) return true
  return (
    (counted.test(name) && !/^一(?!体|核|轴|带|城|廊|网|圈|环)/.test(name)) || (listed.test(name) && name.length >= 4)
  )
}

/** What stands between quotation marks, single ones inside double ones too. */
export function* quotations(text: string, span: TextSpan): Generator<TextSpan> {
  for (let at = span.start; at < span.end; at += 1) {
    const mark = text.charAt(at)
    if (mark !== '“' && mark !== '‘') continue
    const close = closingMark(text, at, Math.min(span.end, at + 300))
    if (close !== undefined && close > at + 1) yield { start: at + 1, end: close }
  }
}
