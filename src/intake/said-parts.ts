import type { TextSpan } from '#kernel/text-span.ts'
import { type ClauseGroup, groupClauses, looksBack } from './clause-groups.ts'
import { isPromise } from './clause-kinds.ts'
import { isAnswering, isDated } from './commitments.ts'
import type { ItemKind } from './reading.ts'
import { splitAt, splitClauses, trimSpan, unwrapQuotes } from './sentences.ts'
import type { Speaker } from './speakers.ts'
import { listedParts, suggestionParts } from './suggestions.ts'

/** A stretch of what was said, all of one kind; `verb` where a word of saying inside the sentence governs it. */
export type SaidPart = TextSpan & { readonly kind: ItemKind; readonly verb: string | null }

const suggestingVerbs = new Set(['建议', '提议', '呼吁', '倡议', '主张', '建言', '献策', '支招'])
const decidingVerbs = new Set(['议定', '决定'])
const wishingVerbs = new Set(['希望', '要求', '号召', '勉励', '期待', '期望', '寄语'])

export function isSuggesting(verb: string | null): boolean {
  return verb !== null && suggestingVerbs.has(verb)
}

/**
 * Cuts one sentence of a speech into parts, each of one kind: first a position, then what to do.
 * @param content - the words said in this sentence, without the frame.
 */
export function partsOf(text: string, content: TextSpan, speaker: Speaker, verb: string | null): SaidPart[] {
  const span = beforeThanks(text, behindThanks(text, behindNumber(text, unwrapQuotes(text, content))))
  if (span.end - span.start < 2) return []
  return stretchesOf(text, span, speaker, verb).flatMap((stretch) => partsOfStretch(text, stretch, speaker))
}

const thanks =
  /^(?:首先|再次|最后|衷心|非常|十分|谨|由衷|诚挚|我|我们|也|借此机会|在此|代表[^,]{2,16})*(?:感谢|谢谢)[^,;]*$|^[^,;]{0,24}(?:表示(?:衷心|诚挚|崇高|热烈|由衷)?的?(?:感谢|祝贺|欢迎|问候|敬意|慰问))[^,;]*$/

/** Whether a sentence says nothing but thanks. */
export function onlyThanks(text: string, span: TextSpan): boolean {
  const rest = beforeThanks(text, behindThanks(text, span))
  return rest.end - rest.start < 2
}

/** Thanks and greetings at the head of a sentence say nothing that could be answered or done. */
function behindThanks(text: string, span: TextSpan): TextSpan {
  let start = span.start
  for (const clause of splitClauses(text, span)) {
    if (clause.start > start + 1 || !thanks.test(text.slice(clause.start, clause.end))) break
    start = clause.end
  }
  return start === span.start ? span : trimSpan(text, { start, end: span.end })
}

/** …，他代表市政府表示衷心感谢; …，请委员们理解: what only thanks or asks for patience closes a sentence and adds nothing. */
function beforeThanks(text: string, span: TextSpan): TextSpan {
  let { end } = span
  for (const clause of splitClauses(text, span).reverse()) {
    const words = text.slice(clause.start, clause.end)
    if (!thanks.test(words) && !patience.test(words)) break
    end = clause.start
  }
  return end === span.end ? span : trimSpan(text, { start: span.start, end: Math.max(span.start, end) })
}

const patience =
  /^(?:也|还|这一点)?(?:请|希望|恳请)(?:各位|大家|广大|委员们?|代表们?|同志们?)*[^,]{0,3}(?:理解|谅解|原谅|放心|支持|见谅)$/

const number = /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.])/

/** The number of a paragraph is not said. */
function behindNumber(text: string, span: TextSpan): TextSpan {
  const sign = number.exec(text.slice(span.start, Math.min(span.end, span.start + 8)))
  return { start: span.start + (sign?.[0].length ?? 0), end: span.end }
}

type Stretch = TextSpan & { readonly verb: string | null }

const turnsToSuggesting =
  /^(?:并|还|也|更|同时|因此|为此|对此|因而|故|所以|我们?|个人|特|在此)*(?:建议|提议|呼吁)(?!和|与|的|等|、|书|案|意见|被|得到|办理|中)/

