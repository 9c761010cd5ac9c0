import { numeralSigns, readNumeral } from '#intake/numerals.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import {
  dayTerm,
  halfYear,
  monthTerm,
  type NamedYear,
  openTerm,
  type Period,
  periodTerm,
  type Term,
  weekTerm,
} from './term.ts'

type Rule = {
  readonly pattern: string
  /** One of these characters stands in whatever it matches. */
  readonly signs: string
  readonly term: (groups: Groups) => Term
  readonly needs: 'mark' | 'place' | 'nothing'
}
type Groups = Readonly<Record<string, string | undefined>>

const number = `(?:\\d{1,3}|[${numeralSigns}]{1,4})`
const year = '(?:(?<year>\\d{4}|[二〇零一三四五六七八九]{4})年|(?<named>[今本当明后])年)'

/**
 * How a term is written. `mark`: only before 前; `place`: by itself only where a term can stand; a longer form stands
 * before those it holds.
 */
const rules: readonly Rule[] = [
  {
    pattern: `(?<many>${number}|半)个?(?<unit>工作日|年|月|周|星期|天|日)(?:之|以)?内`,
    signs: '内',
    term: ({ many, unit }) => (many === '半' ? halfOf(unit) : within(many, unit)),
    needs: 'nothing',
  },
  {
    pattern: `${year}?(?<month>\\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?(?:(?<day>\\d{1,2}|[一二三四五六七八九十]{1,3})[日号]|(?<part>底|末|初|上旬|中旬|下旬|中(?![小心学])))?`,
    signs: '月',
    term: (found) => dayTerm(yearOf(found), count(found.month), partOfMonth(found.day, found.part)),
    needs: 'place',
  },
  {
    pattern: `${year}?(?:的)?第?(?<quarter>[一二三四1-4])季度[底末内]?`,
    signs: '季',
    term: (found) => dayTerm(yearOf(found), 3 * count(found.quarter), 'last'),
    needs: 'place',
  },
  {
    pattern: `${year}?(?<half>[上下])半年[底末内]?`,
    signs: '半',
    term: (found) => dayTerm(yearOf(found), found.half === '上' ? 6 : 12, 'last'),
    needs: 'place',
  },
  { pattern: `${year}?[春秋夏冬](?:季|天)?(?:学期|开学)?`, signs: '前内', term: () => openTerm, needs: 'mark' },
  { pattern: `${year}[底末内]`, signs: '年', term: (found) => dayTerm(yearOf(found), 12, 31), needs: 'nothing' },
  { pattern: year, signs: '年', term: (found) => dayTerm(yearOf(found), 12, 31), needs: 'place' },
  {
    pattern: `(?<![\\d${numeralSigns}近整全往常几多每])年(?:[底末内]|(?=[之以]?前))`,
    signs: '年',
    term: () => dayTerm(undefined, 12, 31),
    needs: 'nothing',
  },
  {
    pattern: '(?<next>[本当下])(?:个)?月[底末内]',
    signs: '月',
    term: ({ next }) => monthTerm(next === '下' ? 1 : 0),
    needs: 'nothing',
  },
  {
    pattern: '(?<next>[本下])(?:个)?月',
    signs: '月',
    term: ({ next }) => monthTerm(next === '下' ? 1 : 0),
    needs: 'place',
  },
  { pattern: '(?<![每\\d上个])月[底末]', signs: '月', term: () => monthTerm(0), needs: 'nothing' },
  {
    pattern: '(?<next>[本下])周[内末]?',
    signs: '周',
    term: ({ next }) => weekTerm(next === '下' ? 1 : 0),
    needs: 'place',
  },
  {
    pattern: '[“"]?十(?<plan>[一二三四五六七八九])五[”"]?(?:规划)?(?:期末|末|期间|时期|期内)',
    signs: '五',
    term: ({ plan }) => dayTerm({ year: 1955 + 5 * (10 + count(plan)) }, 12, 31),
    needs: 'nothing',
  },
  {
    pattern:
      '(?:明年|今年)?[“"]?(?:国庆|元旦|春节|五一|十一|中秋|端午|清明|重阳)[”"]?(?:节|假期|长假)?|(?:主)?汛期(?:到?来临?)?|(?:供暖|采暖|雨|旺|台风)季(?:到?来临?)?|(?:新学期)?开学|[新本下]学期|[寒暑][假期]|供暖|(?:下[一]?次|下届|明年)[\\u4e00-\\u9fff]{0,6}?(?:会议|全会|大会|例会|两会)|(?:全国)?两会|任期届满|入[冬夏汛]',
    signs: '前内',
    term: () => openTerm,
    needs: 'mark',
  },
]
const patterns = rules.map(
  ({ pattern }) => new RegExp(`(?:${pattern})(?<end>[之以]?前(?!三|[后十端置往期])|[之以]内)?`, 'g'),
)
const leads = /(?:截至|截止到?|最迟|不迟于|到|至)$/
/** A term by itself stands at the head of a clause or behind a word of aiming. */
const placed =
  /(?:^|[,;:。“]|[在于到至]|力争|争取|确保|计划|预计|拟|将|要|应|须|并|截至|最迟|[局委办厅署处司门位府]|政府)$/
