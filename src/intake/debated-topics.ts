import type { TextSpan } from '#kernel/text-span.ts'
import { countedTopics } from './counted-topics.ts'
import type { FoundItem } from './found-item.ts'
import type { Mention } from './people.ts'
import { splitAt, trimSpan } from './sentences.ts'
import { topicMembers } from './topic-members.ts'
import { isTopic } from './topic-words.ts'

const group =
  '(?<group>(?:[\\u4e00-\\u9fff]{0,6}(?:代表委员|委员代表|委员|代表|大家|与会人员|与会者|专家学者|议员)们?))(?!们?的)'
const debating = '(?:关注|热议|聚焦|讨论|关心|思考|谈论|议论|探讨|牵挂|建言|发言|交流)'

/** 某事成为委员们热议的话题: what stands before it was spoken about. */
const debated = new RegExp(
  `(?:等)?(?:话题|问题|内容|方面|议题)?,?(?:…*)(?<!让[^,;。]{0,12}),?(?:也|都|均|还|又|更|始终|一直|同样|无疑|依然|仍然)*(?:成为|成了|是)(?:此次|本次|今年|这次)?(?:${group}[^,;。]{0,10}?(?:${debating}|话题|焦点|热词|关键词|重点)|[\\u4e00-\\u9fff]{2,4}(?:委员|代表)[^,;。]{0,6}(?:关注|履职|建言|热议)[^,;。]{0,4})[^,;。]{0,4}的?`,
)

/** What each of the above holds: most sentences do not. */
const mayBeDebated = new RegExp(`(?:成为|成了|是)[^]*(?:${debating}|话题|焦点|热词|关键词|重点|履职)`)

/** 从甲、乙谈到丙、丁. */
const ranging =
  /从(?<first>[^,;。]{2,60}?),?(?:再)?(?:谈到|说到|聊到|讲到|延伸到|扩展到|谈及)(?<rest>[^,;。]{2,50}?)(?=$|[,;。])/dg

/** 甲、乙等问题是提出次数最多的, 丙、丁等问题也都有提及: a row of matters that is itself what the sentence speaks of. */
const rowSubject =
  /^(?:其中|此外|另外|同时|,|对|围绕)*(?<row>[^,;。]{2,60}、[^;。]{2,80}?)等(?:一系列|诸多|多个)?(?:问题|话题|议题|内容|方面|热点|建议)(?:[^,;。]{0,12}?)(?:提及|提到|提出|建议|关注|讨论|发言|热议|反映|(?:摆|搬|端)[上到]|列入[^,;。]{0,6}(?:议题|议程))/d

/** 居民们提出了甲、乙和丙的相关问题. */
const matters =
  /(?:提出|反映|提到|谈到)了?(?<told>[^,;。“”]{3,40}(?:、[^,;。“”]{2,40})*?)(?:等|的)(?:相关|有关|一些|几个|多个)?(?:方面的?)?问题$/d

/** 从甲到乙，从丙到丁……: matters ranged over. */
const fromTo = /从(?<from>[^,;。…到]{2,20}),?到(?<to>[^,;。…]{2,20}?)(?=$|[,;。…—]|等)/dg

/** 聚焦甲、乙等热点难题: the row behind the word, where the questions or proposals themselves are the subject. */
const focused =
  /(?:聚焦|关注|涉及|针对|围绕|涵盖)(?:了|到|着)?(?<row>[^,;。]{2,60}(?:、[^,;。]{2,60})*?)等[^,;。]{0,24}(?:领域|问题|难题|话题|方面|议题|热点|内容|工作)(?=$|[,;。])/dg

/** 谈了一个具体的问题——如何…: the question behind the dash or colon. */
const named =
  /(?:问题|话题|议题|课题|题目|主题)(?:是|—+|:|,即)+(?<asked>(?:如何|怎样|怎么|为什么|为何|谁|哪|能否|是否)[^,;。]{3,40})$|(?:热词|关键词|焦点|热点|关注点)(?:之一)?(?:便|就|仍|依然|无疑)?是(?<word>[^,;。]{2,20})$|(?:关注的?|履职的?)(?:重点|焦点|目光)?(?:放在|投向|聚焦在|聚焦于)了?(?<placed>[^,;。]{2,24}?)上?$/d

