import type { TextSpan } from '#kernel/text-span.ts'
import { cue, cuesIn } from './clause-cues.ts'
import { closingPattern } from './closing-pattern.ts'
import { findModal } from './modals.ts'
import { onceAClause } from './once-a-clause.ts'
import { opening } from './opening.ts'
import { isPraise } from './praise.ts'
import { skipAdverbs, startsWithVerb } from './verbs.ts'

/**
 * What one clause of a speech does, by its own words:
 * 'demand' says with 要, 必须 or 应 what is to be done; 'order' is an instruction without such a word (着力…, 把…);
 * 'duty' names who is to do it; 'promise' says what the speaker's side will do; 'claim' says that something is so;
 * 'praise' judges work or words; 'lead' only prepares what follows; 'plain' leaves it open.
 */
export const clauseKinds = ['demand', 'order', 'duty', 'promise', 'claim', 'praise', 'lead', 'plain'] as const

export type ClauseKind = (typeof clauseKinds)[number]

const actor = closingPattern(
  /(?:部门|单位|委员们?|代表们?|政协|人大|政府|[省市区县镇乡]委|党委|党组|常委会|机关|干部|各[省市区县镇乡](?:市区|区县|市县)?|各地|各级|各方|各界|街镇|镇街|乡镇|街道|组织|党派|工商联|团体|大家|同志们?|法院|检察院|政法机关|职能部门|专委会|专门委员会|承办单位|各单位|公司|局|办公厅|办公室|人员|起草组|小组|班子|机构|全市|全区|全县|全省|片区|党员|负责人|领导|各位|代表团|界别|企业家|社会各界|办理单位|履职小组|工作组|专班|委办局|[\u4e00-\u9fff]{2,8}(?:委|局|厅|研究室|督查室|督查办|支队|大队)|^(?:对[^,]{2,20},)?(?![我本全各该])[\u4e00-\u9fff]{2,3}(?:区|县|市|镇|乡|街道))(?:也|都|均|还|更|们|会后|今年|明年|年内|近期|下一步|今后|定期|适时|每(?:半年|季度|[年月季周])都?|[^,]{0,4}月底前)?$/,
  '门位员们表协大府省市区县镇乡委组会关部地级方界街道织派联体家志院司局厅室子构人导团别班办队也都均还更后年内期步时度月季周前',
)
const ownSide =
  /(?:我们?|本[市区县院]|[省市区县](?:委|政府|政协|人大|人大常委会|人民政府|委市政府)|政府|部门|单位|法院|检察院|局|委员会|办公厅|政协|人大|街道|社区|党组|常委会|公司|集团|委|自己|本人|(?:建议|提案|意见|议案)|大家|代表们?|委员们?|他们|她们|里)(?:也|都|均|还|一定|下一步|今后|今年|明年|年内|年底前|近期|马上|尽快)?$/

const leadWords = opening(
  /^(?:在(?!于)|面对|待(?!遇|在|业|机)|对(?!接|标)|对于|随着|通过(?=[^,]*$)|按照|根据|为了|为(?!民)|作为|站在|新的一年|今年以来|今年|明年|下一步|下阶段|接下来|今后|未来|当前|目前|(?:同时|此外|另外|首先|其次|最后)(?![\u4e00-\u9fff]{5})|其中|一方面|另一方面|新征程上|新时代|一年之计|“?十[四五六七]五”?(?:时期|期间)|进入|基于|鉴于|结合|针对|经过|借助|依托|借|当|如果|只有|既然|虽然|尽管|由于|因为|越是|特别是|尤其是|与此同时|总之|因此|为此|各位|立足|站稳)/,
)

const copula = /(?<![一二三四五六七八九但特尤还于就只总凡而若可又更既不先算便真要老要])是(?!否|非)/
const claimWords =
  /(?:具有|意义重大|至关重要|事关|关系到|关乎|离不开|恰逢其时|刻不容缓|迫在眉睫|势在必行|责无旁贷|任重道远|前景广阔|大有可为|尤为重要|十分重要|非常重要|不容忽视|日益|已[经有]|正在|正处于|处于|面临|存在|不足|不够|不高|滞后|短缺|成为|意味着|有利于|决定|正值|迎来|拥有|占|达到?\d|比[^,]{2,20}(?:还要|更|还|高|贵|多|少|低))/
const thisIs = opening(
  /^(?:这|此)(?:些|种|项|次|一|既|也|就|不仅|不是|正|都|为|将|才|对|样)?.{0,12}?(?:是|为|有|具有|需要|体现|意味|表明|充分|让|使|为)/,
)

