import type { TextSpan } from '#kernel/text-span.ts'
import { opening } from './opening.ts'
import { closingMark } from './sentences.ts'

const themeWords = opening(
  /^(?:会议|本次会议|大会)?(?:主题|主线|议题|中心|大局|主旨|重点工作|中心工作|会议主题)$|^(?:中心|大局)/,
)
export const leadingTheme = /(?:主题|为主题|议题|重点工作|中心工作|中心大局|会议)$/
const deliberated =
  /(?:报告|草案|预算|决议|决定|规划纲要|工作要点|建议稿|征求意见稿|讲话)(?:\([^()]*稿\))?(?:》|”)?(?:的?主要内容)?$/

/** 围绕“…”协商议政: a single title in quotation marks is the session's theme. */
export function isTheme(text: string, list: TextSpan): boolean {
  const close = text.charAt(list.start) === '“' ? closingMark(text, list.start, list.end + 1) : undefined
  return close !== undefined && /^(?:这一|这个|的|为)?$/.test(text.slice(close + 1, list.end))
}

/** 就委员关注的问题, 围绕不同领域: words that name no matter. */
const unspecific = opening(
  /^(?:相关|有关|下一步)工作|^(?:的|(?:政协|人大|与会|各位)?(?:委员|代表|大家)们?$|(?:民生|社会)?(?:焦点|难点|痛点|热点|堵点)$)|^(?:(?:委员|代表|大家|群众|人民群众|与会|社会|市民|居民|百姓|老百姓|网民|公众|各界|选民)们?(?:普遍|共同|所)?(?:关注|关心|提出|反映|提)[^,]{0,8}|(?:不同|各自|有关|相关|共同|具体|一些|上述|以上|自身|本职|各|多个)[^,]{0,5}|(?:重点|热点|难点|焦点|痛点|堵点)(?:问题|话题|工作|领域|内容|方面|热点|难点|痛点|堵点|环节|任务)*|(?:[普共]?[遍同]?关[心注])+的?|[^,]{0,24}[\d一二两三四五六七八九十]+[件个份](?:重点)?(?:提案|建议|议案))$|^(?:担心|关心|关注|反映|关切|揪心|烦心)的?(?:[热难焦]点)?(?:问题|话题|事)$|(?:汇报|通报|意见建议|意见和建议)$|^(?:会议|大会)?(?:主题|议题)/,
)

/** Whether the words name a matter that can be spoken about. */
export function isTopic(words: string): boolean {
  return (
    words.length >= 2 &&
    !themeWords.test(words) &&
    !leadingTheme.test(words) &&
    !deliberated.test(words) &&
    !unspecific.test(words) &&
    !/^(?:市委|省委|区委|县委)$|召开|举行$|(?:联系实际|主题)$|^并|(?:人选|名单|议程|全会|大会)$|^(?:相关|有关|调研|具体|基本)?情况$|^(?:社会|民情|民意|当前)$|^《|的$|这一?[个一]$|^(?:全会|大会|两个|上述|各项|这些|有关)?报告/.test(
      words,
    )
  )
}
