import type { TextSpan } from '#kernel/text-span.ts'
import { creditOf } from './credit-line.ts'
import { nameLikeness } from './names.ts'
import { opening } from './opening.ts'

/** A name holds none of the words that go on with a sentence: 记者从会上获悉. */
const name = '(?:(?!文章|发表|座谈|报道|[从在的了是说称看到今昨获悉节])[\\u4e00-\\u9fff·]){2,5}'
const names = `${name}(?:[\\s、,/]{1,3}${name}){0,7}`
const office = '(?:本报|本网|本刊|本台|新华社|中新社|[\\u4e00-\\u9fff]{2,8}(?:日报|晚报|晨报|时报|融媒|网|电视台))?'
const post = '(?:首席|见习|实习|特约|驻[\\u4e00-\\u9fff]{1,6}|全媒体|融媒体?)?'
const author = `${office}\\s?${post}(?:记者|采访人员|通讯员|评论员|撰稿人?|作者|撰文|采写|报道|文)`

/** ■ 张三, (张三): a name alone needs a sign that it is a byline. */
const signed = new RegExp(`^[■□◆◇◎]\\s?(${names})$`)
const english = opening(/^(?:By|Report by|Reported by) [A-Z][\w.'-]+(?: (?:and |[A-Z])[\w.'-]*){1,6}$/)

/** Whether a folded line of its own names who wrote the article. */
export function isByline(folded: string): boolean {
  return folded.length <= 60 && (creditOf(folded) === 'part' || isSigned(folded) || english.test(folded))
}

/** ◆委员建言 has a sign before it too, but no name. */
function isSigned(folded: string): boolean {
  const words = signed.exec(folded)?.[1]
  return (words ?? '').split(/[\s、,/]+/).every((word) => nameLikeness(word) >= 2)
}

/** 记者: before a question is no field. */
const origin =
  /(?:来源|稿源|转自|摘自|作者|撰稿|供稿|发布者?|发布(?:时间|日期|机构|单位)|发稿时间|更新时间)\s?[:｜|]|记者\s?[:｜|](?=\s*[\u4e00-\u9fff·]{2,4}(?:[\s、,)】]|$))/
const writer = /(?:作者|撰稿|供稿|记者|撰文|发布者)\s?[:｜|]\s?[\u4e00-\u9fff]|记者|通讯员/

/** Whether a line of particulars says who wrote, and not only where the article comes from. */
export function namesWriter(folded: string): boolean {
  return writer.test(folded)
}

