import type { TextSpan } from '#kernel/text-span.ts'
import type { CheckedLanguage } from './checked-language.ts'

const ownUnit = /[我本](?:局|厅|委(?!托)|办|部|院|馆|校|镇|乡|街道|中心|会|公司|集团|所|处|署|行|委员会)/g
/** 市路灯管理所, 县疾控中心: what belongs to a place, by its last word. */
const ofPlace =
  /[市区县省镇乡州](?:[\u4e00-\u9fff]{0,14}?)(?:局|委(?!托|派|员|屈)|厅|办(?!理|公|法|学|事|好|结|证)|院(?!落|子|内|墙|门|校)|中心(?!小)|所(?!有|以|在|需|属|说)|(?:水利|农技|卫生|文化|防疫|养护|救助)站|馆(?!内)|处(?!理|置|罚|于|设)|队(?!伍|员)|署(?!名)|公司|集团|工会|妇联|残联|法院|检察院|政府|管委会|指挥部|专班|所)/g
/** 供电公司, 交警支队: known by the last word alone. */
const byWord =
  /[\u4e00-\u9fff]{2,10}?(?:局|支队|大队|管委会|集团|公司|办事处|委员会|街道办|检察院|法院|政府|总工会|水利站|派出所|管理方)|街道(?:城管|综治|民政)办/g
/** Nobody in particular; and words that are no part of a unit's name. */
const nobody =
  /有关|相关|各(?!区县)|当地|职能|责任|承办|第三方|专业|资质|全部|多家|[一二三四五六七八九十两\d]家|企业|平台|物业|培训|上级|新建|建成|增设|设立|成立|安装|利用|在|的|了|和|已|对|把|将|为|门前|对面/
const leads =
  /^(?:由|经|与|和|同|会同|向|对|请|将|已由|联合|委托|督促|协调|据|经商|商|及|以及|并|被|给|从|因|按|市区|目前|今年|去年|明年|今后|一|二|三|四|五|是|起|月|日|底|前|后|年|旬|内|,)+/

const englishUnit =
  /\b(?:[A-Z][\w'-]+\s+(?:and\s+|of\s+(?:the\s+)?)?){1,4}(?:Office|Department|Bureau|Committee|Council|Authority|Agency|Company|Service|Board|Ministry|Police|Commission|Centre|Corporation)\b|\b(?:our|this)\s+(?:office|bureau|department|unit|agency)\b/g

/** Who is named as the one that acts or acted: the writer's own house, or a body by its name. */
export function unitsIn(
  folded: string,
  span: TextSpan,
  language: CheckedLanguage,
  known: readonly string[] = [],
): TextSpan[] {
  const words = folded.slice(span.start, span.end)
  const found =
    language === 'en'
      ? spansOf(words, englishUnit)
      : [
          ...spansOf(words, ownUnit),
          ...[...spansOf(words, ofPlace), ...spansOf(words, byWord)].flatMap((one) => unitAt(words, one)),
        ]
  const exact = known.flatMap((name) => {
    const at = name.length < 3 ? -1 : words.indexOf(name)
    return at < 0 ? [] : [{ start: at, end: at + name.length }]
  })
  return withoutOverlap([...exact, ...found], words.length).map(({ start, end }) => ({
    start: span.start + start,
    end: span.start + end,
  }))
}

function spansOf(words: string, pattern: RegExp): TextSpan[] {
  return [...words.matchAll(pattern)].map((found) => ({ start: found.index, end: found.index + found[0].length }))
}

function unitAt(words: string, { start, end }: TextSpan): TextSpan[] {
  const lead = leads.exec(words.slice(start, end))?.[0].length ?? 0
  const name = words.slice(start + lead, end)
  if (name.length < 3 || nobody.test(name)) return []
  return [{ start: start + lead, end }]
}

/** The first of those that overlap is kept. */
function withoutOverlap(spans: readonly TextSpan[], length: number): TextSpan[] {
  const taken = new Uint8Array(length)
  const kept = spans.filter(({ start, end }) => {
    if (taken[start] === 1 || taken[end - 1] === 1) return false
    taken.fill(1, start, end)
    return true
  })
  return kept.sort((a, b) => a.start - b.start)
}