/** 针对代表们提出的甲、乙等意见建议: what was raised, told where it is answered. */
const raisedRow =
  /(?:委员|代表|大家)们?所?(?:(?:提出|反映|关注|关心)的|(?:所提|提出的|所提出的)?(?:意见|建议|问题)*中?所?涉及的?)(?<raised>[^,;。“”]{4,40}、[^,;。“”]{2,80}?)等(?:方面)?的?(?:意见建议|意见|建议|问题|诉求|热点)/d

/** 听取对甲、乙等意见建议: what opinions were asked for on. */
const heard = /听取(?:了)?[^,;。、]{0,10}对(?<heard>[^,;。]{4,60}、[^;。]{4,60}?)等(?:方面)?的?(?:意见|建议)/d

/** 抛出“…”的话题, 委员提出的教育问题: the matter stands before the word for it. */
const raised =
  /(?:(?:抛出|提出|带来|回答了|关注|关心)[^,;。“]{0,6}|(?:围绕|就|对|针对)(?=“[^”]*(?:如何|怎|吗|能否|该不该|可否|为什么|难)|“[^”]{2,20}”的话题))“(?<asked>[^”]{4,40})”(?:这一|这个|的)?(?:话题|问题|议题|疑问|课题|抱怨|质疑|担忧|呼声|关切|提问)|(?:反映|提出|提到|谈及|谈到|谈起|说起|说到)(?:了)?(?<told>[^,;。“”了]{4,40}的问题)(?=,|$)|对(?<watched>[^,;。“”了]{4,40}?)等?(?:表示|给予|予以)(?:高度|十分|密切|极大)的?(?:关注|关切)|(?:谈及|谈到|谈起|说起|说到|聊起)(?<spoken>[^,;。“”了]{4,40}?)(?:的(?:话题|议题)|(?:的?问题|的?话题)?时)(?=,|$)|(?:面对|针对|对于?|就)[^,;。]{0,10}关于(?<query>[^,;。“”]{3,30})的(?:提问|疑问|询问|发问|追问)|(?:回应|回答|解答|答复|说明)[^,;。]{0,4}(?:委员|代表|大家)们?(?:所?提出|反映|关注|关心)的(?<matter>[^,;。“”]{3,24}问题)/d

/** 议题涵盖甲、乙等; 向委员们介绍了甲、乙等方面的情况: the row behind the verb. */
const covering =
  /(?:(?:(?:议题|话题|提案|建议|发言)(?:内容)?|(?:提案|建议|议案|意见|问题|诉求)[\d一二三四五六七八九十百]+余?[条件个],(?:内容)?)(?:主要|重点|大多|分别)?(?:涵盖|涉及|包括|集中在|聚焦|围绕|关注)(?:了|到)?|(?:委员|代表|大家)们?(?:介绍|通报)了|(?:问题|议题|话题|建议|意见)[^,;。]{0,16},包括)(?<covered>[^;。\d]{4,120}?)(?:等(?!级|待|候|同|于|保|值)[^,;。]{0,30}|(?:方面|领域|问题)?的?情况|方面|领域)?$/d

/** 甲，乙，丙……委员们纷纷发言: a row of matters that trails off before who spoke of them. */
const trailing = /^(?<row>[^…。“”:]{8,160})…+(?=$|[^。]*(?:发言|建言|热议|关注|讨论|话题|聚焦|关键词))/d

