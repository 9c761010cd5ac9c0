import type { TextSpan } from '#kernel/text-span.ts'
import { splitAt } from './sentences.ts'

const counted =
  /^(?<lead>(?:其中|分别为|分别是|包括|有|,)*(?:涉及|关于|属于|围绕)?(?:到|的)?)(?<matter>[\u4e00-\u9fff“”]{2,14}?)(?:类|方面|领域)?的?(?:建议|提案|议案|意见|问题)?(?:共|有|为|占)?\d+[件条个份](?:建议|提案|议案)?$/d

/** What is counted but by who filed it, who handles it or what became of it: no matter of its own. */
const noMatter =
  /代表|委员|党派|界别|重点|大会|闭会|平时|主办|会办|协办|分办|办结|答复|满意|采纳|解决|立案|列为|收到|部门|单位|[A-C]$|[省市区县乡镇]$|^(?:建议|提案|议案|意见|问题|其他|其它|其中)/

/** 其中涉及甲5件、乙3件: the matters that what was filed is counted by; nothing where there are fewer than two. */
export function countedTopics(text: string, span: TextSpan): TextSpan[] {
  const words = text.slice(span.start, span.end)
  const from = words.search(/其中|涉及|分别[为是]/)
  if (from < 0 || !/\d+[件条个份]/.test(words) || !/建议|提案|议案|意见/.test(words)) return []
  const rows = splitAt(text, { start: span.start + from, end: span.end }, ',;、').flatMap((part) => {
    const found = counted.exec(text.slice(part.start, part.end))
    const place = found?.indices?.groups?.matter
    return place === undefined ? [] : [{ start: part.start + place[0], end: part.start + place[1] }]
  })
  const matters = rows.filter(({ start, end }) => !noMatter.test(text.slice(start, end)))
  return matters.length > 1 ? matters : []
}