const dated = opening(/^\d{4}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}\s?日?/)
const labelled = opening(/^(?:责任编辑|编辑|发布日期|日期|时间|信息类别)\s?:/)
const afterOrigin =
  /\s?[[【(|]?\s?(?:字号|字体|打印|关闭|收藏|分享|浏览|点击|阅读|访问|评论|大\s?中\s?小|【|a\s?[-+|])/i

/**
 * The part of a web page's line of particulars that says where the article comes from and when
 * ("2025-01-09 来源：… 编辑：…"), without the tools behind it; undefined where the line is none.
 */
export function findParticulars(folded: string): TextSpan | undefined {
  if (folded.length > 120 || folded.endsWith('。')) return undefined
  const start = dated.test(folded) || labelled.test(folded) ? 0 : folded.search(origin)
  if (start < 0 || start > 40 || !origin.test(folded)) return undefined
  const tools = toolsBehind(folded, start + 1)
  return { start, end: tools < 0 ? folded.length : tools }
}

/** Where the page's tools begin behind which nothing more is said of where the article comes from; -1 without any. */
function toolsBehind(folded: string, from: number): number {
  let at = from
  for (;;) {
    const found = folded.slice(at).search(afterOrigin)
    if (found < 0) return -1
    if (!origin.test(folded.slice(at + found))) return at + found
    at += found + 1
  }
}

const headBrackets = opening(
  /^(?:[^()【】。,]{0,14})[(【[]([^()【】[\]]{0,10}(?:记者|采访人员|通讯员|特约撰稿)[^()【】[\]]{1,40})[)】\]]/,
)
const headReporter = new RegExp(
  `^(?:\\S{0,10}\\s)?(${office}${post}记者\\s?${name}(?:[\\s、]${name}){0,3})\\s?(?:报道|[:—])`,
)
const tailBrackets =
  /[(【[]([^()【】[\]。]{0,10}(?:记者|采访人员|通讯员|文|作者|撰稿)[\s:/]?[^()【】[\]。]{1,40})[)】\]]$/
const tailNames = new RegExp(`[。!?”]\\s?(${author}\\s?[:/]?\\s?${names})$`)

/** 本报讯（张三 李四）, （区政协办公室）: brackets that hold nothing but who wrote. */
const headNames = opening(/^[^()【】。,:]{0,12}(?:讯|电|消息)?\s?[(【]([^()【】[\]。,]{2,24})[)】]/)
/** 本报讯 记者 张三 3月5日: without brackets, parted from the text by a blank or a number. */
const headOpen = new RegExp(
  `^[^()。,:\\s]{1,14}(?:讯|电)\\s{1,2}(${post}(?:记者|通讯员)\\s?${name}(?:[\\s、]{1,2}${name}){0,3})(?=\\s|\\d|$)`,
)

/** The reporter named in a report's opening: 本报讯（记者 张三）. */
export function findBylineAtStart(folded: string): TextSpan | undefined {
  const found = headBrackets.exec(folded.slice(0, 80)) ?? headReporter.exec(folded.slice(0, 60))
  if (found !== null) return spanOf(found, 0)
  const names = headNames.exec(folded.slice(0, 48))
  if (names !== null && isCredit(names[1] ?? '', /^[(【]/.test(names[0]))) return spanOf(names, 0)
  return spanOf(headOpen.exec(folded.slice(0, 60)), 0)
}

/** Whether words in brackets say who wrote: names alone behind 讯, an office too where the brackets open the text. */
function isCredit(words: string, opens: boolean): boolean {
  const credit = creditOf(`(${words})`)
  return opens ? credit === 'office' || credit === 'part' : credit !== undefined
}

/** The reporter named behind a report's last sentence: （记者 张三）; `whole` is what to take off the body. */
export function findBylineAtEnd(folded: string): { readonly byline: TextSpan; readonly whole: TextSpan } | undefined {
  const from = Math.max(0, folded.length - 70)
  const window = folded.slice(from)
  const match = tailBrackets.exec(window)
  if (match !== null) {
    const byline = spanOf(match, from)
    return byline && { byline, whole: { start: from + match.index, end: folded.length } }
  }
  const byline = spanOf(tailNames.exec(window), from)
  return byline && { byline, whole: byline }
}

const lastNames = /[。!?”…]\s?([(【]([^()【】。,]{2,24})[)】])$/

/** Names in brackets behind an article's last sentence: （张三 李四）. Behind any other they say who spoke. */
export function findNamesAtEnd(folded: string): { readonly byline: TextSpan; readonly whole: TextSpan } | undefined {
  const from = Math.max(0, folded.length - 32)
  const match = lastNames.exec(folded.slice(from))
  const [, brackets, words] = match ?? []
  if (match === null || brackets === undefined || words === undefined || creditOf(brackets) !== 'signature')
    return undefined
  const start = from + match.index + match[0].indexOf(brackets)
  return {
    whole: { start, end: folded.length },
    byline: { start: start + brackets.indexOf(words), end: start + brackets.indexOf(words) + words.length },
  }
}

function spanOf(match: RegExpExecArray | null, offset: number): TextSpan | undefined {
  const words = match?.[1]
  if (match === null || words === undefined) return undefined
  const start = offset + match.index + match[0].indexOf(words)
  return { start, end: start + words.length }
}
