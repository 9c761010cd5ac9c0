import { numeralSigns, readNumeral } from './numerals.ts'

/** What stands behind a list of names: how many, and who they are. */
export type ListTail = {
  readonly statedCount: number | null
  /** 等 stands before the number: the list may be a selection. */
  readonly open: boolean
  /** 委员, 政协委员, 人大代表 or the like, as written; null where nothing is said. */
  readonly group: string | null
  readonly end: number
}

const counted = new RegExp(
  `^\\s*(?<etc>等)?\\s*(?:共|一行)?\\s*(?<number>\\d{1,4}|[${numeralSigns}]{1,5})?\\s*(?<more>余|多)?\\s*(?<measure>[位名]|人(?![大民口工才文均])|个)?`,
)
const groups =
  /^(?:来自[\u4e00-\u9fff]{1,10}的)?(?:(?:全国|省|市|区|县|州|自治区|住[\u4e00-\u9fff]{1,4}|在[\u4e00-\u9fff]{1,3}|港澳|民主党派|基层|界别)?(?:政协委员|人大代表|政协常委|党代表)|委员们?|(?<![\u4e00-\u9fff])代表(?![市省区县民致农九台无中])们?|[省市区县州]?领导(?:同志|干部)?|专家学者|专家|教授|同志|常委|记者|主任|主席|书记|议员|负责人)/

/** Reads the words behind a list that ends at `at`. */
export function tailOf(text: string, at: number, limit: number): ListTail {
  const behind = text.slice(at, Math.min(limit, at + 40))
  const found = counted.exec(behind)
  const groupsFound = found === null ? undefined : found.groups
  const number = readNumeral(groupsFound?.number ?? '')
  const hasMeasure = groupsFound?.measure !== undefined
  const consumed = hasMeasure || number === undefined ? (found?.[0].length ?? 0) : 0
  const rest = behind.slice(consumed)
  const group = groups.exec(rest)?.[0] ?? null
  const stated = number !== undefined && (hasMeasure || group !== null) ? number : null
  return {
    statedCount: stated,
    open: groupsFound?.etc !== undefined || groupsFound?.more !== undefined,
    group,
    end: at + (consumed > 0 || group !== null ? consumed + (group?.length ?? 0) : 0),
  }
}

const countBefore = new RegExp(
  `(?<number>\\d{1,4}|[${numeralSigns}]{1,5})(?:[位名]|个)?(?<group>[\\u4e00-\\u9fff]{0,8}?(?:委员|代表|领导|同志|专家|人员|常委))?(?:分别是|是|为|包括|有)?[:：(]?$`,
)

/** A number given before the list: 10名委员（甲、乙…）, 以下15位同志：甲、乙…. */
export function countBeforeList(text: string, from: number, at: number): number | null {
  const before = text.slice(Math.max(from, at - 24), at)
  if (!/[:(是为括]$/.test(before)) return null
  const number = countBefore.exec(before)?.groups?.number
  return number === undefined ? null : (readNumeral(number) ?? null)
}