/** Topics a sentence tells of without a word like 围绕 or 就: debated, ranged over, or put as a question. */
export function debatedTopics(text: string, span: TextSpan, mentions: readonly Mention[]): FoundItem[] {
  const words = text.slice(span.start, span.end)
  const speaker =
    mentions.find((one) => one.start >= span.start && one.end <= span.end && one.kind !== 'leader')?.name ?? null
  const counted = countedTopics(text, span)
  if (counted.length > 0) return counted.flatMap((matter) => topicsIn(text, matter, null))
  const about = mayBeDebated.test(words) ? debated.exec(words) : null
  if (about !== null && about.index >= 3) {
    const end = span.start + about.index
    const list = splitAt(text, { start: span.start, end }, ',;').at(-1)
    return list === undefined ? [] : topicsIn(text, withoutLead(text, list), about.groups?.group ?? null)
  }
  const ranged = words.includes('从') ? rangedOver(words) : undefined
  if (ranged !== undefined)
    return ranged.flatMap((one) => matterSpans(one, span.start).flatMap((matter) => topicsIn(text, matter, null)))
  if (questions.test(words)) {
    const rows = [...words.matchAll(focused)]
    if (rows.length > 0)
      return rows.flatMap((one) => matterSpans(one, span.start).flatMap((matter) => topicsIn(text, matter, null)))
  }
  const row = rowIn(words)
  if (row !== null) return matterSpans(row, span.start).flatMap((matter) => topicsIn(text, matter, null))
  const found = raised.exec(words)
  if (found !== null)
    return matterSpans(found, span.start).map((matter) => ({ ...matter, kind: 'topic', speaker, verb: null }))
  const asked = named.exec(words)
  return asked === null ? [] : matterSpans(asked, span.start).flatMap((matter) => topicsIn(text, matter, speaker))
}

/** What stands between 从 and 到, where a sentence tells of speaking. */
function rangedOver(words: string): RegExpExecArray[] | undefined {
  const ranged = /发言|话题|讨论|交流|谈/.test(words) ? [...words.matchAll(ranging)] : []
  if (ranged.length > 0) return ranged
  const passes = [...words.matchAll(fromTo)]
  const isPassed = passes.length > 1 || /从[^。]{4,44},(?:件件|桩桩|一件件|句句|都是|无不)/.test(words)
  return isPassed && speaking.test(words) ? passes : undefined
}

/** The row of matters a sentence is about, by the first pattern that finds one. */
function rowIn(words: string): RegExpExecArray | null {
  const isRow = words.includes('、') && words.includes('等')
  const subject = isRow ? rowSubject.exec(words) : null
  return (
    (subject !== null && !/委员|代表|[就还们]/.test(subject.groups?.row ?? '') ? subject : null) ??
    (words.endsWith('问题') ? matters.exec(words) : null) ??
    covering.exec(words) ??
    (isRow ? (heard.exec(words) ?? raisedRow.exec(words)) : null) ??
    commaRow(words)
  )
}

const speaking = /发言|建言|献策|讨论|交流|建议|审议|议政|协商|话题|代表|委员/
/** What was put is the subject: 这些问题聚焦…, 提案涉及…. */
const questions =
  /^(?:[^,]{0,12},)?(?:这些|此次|本次|大家|代表们?|委员们?)?[^,]{0,12}(?:问题|提问|提案|建议|议案|话题|询问)[^,。]{0,60}(?:聚焦|围绕|涉及|关注|涵盖|针对)/

/** A row that trails off, where it is one. */
function commaRow(words: string): RegExpExecArray | null {
  const row = words.includes('…') ? trailing.exec(words) : null
  return row?.groups?.row !== undefined && /[,、]/.test(row.groups.row) ? row : null
}

/** Where the named groups of a pattern stand, in order; `from` is where the matched words begin. */
function matterSpans({ indices }: RegExpExecArray, from: number): TextSpan[] {
  const places = Object.values(indices?.groups ?? {}).filter((place) => place !== undefined)
  return places.map(([start, end]) => ({ start: from + start, end: from + end }))
}

function withoutLead(text: string, span: TextSpan): TextSpan {
  const lead = /^(?:其中|此外|同时|而|另外|如今|今年|讨论中|会上|关于|对于)+/.exec(text.slice(span.start, span.end))
  return { start: span.start + (lead?.[0].length ?? 0), end: span.end }
}

function topicsIn(text: string, span: TextSpan, speaker: string | null): FoundItem[] {
  const members = topicMembers(text, trimSpan(text, span))
  return members
    .filter(({ start, end }) => isTopic(text.slice(start, end)))
    .map((member) => ({ ...member, kind: 'topic', speaker, verb: null }))
}
