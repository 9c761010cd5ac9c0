import type { TextSpan } from '#kernel/text-span.ts'
import { opening } from './opening.ts'
import { startsWithVerb } from './verbs.ts'

const openers = opening(
  /^(?:会上|会前|会后|会议期间|会议由|大会由|会议还|当天|当日|昨天|昨日|今天上午|今天下午|\d{1,2}月\d{1,2}日|连日来|本报讯|新华社|据悉|据了解|据介绍|记者|讨论中|审议中|座谈会上|随后|活动中|讨论现场|\(下转|\(上接|\(记者)/,
)
const attendance =
  /(?:出席|列席|主持)(?:了)?(?:会议|大会|座谈|活动|开幕|闭幕|讨论|并|。|,|$)|参加(?:了)?(?:会议|座谈|讨论|审议|活动|分组|联组|专题)|到会听取|应邀出席|应邀列席|(?:大会|会议|全会)(?:还)?(?:审议|听取|通过|决定|补选|选举|表决|号召|由)|(?:开幕|闭幕)$|下转第?[\d一二三四五六七八九十A-Z]/
/** 分团活动还审议了…: the agenda goes on. */
const agenda =
  /^[^,;。]{0,14}?(?:还|也|又|分别|先后|随后)*(?:审议|听取|表决|通过|观看|传达|学习)(?:并[\u4e00-\u9fff]{2,4})?了/
const membersAct = opening(
  /^(?:(?:同时|此外|另外|随后|其间),)?[^,;。]{0,16}(?:委员们?|代表们?|大家|与会[\u4e00-\u9fff]{2,3})(?!要|的|应|们?要)[^。]{0,120}(?<!的[\u4e00-\u9fff]{0,6})(?:发言|建言|献策|献计|各抒己见|畅所欲言|热烈|讨论|交流|审议|审查|座谈|提出(?!的)了?[^,;。的]{0,10}(?:意见|建议))/,
)

/** 围绕甲、乙等方面，委员们提出了建议: what was spoken about comes first. */
const aboutFirst = opening(
  /^[^。]{0,30}?(?:委员|代表|大家|与会[\u4e00-\u9fff]{1,2})们?(?:还|也|又|分别|先后|纷纷|结合[^,]{2,16},)*(?:围绕|聚焦|就|针对)[^。]{4,240}(?:等|方面|提出|发言|讨论|探讨|建言)|^(?:围绕|聚焦|针对|就)[^。]{2,200}?(?:委员|代表|大家|与会[\u4e00-\u9fff]{1,2})们?[^。]{0,30}(?:提出|发表|建言|发言|献策|交流|讨论|协商)|^从[^。]{2,120}(?:委员|代表|大家)们?[^。]{0,30}(?:提出|建言|发言|献策)/,
)

/** 他还就某事提出建议: the report goes on about the speaker. */
const pronounActs = opening(
  /^(?:同时,|此外,|最后,|会上,|(?:在)?[^,]{2,12}[中时上],)?(?:他|她|他们|她们)(?:还|也|则|又|同时)*(?:就|围绕|针对|聚焦|结合|从|提交|带来|呼应|详细|重点)/,
)

/** Whether a sentence tells what happened rather than what somebody said. */
export function isNarrated(text: string, span: TextSpan, namesSomeone: boolean): boolean {
  const words = text.slice(span.start, Math.min(span.end, span.start + 240))
  if (/^(?:会议|大会)(?:还|同时|最后)?提出了/.test(words)) return true
  if (/^(?:会议期间|会后|会前),[^,。]{0,10}(?:要|应|必须)/.test(words)) return false
  if (openers.test(words)) return true
  if (namesSomeone || agenda.test(words) || pronounActs.test(words) || aboutFirst.test(words)) return true
  if (startsWithVerb(text, span.start, span.end) || /^要/.test(words)) return false
  return attendance.test(words) || membersAct.test(words)
}