/** …，希望…: what members wish for they suggest. */
const turnsToWishing =
  /^(?:并|还|也|更|同时|因此|为此|对此|所以|我们?|真诚|衷心|真心)*(?:希望|期待|期盼|盼望|恳请)(?!的|是|工程|小学)/

/** …，建议…: from there on the sentence suggests, whatever it did before. */
function stretchesOf(text: string, span: TextSpan, speaker: Speaker, verb: string | null): Stretch[] {
  if (isSuggesting(verb)) return [{ ...span, verb }]
  for (const clause of splitClauses(text, span)) {
    const words = text.slice(clause.start, Math.min(clause.end, clause.start + 16))
    const isWish = speaker.voice === 'members' && clause.start > span.start
    const found = turnsToSuggesting.exec(words) ?? (isWish ? turnsToWishing.exec(words) : null)
    if (found === null) continue
    const word = found[0].slice(-2)
    const suggested = { ...trimSpan(text, { start: clause.start + found[0].length, end: span.end }), verb: word }
    return clause.start === span.start ? [suggested] : [{ start: span.start, end: clause.start, verb }, suggested]
  }
  return [{ ...span, verb }]
}

function partsOfStretch(text: string, stretch: Stretch, speaker: Speaker): SaidPart[] {
  const { verb } = stretch
  if (isSuggesting(verb)) return suggestionParts(text, stretch).map((part) => ({ ...part, verb }))
  const apart = dutiesApart(text, stretch, speaker)
  if (apart.length > 1) {
    // 希望委员们…；…: whom the wish addresses is named once.
    const guides = verb !== null && wishingVerbs.has(verb) && hopedFromMembers.test(text.slice(stretch.start, stretch.end))
    const parts = apart.flatMap((part) => partsOfStretch(text, { ...part, verb }, speaker))
    return guides ? parts.map((part) => ({ ...part, kind: 'directive' })) : parts
  }
  const listed = speaker.voice === 'members' ? [] : listedParts(text, stretch)
  if (listed.length > 0) {
    if (announcesPromise(text, stretch, listed[0], verb))
      return listed.map((part) => ({ ...part, kind: 'follow_up', verb }))
    return listed.flatMap((part) => partsOfStretch(text, { ...part, verb }, speaker))
  }
  return groupClauses(text, stretch).flatMap((group) => {
    const span = unwrapQuotes(text, group)
    if (span.end - span.start < 4) return []
    const kind = kindOfGroup(text, { ...group, ...span }, speaker, verb)
    const parts = kind === 'suggestion' ? suggestionParts(text, span) : [{ ...span, kind }]
    return parts.map((part) => ({ ...part, verb }))
  })
}

/** 要…；要…, 甲局要…；乙局第四季度…: what is to be done stands for itself between semicolons. */
function dutiesApart(text: string, span: TextSpan, speaker: Speaker): TextSpan[] {
  if (speaker.voice === 'members') return []
  const parts = splitAt(text, span, ';')
  // In a numbered speech a semicolon parts what belongs to one number.
  if (parts.length < 2 || /(?:^|:)[一二三四五六七八九](?:是|要)/.test(text.slice(span.start, span.end))) return []
  const laysDown = (part: TextSpan) =>
    groupClauses(text, part).some(({ force }) => force === 'duty' || force === 'do') ||
    isDated(text.slice(part.start, part.end))
  return parts.some(laysDown) && parts.every((part) => part.end - part.start >= shortestPart) ? parts : []
}

/** A shorter stretch between semicolons is hardly a statement of its own. */
const shortestPart = 6

/** 市政府将抓好三件事：一要…: the points of what an office takes on. */
function announcesPromise(text: string, span: TextSpan, first: TextSpan | undefined, verb: string | null): boolean {
  if (isAnswering(verb)) return true
  const head = { start: span.start, end: first?.start ?? span.start }
  return splitClauses(text, head).some((clause) => isPromise(text.slice(clause.start, clause.end)))
}

