import type { TextSpan } from '#kernel/text-span.ts'
import { opening } from './opening.ts'
import type { PeopleFound } from './people.ts'
import { closingMark } from './sentences.ts'

/** When, where and under what title a session was held, in flow positions; null where the text does not say. */
export type Circumstances = {
  readonly theme: TextSpan | null
  readonly parentMeeting: TextSpan | null
  readonly datePhrase: TextSpan | null
  readonly place: TextSpan | null
  readonly duration: TextSpan | null
  readonly host: string | null
}

const number = '[一二三四五六七八九十百零〇\\d]+'
const parent = new RegExp(
  `(?:中国人民政治协商会议|[\\u4e00-\\u9fff]{1,8}?(?=政协|人大|第|[\\d一二三四五六七八九十]+届))?(?:政协|人大|人民代表大会)?第?${number}届(?:[\\u4e00-\\u9fff]{0,10}?(?:委员会|人大|政协|人民代表大会|常委会|常务委员会))*第?${number}次(?:全体)?(?:扩大)?会议`,
)
const shortParent =
  /(?:[省市区县州]|全国|(?:(?!出席|参加|列席|召开|今年)[\u4e00-\u9fff]{2})市)?(?:两会|人代会|党代会)(?!期间的|精神)/
const date =
  /连日来|(?:昨|今|前)(?:天|日|晚)(?:上午|下午|晚上|晚)?|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:至\d{1,2}日|[—-]\d{1,2}日)?(?:上午|下午|晚上|晚)?|(?<![\d月])\d{1,2}日(?:至\d{1,2}日)?(?:上午|下午|晚上|晚)?(?!电)|近日|日前|当天(?:上午|下午)?/
const duration =
  /(?:近|约|超过|超|历时|持续)?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半]+)(?:个)?(?:多|半)?(?:个)?(?:小时|分钟)(?!内|以内|之内|前|巡)|(?:会期|为期)[\d一二三四五六七八九十半]+天/
const place =
  /在([\u4e00-\u9fff]{2,20}?(?:会堂|大会堂|会议中心|中心|大厦|宾馆|酒店|礼堂|会议室|会议厅|大剧院|剧院|国际会展中心|会场|办公楼|机关))(?:召开|举行|举办|开幕|闭幕|隆重)/
const hosting = /主持(?:了)?(?:会议|大会|座谈会|专题会议|开幕|闭幕|召开|协商会|$|[,。并;])/

/** @param told - narrated words of one sentence. */
export function circumstancesIn(
  text: string,
  told: TextSpan & { readonly sentence: number },
  people: PeopleFound,
): Circumstances {
  const words = text.slice(told.start, told.end)
  return {
    theme: themeIn(text, told),
    parentMeeting: parentIn(words, told.start),
    datePhrase: spanOf(date.exec(words), told.start),
    place: placeIn(words, told.start),
    duration: spanOf(duration.exec(words), told.start),
    host: hostIn(text, told, people),
  }
}

function spanOf(found: RegExpExecArray | null, from: number): TextSpan | null {
  return found === null ? null : { start: from + found.index, end: from + found.index + found[0].length }
}

const verbsBefore = opening(/^.*(?:出席|参加|列席|召开|举行|参与|开好|迎接|围绕|[在的由为是,，、;“])/)

function parentIn(words: string, from: number): TextSpan | null {
  const at = /次(?:全体)?(?:扩大)?会议/.exec(words)
  if (at === null) return spanOf(shortParent.exec(words), from)
  const end = at.index + at[0].length
  const start = Math.max(0, end - 44)
  const window = words.slice(start, end)
  const cut =
    verbsBefore.exec(window.slice(0, Math.max(0, window.search(/第?[一二三四五六七八九十百零〇\d]+届/))))?.[0].length ??
    0
  const found = parent.exec(window.slice(cut))
  return found === null ? null : spanOf(found, from + start + cut)
}

function placeIn(words: string, from: number): TextSpan | null {
  const found = place.exec(words)
  const name = found?.[1]
  if (found === null || name === undefined) return null
  return { start: from + found.index + 1, end: from + found.index + 1 + name.length }
}

const sessionWord = opening(
  /^(?:的)?(?:专题|主题|重点|双周|协商|联组|界别|分组|座谈|专项|月度|季度|年度|远程|网络|委员|有事)?[\u4e00-\u9fff]{0,8}?(?:会议|座谈会|协商会|议政会|献策会|建言会|讨论会|恳谈会|论坛)/,
)
const themeBefore = /(?:以|主题为|主题是|围绕|聚焦|题为|就|为主题的)$/
const themeBehind = opening(
  /^(?:为主题|这一主题|主题|议题|召开|举行|进行|开展|专题|协商|议政|建言|资政|座谈|讨论|深入|展开)/,
)

/** The quoted title of a session: “…”专题会议, 以“…”为主题. */
function themeIn(text: string, told: TextSpan): TextSpan | null {
  for (let at = told.start; at < told.end; at += 1) {
    if (text.charAt(at) !== '“') continue
    const close = closingMark(text, at, told.end)
    if (close === undefined) return null
    const behind = text.slice(close + 1, Math.min(told.end, close + 20))
    const before = text.slice(Math.max(told.start, at - 4), at)
    if (sessionWord.test(behind) || (themeBefore.test(before) && themeBehind.test(behind)))
      return { start: at + 1, end: close }
    at = close
  }
  return null
}

function hostIn(text: string, told: TextSpan & { readonly sentence: number }, people: PeopleFound): string | null {
  const words = text.slice(told.start, told.end)
  const found = hosting.exec(words)
  if (found === null) return null
  const at = told.start + found.index
  let host: { name: string; end: number } | null = null
  for (const mention of people.mentionsOf.get(told.sentence) ?? []) {
    if (mention.end <= at && (host === null || mention.end > host.end)) host = mention
  }
  return host !== null && at - host.end <= 12 ? host.name : null
}