/** 各部门亲自办、马上办: an office and how it is to act, without 要. */
const actAtOnce = opening(
  /^(?:各|有关|相关|责任|职能|承办)+(?:部门|单位|镇街|乡镇|街道)[^,]{0,6}(?:亲自|限时|抓紧|马上|立即|尽快)/,
)

/** 由市财政局牵头…, 请市城管局…: names who is to act without 要. */
const assigned = opening(
  /^(?:再|并|同时|现)?(?:由[^,]{2,30}?(?:牵头|负责|会同|根据|配合|落实|组织|协调|研究|承办|办理|跟进|制定|提出|报送|函送|上报)|(?:请|责成|责令)[^,]{2,24}?(?:按照|根据|结合|抓紧|尽快|进一步|认真|整理|研究|落实|跟进|牵头|会同|配合|负责|局|委|办|厅|部门|单位|政府|区|县|街道|公司|院|中心|同志|大家|各位|们))/,
)

/** 二是狠抓落实: a point of a list that claims nothing asks for something. */
const listed = opening(/^[一二三四五六七八九]是[^,]{2,}/)

/** Judges one clause of what is said; `text` is folded. */
export const clauseKind = onceAClause(judge)

function judge(text: string, clause: TextSpan): ClauseKind {
  const start = skipBlanks(text, clause)
  const words = text.slice(start, clause.end)
  const cues = cuesIn(words)
  const opening = kindByOpening(words, cues)
  if (opening !== undefined) return opening
  if (presses(words)) return 'demand'
  const allowed = may.exec(words)
  if (allowed !== null && asksAt(text, start + allowed[0].length, clause.end)) return 'demand'
  const modal = findModal(text, clause)
  if (modal !== undefined && modal.at - start <= 34) {
    const subject = text.slice(start, modal.at)
    if (subject === '' || skipAdverbs(text, start, modal.at) === modal.at) return 'demand'
    if (!/[是了]/.test(subject) && actor.test(subject)) return 'duty'
    if (!copula.test(subject) && !/[了]/.test(subject)) return 'demand'
  }
  return kindByWords(text, { start, end: clause.end }, words, cues)
}

/** The kind of a clause that its first words tell. */
function kindByOpening(words: string, cues: number): ClauseKind | undefined {
  if (wishes.test(words)) return 'duty'
  if (assigned.test(words) || actAtOnce.test(words)) return 'duty'
  if (reportSays.test(words)) return 'claim'
  if (saysHard(words) || words.endsWith('说了算')) return 'claim'
  if (words.startsWith('这') && thisIs.test(words)) return isPraise(words) ? 'praise' : 'claim'
  if (calls.test(words) || seesThat.test(words)) return 'claim'
  if (amongThem.test(words)) return 'claim'
  if (words.length <= 26 && (cues & tells) === 0 && actor.test(words)) return 'lead'
  if (whoAndWhen.test(words)) return 'lead'
  return undefined
}

/** 了, 是, 将, 会, 要: a clause with one of them does more than name somebody. */
const tells = cue.done | cue.being | cue.will | cue.must

const wishes = opening(/^(?:真诚|衷心|诚挚|热切|殷切|也|更|还|同时)?(?:希望|期待|期望|恳请|恳切希望|拜托|祝愿)/)
const calls = opening(/^(?:必须|应当?|应该|需要|要)引起/)
const amongThem = opening(/^其中[^,]*\d/)

/** 也要看到…: what follows is how things are. */
const seesThat = opening(/^(?:同时|但|我们|大家|也|还|更)*(?:要|应当?|必须)?(?:清醒|充分|深刻|客观)?地?(?:看到|认识到)/)

/** 代表们在会议期间: who and when, of what follows. */
const whoAndWhen = opening(
  /^(?:各位|广大|全体|参会)*(?:政协|人大)?(?:委员|代表)们?在[^,]{2,24}(?:期间|过程中|工作中|中|时|后|上)$/,
)

/** 得赶紧修: spoken for must, and short. */
export function presses(words: string): boolean {
  return words.length <= 10 && mustDo.test(words)
}

const mustDo = opening(/^(?:也|还|就|都|总|又|真|更)?得(?:赶紧|赶快|有人|尽快|抓紧|把|先|想办法|让|从|由|加快|加强)/)

/** 可以借鉴外地经验: what may be done is proposed. */
const may = opening(/^(?:也|还|同时|另外)?(?:可以|可|不妨|最好|有必要)/)

function asksAt(text: string, at: number, end: number): boolean {
  return (
    startsWithVerb(text, at, end) ||
    /^(?:结合|通过|把|将|以|在|到|由|让|向|从|按|参照|先|考虑)/.test(text.slice(at, at + 2))
  )
}

