import type { TextSpan } from '#kernel/text-span.ts'
import { unwrapQuotes } from './sentences.ts'

/** The frame behind a row of matters: 等方面, 等积极建言. */
export type RowFrame = { readonly index: number; readonly words: string }

/** The words up to the act belong to it. */
const tail =
  /(?:等(?!级|待|候|同|于|保|值|地(?!区|方|域))(?:[\u4e00-\u9fff\d“”]{0,14}?(?:方面|问题|议题|课题|主题|话题|内容|领域|工作|角度|环节|情况|重点|热点|难点|建议))?[^,;。]{0,24}|(?:几个|[一二三四五六七八九十两多]个|\d+个|等)?(?:重点|热点|焦点|主要)?(?:(?<!方)方面|问题|议题|课题|主题|话题|领域)[^,;。、]{0,16})(?:,[^;。]{0,160})?$/

/** The first frame in the words. */
export function firstFrame(words: string): RowFrame | null {
  const found = tail.exec(words)
  return found === null ? null : { index: found.index, words: found[0] }
}

/** 深化甲、乙等领域合作，以及加强丙等方面: the frame behind the whole row is the last one. */
export function lastFrame(words: string): RowFrame | null {
  let last: RowFrame | null = null
  for (let at = words.lastIndexOf('等'); at > 0; at = words.lastIndexOf('等', at - 1)) {
    const found = tail.exec(words.slice(at))
    if (found === null || found.index > 0) continue
    // 甲等事关乙和丙等问题: with no sign between, the first closes the row.
    if (last !== null && /[、,;]/.test(words.slice(at, last.index))) return last
    last = { index: at, words: found[0] }
  }
  return last ?? firstFrame(words)
}

const actWords =
  /(?:还|也)?(?:(?:发言|建言|献策|讨论|交流|畅所欲言|各抒己见)[、和并与]|(?:建言献策|建言资政|议政建言|建言议政|献计献策|踊跃发言|积极发言|协商议政|资政建言|建言|献策|发言|讨论|交流)$|协商|议政|专题|集中|联组|分别|先后|踊跃|积极|纷纷|依次|深入|热烈|充分|广泛|认真|展开|开展|进行|(?<!工)作了?|大会|精彩|分组|专题|的|了|互动|集体|口头|书面|开放式|向[^,;、]{2,24}|(?:与|同|和)[^,;]{0,12}?(?:委员|代表|部门|负责人|大家|与会|领导|单位|同志|专家|[省市区县]长|书记)[^,;]{0,10})*$/

/** How many of the words name matters, where no frame parts them from the act that follows. */
export function lengthWithoutAct(words: string): number {
  return words.length - (actWords.exec(words)?.[0].length ?? 0)
}

/** 从“甲、乙、丙”三个方面: the marks enclose the whole list. */
export function insideMarks(text: string, list: TextSpan): TextSpan {
  if (text.charAt(list.start - 1) !== '从') return list
  const inner = unwrapQuotes(text, list)
  return inner.start > list.start && text.slice(inner.start, inner.end).includes('、') ? inner : list
}
