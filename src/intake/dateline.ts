import { opening } from './opening.ts'

/**
 * How a report begins: 本报讯, 本网12日讯, 新华社某地5月3日电, 枝江融媒（记者…）. Looked for at the very start of a
 * folded stretch of at most some dozens of characters.
 */
const agencies =
  '(?:本(?:报|刊|网|台|社|站)|新华社|中新社|中新网|人民网|新华网|中央社|[\\u4e00-\\u9fff]{2,8}(?:日报|晚报|晨报|时报|早报|融媒|新闻|网|电视台|广播电台|客户端|发布))'
const reported = '(?:讯|电|消息|报道)'
const strong = new RegExp(
  `^[【\\[(]?(?:${agencies}[^。,;:!?]{0,24}?${reported}[】\\])]?(?=$|[\\s(:—-]|[^\\s的员息组])|讯\\s)`,
)
const bracketed = new RegExp(
  `^(?:${agencies})?\\s?[(【\\[](?:[^()】\\]]{0,12})(?:记者|采访人员|通讯员|见习记者)[\\s:]?[^()】\\]]{1,40}[)】\\]]`,
)
const reporter =
  /^(?:本报|本网|本台)?(?:首席|见习|实习|特约)?记者\s?[\u4e00-\u9fff·]{2,4}(?:[\s、][\u4e00-\u9fff·]{2,4}){0,3}\s?(?:报道|[:—])/

/** Whether a folded stretch opens as a report does, with the name of the paper or agency or its reporter. */
export function beginsReport(folded: string): boolean {
  const head = folded.slice(0, 80)
  return strong.test(head) || bracketed.test(head) || reporter.test(head)
}

const dayWords = opening(
  /^.{0,24}?(?:昨[日天晚]|今[日天]|近日|日前|近期|连日来|\d{1,2}月\d{1,2}日|(?:^|[,、\s])\d{1,2}日|[上下]午(?!好)|本周|上周)/,
)

/** Whether a folded stretch tells within its first words when something happened, as a first paragraph does. */
export function tellsTheDay(folded: string): boolean {
  return dayWords.test(folded.slice(0, 48))
}

/** Places inside lines where a report begins behind the end of another: 。本报讯. Works on the text as read. */
export function placesOfInnerReports(text: string): number[] {
  const places: number[] = []
  for (const match of text.matchAll(/[。！？”）)]([ \u3000]{0,4})(?=本[报報網网](?:讯|訊))/g)) {
    places.push(match.index + match[0].length)
  }
  return places
}