/** 建成2万套: a figure of what was done. */
const accomplished = opening(
  /^(?:目前|现|累计|共|已)?(?:建成|完成|新增|投入|实现|规划建设|开工|发放|整治|办理|收集|拥有)[^,]{0,16}\d/,
)

/** 政府工作报告提出要…: tells what the report holds. */
export const reportSays = opening(
  /^(?:总理的?|今年的?|党的[^,]{2,6})?(?:政府|两院|常委会)?(?:工作)?报告(?:中)?(?:明确)?(?:提出|指出|部署|强调)/,
)

/** The kind of a clause without 要 or the like, by its own words. */
function kindByWords(text: string, { start, end }: TextSpan, words: string, cues: number): ClauseKind {
  if (nominal.test(words)) return 'lead'
  if (isPromise(words, cues)) return 'promise'
  if (thisIs.test(words) || accomplished.test(words)) return 'claim'
  if (isPraise(words)) return 'praise'
  if ((cues & cue.done) > 0 && wasDone.test(words) && startsWithVerb(text, start, end)) return 'claim'
  if ((cues & cue.plan) > 0 && plansTo(words)) return 'promise'
  if (isLead(words, cues)) return 'lead'
  if ((cues & cue.taking) > 0 && takesAway.test(words)) return 'promise'
  if (believes.test(words)) return 'claim'
  if (setsOut.test(words)) return 'order'
  if (madeSo.test(words)) return 'plain'
  if (takesObject.test(words)) return 'order'
  if (saysSo(words, cues)) return 'claim'
  if (startsWithVerb(text, start, end)) return 'order'
  return (cues & cue.done) === 0 && listed.test(words) ? 'order' : 'plain'
}

const wasDone = /^[\u4e00-\u9fff]{1,10}[^不为除]了(?!解|却)/

/** Says with 是 or another word of being that something is so. */
function saysSo(words: string, cues: number): boolean {
  return ((cues & cue.being) > 0 && copula.test(words)) || ((cues & cue.state) > 0 && claimWords.test(words))
}

const believes = opening(/^(?:我们?|大家)?(?:坚|深)?(?:相信|坚信)/)
const setsOut = opening(/^从[^,]{2,20}(?:入手|着手|发力|抓起|做起|出发|层面|方面|上|着力|加强|推动|推进)/)
const madeSo = opening(/^(?:让|使)[^,]*[^不]了(?!解|却)/)
const takesObject = opening(/^(?:把|以|将|让|使|与|向|为|给|于)/)

function skipBlanks(text: string, clause: TextSpan): number {
  let at = clause.start
  while (at < clause.end && ' “‘'.includes(text.charAt(at))) at += 1
  return at
}

const timeLead = opening(
  /^(?:[^,]{0,8}(?:月|底|季度|年|学期|开学)(?:之?前|内|起|底|时|后|份)|今年|明年|年内|下一步|接下来|今后|会后|会议结束后|下阶段|近期|未来[一二三四五几\d]?年?|预计|计划|到?\d{4}年底?前?|(?:[今明后]年)?(?:第?[一二三四]季度|[上下]半年)|目前|同时|也|还)(?:,|我们|我市|全市|还|也)*$/,
)

/** 市委将…, 我们会…, 一定…: the speaker's own side takes something on. */
export function isPromise(words: string, cues = cuesIn(words)): boolean {
  if ((cues & (cue.will | cue.pledge)) === 0) return false
  const will =
    /(?:将(?!军|士|来|近|领)|(?<=我们|我|我[局厅委办院市区县]|政府|部门)会(?![议场上员同计展期见])|一定(?!了解|的|程度|数量|规模|时)(?:会|要)?|必将|决心|愿意?|承诺|保证)/.exec(
      words.slice(0, 60),
    )
  if (will === null) return false
  if (/^将(?:其|[^,把]{1,14}(?:列为|列入|纳入))/.test(words.slice(will.index)) && will.index > 0) return false
  const subject = words.slice(0, will.index).replace(/^(?:并|也|还|同时)$/, '')
  if (subject === '' && /^将/.test(words) && !turnsInto.test(words) && startsWithVerb(words, 1, words.length))
    return true
  if (subject === '')
    return /^(?:并|也|还|同时)?(?:将(?:会|认真|进一步|继续|始终|全力|积极|坚决|以|切实|充分|深入|持续|立足|努力|按照|不断|一如既往|对|会同|尽快|及时|通过|采取|根据|结合|针对|围绕|联合|组织|适时|定期|密切|在[^,]{2,10}[再新中上内前])|一定|必将|决心|愿)/.test(
      words,
    )
  const place =
    /^[\u4e00-\u9fff]{2,4}$/.test(subject) &&
    !things.test(subject) &&
    (startsWithVerb(words, will.index + 1, words.length) || /^[与同对在把以为]/.test(words.slice(will.index + 1)))
  if (place) return true
  const body = /(?:院|校|大学|企业|小组|专班|[妇工]联|商会|协会|学会|中心|组|办公室|街道|社区|镇|乡|村|党派)$/
  return (
    /^作为[^,]{1,12}$/.test(subject) ||
    (/^对[^,了是]{2,20}$/.test(subject) && doing.test(words.slice(will.index))) ||
    (body.test(subject) && !/[了是后]/.test(subject) && doing.test(words.slice(will.index))) ||
    (ownSide.test(subject) && subject.length <= 40) ||
    (timeLead.test(subject) && !/^将(?:是|成为|会是)/.test(words.slice(will.index)))
  )
}