const pledging =
  /履职|职责|使命|不负|团结在|紧密团结|贯彻落实|学习贯彻|带头|立足本职|立足岗位|以[^,]{2,24}的(?:姿态|状态|作风|精神|担当|热情|行动)|当好|做好表率|落实到行动|把思想和行动|统一思想|贡献(?:智慧|力量|政协|代表|更多)|领导下|踔厉|笃行|奋发|拼搏|努力开创|奋力/
const addressee =
  /^[^,;]{0,24}?(?:部门|单位|委员们?|代表们?|政协|人大|政府|大家|干部|同志们?|组织|各级|各地|各方|党派|团体|企业家|专家们?)/
const doneWithForce = /(?:下功夫|用力|发力|见实效|求突破|作表率|走在前|用劲|下力气)/

/** 报告…是一个好报告: the report or the speeches are the subject, and praise is what is said of them. */
const judgesWords =
  /^(?:这份|这个|该|今年的?|市|区|县|省|[省市区县]?(?:委|政府|人大常委会|政协常委会|法院|检察院))*(?:政府|常委会|两院|法院|检察院|预算|计划)?(?:工作)?(?:报告|发言|意见建议|建议|提案|草案)[^;]{0,80}(?:好报告|站位|务实|求真|重点突出|主题鲜明|凝心聚力|提振|鼓舞|催人|振奋|实事求是|针对性|紧扣|充分体现|高质量|令人|指明了?)/

function kindOfGroup(text: string, group: ClauseGroup, speaker: Speaker, verb: string | null): ItemKind {
  const words = text.slice(group.start, group.end)
  const isMember = speaker.voice === 'members' || (speaker.voice === 'other' && speaker.name !== null)
  if (group.force === 'praise') return 'assessment'
  if (verb !== null && wishingVerbs.has(verb)) return wished(words, group, verb, isMember)
  if (verb === '承诺') return 'follow_up'
  if (isMember && /^我们(?:一定|必须|将|就)?(?:要|将|会)/.test(words)) return 'follow_up'
  if (isMember && ownDuty.test(words)) return 'position'
  if (isMember && asksHow.test(words)) return 'topic'
  if (group.force === 'duty') return isMember && !group.promises ? 'suggestion' : 'follow_up'
  if (group.force === 'do') return asked(words, verb, isMember)
  if ((!isMember || isAnswering(verb)) && isDated(words)) return 'follow_up'
  if (group.force === undefined && doneWithForce.test(words)) return isMember ? 'suggestion' : 'directive'
  if (decidingVerbs.has(verb ?? '')) return 'directive'
  return judgesWords.test(words) || looksBack(words) ? 'assessment' : 'position'
}

/** 如何解决某事的问题: put as a question, or named as a problem and no more. */
const asksHow = /^(?:如何|怎样|怎么|为什么|为何)|^[^,;]{4,40}的问题$/

/** 政协委员必须担起责任: what members say of themselves asks for nothing. */
const ownDuty = /^[^,;]{0,14}(?:作为)?(?:政协委员|人大代表|我们(?:委员|代表)|委员|代表)们?,?(?:我们)?(?:就?要|应当?|必须|更要|理应)/

/** Members who 表示 that they will serve well pledge it; what else they ask for, they suggest. */
function asked(words: string, verb: string | null, isMember: boolean): ItemKind {
  if (!isMember) return isAnswering(verb) && !words.startsWith('要') ? 'follow_up' : 'directive'
  return verb === '表示' && pledging.test(words) ? 'follow_up' : 'suggestion'
}

/** What a leader hopes for from those who speak binds nobody: it is guidance, not a duty. */
const hopedFromMembers = /^(?:能|也|还)?(?:各位|与会|广大|全体|今后|在座)*(?:的)?[^,;局委部]{0,6}?(?:委员|代表|会员|大家|你们|各位)(?!团|会)/

function wished(words: string, group: ClauseGroup, verb: string, isMember: boolean): ItemKind {
  if (isMember) return 'suggestion'
  if (verb === '希望' && hopedFromMembers.test(words)) return 'directive'
  return addressee.test(words) || verb === '希望' || group.force === 'duty' ? 'follow_up' : 'directive'
}