/** 办法上半年一定出台: what is done stands right behind the term. */
const acts = /^(?:一定|全部|必须|就|即可|出台|完成|完工|建成|竣工|开工|投用|上线|公布|启动|通车|实现|推出)/
const notBehind =
  /^(?:以来|来|起|[春夏秋冬]|开始|度|的|间|至|到|[—~-]|以后|之后|后|财政|预算|工作|计划|任务|重点|第|版|上|要|,?(?:我|全)[市县区]|是|已|曾|召开的|提出的|\d)/
const notBefore = /(?:[去前上每历近同当]|从|自|(?:压缩|缩短|控制|减少|延长|提前)(?:到|至|在)?)$/

/** The words of a span that say by when something is done, and what they mean; undefined where none do. `text` is folded. */
export function chineseDue(text: string, span: TextSpan): (TextSpan & { readonly term: Term }) | undefined {
  const words = text.slice(span.start, span.end)
  let first: (TextSpan & { readonly term: Term }) | undefined
  for (const [at, rule] of rules.entries()) {
    if (!holdsSign(words, rule)) continue
    const found = firstOf(words, patterns[at], rule)
    if (found !== undefined && (first === undefined || found.start < first.start || holds(found, first))) first = found
  }
  return first === undefined ? undefined : { ...first, start: span.start + first.start, end: span.start + first.end }
}

/** Most clauses hold the signs of a rule or two: looking for those is a tenth of the work of trying every pattern. */
function holdsSign(words: string, { signs }: Rule): boolean {
  return words.includes(signs.charAt(0)) || (signs.length > 1 && words.includes(signs.charAt(1)))
}

function holds(outer: TextSpan, inner: TextSpan): boolean {
  return outer.start <= inner.start && outer.end > inner.end
}

function firstOf(
  words: string,
  pattern: RegExp | undefined,
  rule: Rule,
): (TextSpan & { readonly term: Term }) | undefined {
  if (pattern === undefined) return undefined
  for (const found of words.matchAll(pattern)) {
    const groups: Groups = found.groups ?? {}
    const before = words.slice(Math.max(0, found.index - 6), found.index)
    const end = found.index + found[0].length
    if (!isTerm(before, words.slice(end, end + 6), rule, groups)) continue
    const lead = leads.exec(before)?.[0].length ?? 0
    return { start: found.index - lead, end, term: rule.term(groups) }
  }
  return undefined
}

function isTerm(before: string, behind: string, { needs }: Rule, groups: Groups): boolean {
  if (notBefore.test(before)) return false
  if (groups.end !== undefined) return true
  if (needs === 'mark') return false
  const isWhole = needs === 'nothing' || /^[底末]$/.test(groups.part ?? '')
  if (isWhole) return !/^(?:以来|起|的)/.test(behind)
  return (placed.test(before) || acts.test(behind)) && behind !== '' && !notBehind.test(behind)
}

function yearOf({ year: written, named }: Groups): NamedYear {
  if (written !== undefined) return { year: digitsOf(written) }
  if (named === undefined) return undefined
  return { later: named === '明' ? 1 : named === '后' ? 2 : 0 }
}

function digitsOf(written: string): number {
  if (/^\d/.test(written)) return Number(written)
  return Number([...written].map((sign) => String(readNumeral(sign) ?? 0)).join(''))
}

function count(words: string | undefined): number {
  return readNumeral(words ?? '') ?? 0
}

function partOfMonth(day: string | undefined, part: string | undefined): number | 'last' {
  if (day !== undefined) return count(day)
  if (part === '初' || part === '上旬') return 10
  return part === '中旬' || part === '中' ? 20 : 'last'
}

const units: Readonly<Record<string, Period['unit']>> = {
  工作日: 'working_day',
  年: 'year',
  月: 'month',
  周: 'week',
  星期: 'week',
}

/** Of a month, half is told in days; half a day or a week ends on no day of its own. */
function halfOf(unit: string | undefined): Term {
  if (unit === '年') return halfYear
  return unit === '月' ? periodTerm({ count: 15, unit: 'day' }) : openTerm
}

function within(many: string | undefined, unit: string | undefined): Term {
  return periodTerm({ count: count(many), unit: units[unit ?? ''] ?? 'day' })
}