/** What is done to or comes about by itself: of these nobody promises. */
const things =
  /提出|明确|要求|计划|预计|表示|^[也并都还就即]|这|那|此|它|未来|项目|经济|工程|平台|产业|政策|法案|条例|市场|问题|人口|资金|改革|发展|任务|系统|机制|必|前景|技术|数据|消费|需求|[后前时中上下若如果]$/

/** 将积极…, 将继续…: what somebody will do, not what will come about. */
const doing = opening(
  /^(?:将|会)(?:会|认真|进一步|继续|始终|全力|积极|坚决|以|切实|充分|深入|持续|立足|努力|按照|不断|一如既往|对|会同|尽快|及时|结合|主动|抓|加强|加快|加大|推进|推动|组织|研究|围绕|聚焦|严格)/,
)

const plans = opening(
  /^(?:今明两年|[今明后]年|近期|年内|年底前|下一步|接下来|目前|我们|[^,]{0,6}季度)?(?:还|也|正)?(?:计划|拟|准备|打算)(?:在[^,]{2,12})?/,
)

/** 明年计划新建三处: what is planned is taken on. */
function plansTo(words: string): boolean {
  const found = plans.exec(words)
  return found !== null && startsWithVerb(words, found[0].length, words.length)
}

/** 对大家的意见，我们带回去认真研究: what is taken along is taken on. */
const takesAway = opening(/^[^,了]{0,40}(?:带回去|照单全收|悉数采纳|逐条吸纳)[^,了]{0,10}$/)

/** 将甲纳入乙, 将甲打造成乙: 将 as 把. */
const turnsInto = /纳入|作为|打造|转化|列为|列入|融入|建成|变成|写入|改为/

/** 压力很大, 仍有差距: how hard something is. */
export function saysHard(words: string): boolean {
  return hard.test(words)
}

const hard = opening(
  /^(?:要(?:完成|实现|达到)[^,]{2,30})?(?:压力|难度|任务|困难|担子|挑战)[^,]{0,4}(?:很|十分|非常|较|更|极|巨)[^,]{1,4}$|^(?:还|仍)[^,]{0,6}(?:困难|差距|不足)$/,
)

/** 政府对于电动车的管理,: names a matter and says nothing of it yet. */
const nominal = closingPattern(
  /^(?!.*(?:存在|是|有|面临|出现|导致|解决))[^,]{4,40}的问题$|^[^,]{0,10}(?:对于?|关于|就)[^,]{2,50}的(?:建议|提案|管理|问题|工作|做法|情况|建设|发展|事)$/,
  '题议案理作法况设展事',
)

/** 老厂房是拆还是留, 这一带今后如何建设: puts the matter of what follows. */
const putsMatter = opening(
  /^[^,]{2,16}是[^,]{1,10}还是[^,]{1,10}$|^[^,了]{4,20}(?:如何|怎么|怎样)[\u4e00-\u9fff]{1,6}$/,
)

const joining = opening(/^(?:同时|此外|另外|并且?|还|但是?|不过|然而|而且|而)/)

function isLead(words: string, cues: number): boolean {
  if ((cues & cue.matter) > 0 && /还是|如何|怎[么样]/.test(words) && putsMatter.test(words)) return true
  if (ofSomething.test(words) || takenSeriously.test(words)) return true
  if (words.length <= 8 && onlyTime.test(words)) return true
  const bare = words.slice(joining.exec(words)?.[0].length ?? 0)
  return leadWords.test(bare) && !saysSo(words, cues)
}

const ofSomething = closingPattern(/^[^,是]{3,14}的$/, '的')
const takenSeriously = closingPattern(/(?:高度|十分|非常)重视$/, '视')
const onlyTime = closingPattern(
  /(?:年|时期|阶段|期间|今后|以来|下一步|同时|此外|首先|其次|最后)$/,
  '年期段间后来步时外先次',
)

export function startsThisIs(words: string): boolean {
  return thisIs.test(words)
}
