import type { TextSpan } from '#kernel/text-span.ts'
import type { FoundThing } from './programmes.ts'
import { startsWithVerb, verbLength } from './verbs.ts'

const kinds =
  /(?:平台(?!期|化|经济|企业|效应)|机制(?!体制|改革|创新)|(?<!数据|围绕|服务)中心(?!城|区|任务|工作|大局|组|环节|思想|镇|点|主义|化)|联盟|基金(?!会)|联席会议|工作专班|共同体(?!意识))/g
const stops = ',;:。!?、()《》‘’\n'
const cuts = new Set([...'的了和与及或等于对以把将各个在从为使让是有向到由被'])
/** Words that only point or praise: what is left of a name after them may be too little for a name. */
const vague =
  /^(?:各类|相关|有关|这一|这个|一批|一个|一些|多个|更多|重要|关键|主要|功能性|市场化|新型|高能级|高水平|高质量|高效|良好|长效|有效|新|新的|好|大|工作|体制|各项|有力|完善|全面|集聚|国家级|省级|市级|区级|其他|其它|核心|政治|世界|城市|经济|市|区|县)*$/

/** Named platforms, mechanisms, centres, alliances and funds: the longest noun phrase that ends in such a word. */
export function findMechanisms(
  text: string,
  paragraphs: readonly TextSpan[],
  programmes: readonly FoundThing[],
): FoundThing[] {
  const found = new Map<string, FoundThing>()
  const taken = new Set(
    programmes.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)),
  )
  for (const paragraph of paragraphs) {
    const words = text.slice(paragraph.start, paragraph.end)
    kinds.lastIndex = 0
    for (let match = kinds.exec(words); match !== null; match = kinds.exec(words)) {
      const at = paragraph.start + match.index
      const end = at + match[0].length
      const start = phraseStart(text, paragraph.start, at)
      if (start === undefined || taken.has(end - 1)) continue
      const name = text.slice(start, end)
      if (!found.has(name)) found.set(name, { name, start, end })
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start)
}

function phraseStart(text: string, from: number, at: number): number | undefined {
  const earliest = Math.max(from, at - 24)
  let start = at
  let quoted = false
  while (start > earliest) {
    const before = text.charAt(start - 1)
    if (before === '”') {
      const open = text.slice(earliest, start).lastIndexOf('“')
      if (open < 0) break
      start = earliest + open
      quoted = true
      continue
    }
    if (stops.includes(before) || before === '“' || (cuts.has(before) && !quoted)) break
    start -= 1
  }
  start = behindVerbs(text, start, at)
  const name = text.slice(start, at)
  if (name.replace(vague, '').length < 2) return undefined
  return start
}

/** 建强“走出去”综合服务平台: the verb is no part of the name. */
function behindVerbs(text: string, start: number, at: number): number {
  let from = start + (/^(?:还|也|更)?(?:要|应|须|需|将|来)/.exec(text.slice(start, at))?.[0].length ?? 0)
  for (let count = 0; count < 3 && startsWithVerb(text, from, at); count += 1) {
    let next = from
    while (next < at && verbLength(text, next) === 0) next += 1
    const length = verbLength(text, next)
    const rest = text.slice(next + length, at)
    if (rest.replace(vague, '').length < 2) return from
    from = next + length
  }
  for (let inner = at - 3; inner > from + 1; inner -= 1) {
    const length = verbLength(text, inner)
    if (length > 0 && isPlainVerb(text.slice(inner, inner + length)) && at - inner - length >= 2) return inner + length
  }
  return from
}

const plainVerbs = new Set([
  '建立',
  '健全',
  '完善',
  '搭建',
  '打造',
  '构建',
  '设立',
  '成立',
  '建成',
  '组建',
  '用好',
  '建强',
  '抓好',
  '加快',
  '推动',
  '推进',
  '形成',
  '探索',
  '创新',
])

function isPlainVerb(word: string): boolean {
  return plainVerbs.has(word)
}
