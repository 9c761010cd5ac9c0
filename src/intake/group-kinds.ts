import { type ClauseGroup, looksBack } from './clause-groups.ts'
import { isAnswering, isDated } from './commitments.ts'
import { opening } from './opening.ts'
import type { ItemKind } from './reading.ts'
import type { Speaker } from './speakers.ts'
import { startsWithVerb } from './verbs.ts'

const decidingVerbs = new Set(['议定', '决定'])
const wishingVerbs = new Set(['希望', '要求', '号召', '勉励', '鼓励', '期待', '期望', '寄语'])

export function isWishing(verb: string | null): boolean {
  return verb !== null && wishingVerbs.has(verb)
}

const pledging =
  /履职|职责|使命|不负|团结在|紧密团结|贯彻落实|学习贯彻|带头|立足本职|立足岗位|以[^,]{2,24}的(?:姿态|状态|作风|精神|担当|热情|行动)|当好|做好表率|落实到行动|把思想和行动|统一思想|贡献(?:智慧|力量|政协|代表|更多)|领导下|踔厉|笃行|奋发|拼搏|努力开创|奋力/
const addressee = opening(
  /^[^,;]{0,24}?(?:部门|单位|委员们?|代表们?|政协|人大|政府|大家|干部|同志们?|组织|各级|各地|各方|党派|团体|企业家|专家们?|街道|公司|[\u4e00-\u9fff]{2,6}[局委办厅](?=[、,要一二三\d在尽立及]))/,
)
const doneWithForce = /(?:下功夫|用力|发力|见实效|求突破|作表率|走在前|用劲|下力气)/

/** 报告…是一个好报告: the report or the speeches are the subject, and praise is what is said of them. */
const judgesWords = opening(
  /^(?:这份|这个|该|今年的?|市|区|县|省|[省市区县]?(?:委|政府|人大常委会|政协常委会|法院|检察院))*(?:政府|常委会|两院|法院|检察院|预算|计划)?(?:工作)?(?:报告|发言|意见建议|建议|提案|草案)[^;]{0,80}(?:好报告|站位|务实|求真|重点突出|主题鲜明|凝心聚力|提振|鼓舞|催人|振奋|实事求是|针对性|紧扣|充分体现|高质量|令人|指明了?|描绘了|明确了|总结|绘就|擘画|勾勒)/,
)

const callsOn = opening(
  /^(?:希望|要求|号召|勉励|期待)?(?:各|与会|广大|全体|全[市区县省国州]|在座|今后|继续|新的一年|市|区|县|省|有关|相关|进一步|能|政协|人大|委员|代表|大家)/,
)
const callsOnMembers = opening(
  /^(?:希望|要求|号召|勉励)?(?:新一届的?|新任|各位|与会|广大|全体|在座)*(?:政协|人大)?(?:委员|代表|会员)(?!团|会)/,
)

/**
 * What a group of clauses is, by what it does, who says it and the word of saying.
 * @param words - the group's own, folded.
 */
export function kindOfGroup(words: string, group: ClauseGroup, speaker: Speaker, verb: string | null): ItemKind {
  const isNamed = speaker.voice === 'other' && speaker.name !== null
  // Who calls on members to do something is none of them.
  const isMember = (speaker.voice === 'members' || isNamed) && !(isWishing(verb) && callsOnMembers.test(words))
  if (group.force === 'praise' && !decidingVerbs.has(verb ?? '') && !(isWishing(verb) && callsOn.test(words)))
    return 'assessment'
  if (isMember && isWishing(verb) && ownWill.test(words)) return 'follow_up'
  if (isWishing(verb)) return isMember ? 'suggestion' : wished(words, group, verb)
  if (verb === '承诺' || (verb === '表示' && /^将(?!军|来)/.test(words))) return 'follow_up'
  return (isMember ? askedByMember(words, group, verb) : laidDown(words, group, verb)) ?? told(words, verb)
}

function told(words: string, verb: string | null): ItemKind {
  if (decidingVerbs.has(verb ?? '')) return 'directive'
  return judgesWords.test(words) || looksBack(words) ? 'assessment' : 'position'
}

/** 如何解决某事的问题: put as a question, or named as a problem and no more. */
const asksHow = opening(/^(?:如何|怎样|怎么|为什么|为何)|^[^,;]{4,40}的问题$/)
/** 政协委员必须担起责任: what members say of themselves asks for nothing. */
const ownDuty = opening(
  /^[^,;]{0,14}(?:作为)?(?:政协委员|人大代表|我们(?:委员|代表)|委员|代表)们?,?(?:我们)?(?:就?要|应当?|必须|更要|理应)/,
)
export const ownWill = opening(/^我们(?:一定|必须|将|就)?(?:要|将|会)/)

/** Members who 表示 that they will serve well pledge it; what else they ask for, they suggest. */
function askedByMember(words: string, group: ClauseGroup, verb: string | null): ItemKind | undefined {
  if (
    /^(?:今年|我|她|他|自己|最|非常|特别|十分|还|主要)*(?:关注|关心)的(?:仍旧|依然|还|仍|问题|话题|主要)*是/.test(words)
  )
    return 'topic'
  if (ownWill.test(words)) return 'follow_up'
  if (ownDuty.test(words)) return 'position'
  if (asksHow.test(words)) return 'topic'
  if (group.force === 'duty') return group.promises ? 'follow_up' : 'suggestion'
  if (group.force === 'do') return verb === '表示' && pledging.test(words) ? 'follow_up' : 'suggestion'
  if (isAnswering(verb) && isDated(words)) return 'follow_up'
  return group.force === undefined && doneWithForce.test(words) ? 'suggestion' : undefined
}

/** What an office answers it will do itself; what a leader says is to be done, others do. */
function laidDown(words: string, group: ClauseGroup, verb: string | null): ItemKind | undefined {
  if (group.force === 'duty') return 'follow_up'
  if (group.force === 'do' && /我[们局委办]正/.test(words) && isDated(words)) return 'follow_up'
  if (group.force === 'do') return isAnswering(verb) && !words.startsWith('要') ? 'follow_up' : 'directive'
  if (isDated(words) || willCome.test(words)) return 'follow_up'
  return group.force === undefined && doneWithForce.test(words) ? 'directive' : undefined
}

/** 管网改造将与修缮同步实施: told by an office, what will come is promised. */
const willCome =
  /将(?!军|士|来|近|是|成|会)[^,了]{0,14}(?:实施|推进|开工|启动|投用|建成|公布|公示|上线|出台|落地|开放|开通)$/

function wished(words: string, group: ClauseGroup, verb: string | null): ItemKind {
  if (words.startsWith('要') || startsWithVerb(words, 0, words.length)) return 'directive'
  return addressee.test(words) || verb === '希望' || group.force === 'duty' ? 'follow_up' : 'directive'
}
