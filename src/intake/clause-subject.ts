import type { TextSpan } from '#kernel/text-span.ts'
import { onceAClause } from './once-a-clause.ts'

/** Of whom or what a clause speaks, and by which modal word, as places in `subjects` and in `modals`. */
export type ClauseSubject = { readonly subject: number; readonly modal: number }

/** By the words before the modal word; `nobody`: there are none. */
export const subjects = ['nobody', 'unit', 'ourselves', 'members', 'everybody', 'matter', 'short', 'long'] as const

/** Words of what is to be, may be, is asked for or was; the first in a clause counts. `none`: it holds no such word. */
export const modals = [
  'none',
  ...['requires', 'hopes', 'suggests', 'must', 'mustNot', 'shall', 'will', 'should', 'can', 'whether', 'done', 'is'],
] as const

/** A group each, in the order of `modals`; their characters inside other words (重要, 回应, 社会, 功能) are none. */
const modalWords = new RegExp(
  [
    ...['要求', '希望', '(?<![的条项件等提])建议|呼吁|恳请|请求|提议', '必须|务必|务求'],
    ...['不要|不能|不得|不应|不可|杜绝|严禁', '(?<![重主纲必首])要(?![素点闻件])|需', '将|拟|计划|准备|打算|力争|争取'],
    ...[
      '(?<![回响适供反对])应(?![急用对邀])|须',
      '(?<![大协员社机委议全])会(?![议同])|可以|(?<![功节性智产新职才效])能(?![源力否])',
    ],
    ...['能否|可否|是否|如何|怎样|怎么', '已|(?<!为)了(?!解)|过去|去年', '(?<![但于总就还可若凡])是|(?<![确所没])有'],
  ]
    .map((words) => `(${words})`)
    .join('|'),
)

const units =
  /(?:[局委办室处院厅部科队所站门位府司团道镇乡县区组校]|中心|大会|人大|政协|机关|企业|银行|法院|公安|城管|住建|卫健|教育|交警)$/
const own = /(?:^我们|我们$|^我[局委办院市区县省州镇乡厅]|我[局委办院市区县省州镇乡厅]$)/
const members = /(?:委员|代表|大家|同志|界别|党派|成员)们?$/
const everybody = /^(?:各|全[市区县省州]|有关|相关)|(?:各级|上下)/
const matter = /^(?:对|关于|针对|就|围绕|在|以|把|由|按|从|通过)/

/** So much of a clause is looked at. */
const reach = 36
const shortLength = 4

/** Tells the subject of a clause by its words before the first modal one; `text` is folded. */
export const clauseSubject = onceAClause(tell)

function tell(text: string, { start, end }: TextSpan): ClauseSubject {
  const words = text.slice(start, Math.min(end, start + reach))
  const found = modalWords.exec(words)
  if (found === null) return { subject: subjects.indexOf(matter.test(words) ? 'matter' : 'nobody'), modal: 0 }
  const modal = found.findIndex((group, at) => at > 0 && group !== undefined)
  return { subject: subjects.indexOf(subjectOf(words.slice(0, found.index))), modal }
}

function subjectOf(words: string): (typeof subjects)[number] {
  if (words === '') return 'nobody'
  if (own.test(words)) return 'ourselves'
  if (members.test(words)) return 'members'
  if (everybody.test(words)) return 'everybody'
  if (units.test(words)) return 'unit'
  if (matter.test(words)) return 'matter'
  return words.length <= shortLength ? 'short' : 'long'
}
