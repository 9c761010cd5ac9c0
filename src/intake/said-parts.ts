import type { TextSpan } from '#kernel/text-span.ts'
import { type ClauseKind, clauseKind, isPastTime, isPromise, startsThisIs } from './clause-kinds.ts'
import type { ItemKind } from './reading.ts'
import { splitAt, splitClauses, trimSpan, unwrapQuotes } from './sentences.ts'
import type { Speaker } from './speakers.ts'

/** A stretch of what was said, all of one kind. */
export type SaidPart = TextSpan & { readonly kind: ItemKind }

type Force = 'do' | 'duty' | 'claim' | 'praise'
type Group = { force: Force | undefined; firm: boolean; start: number; end: number }

const suggestingVerbs = new Set(['建议', '提议', '呼吁', '倡议', '主张'])
const wishingVerbs = new Set(['希望', '要求', '号召', '勉励', '期待', '期望', '寄语'])

export function isSuggesting(verb: string | null): boolean {
  return verb !== null && suggestingVerbs.has(verb)
}

/**
 * Cuts one sentence of a speech into parts, each of one kind: first a position, then what to do.
 * @param content - the words said in this sentence, without the frame.
 */
export function partsOf(text: string, content: TextSpan, speaker: Speaker, verb: string | null): SaidPart[] {
  const span = unwrapQuotes(text, content)
  if (span.end - span.start < 2) return []
  if (isSuggesting(verb)) return suggestionParts(text, span)
  const groups = groupClauses(text, span)
  return groups.flatMap((group) => partsOfGroup(text, group, speaker, verb))
}

function partsOfGroup(text: string, group: Group, speaker: Speaker, verb: string | null): SaidPart[] {
  const span = unwrapQuotes(text, group)
  if (span.end - span.start < 4) return []
  const kind = kindOfGroup(text, { ...group, ...span }, speaker, verb)
  return kind === 'suggestion' ? suggestionParts(text, span) : [{ ...span, kind }]
}

const listSigns =
  /^(?:[一二三四五六七八九]是|第[一二三四五六七八九][,、]?|首先,?|其次,?|再次,?|最后,?|另外,?|同时,?|\(?[1-9一二三四五六七八九][.)、．])/

/** One suggestion for each member of a list parted by semicolons. */
function suggestionParts(text: string, span: TextSpan): SaidPart[] {
  const parts: SaidPart[] = []
  for (const member of splitAt(text, span, ';')) {
    const claimAt = thisIsClause(text, member)
    const words = { start: member.start, end: claimAt ?? member.end }
    const trimmed = unwrapQuotes(text, withoutListSign(text, words))
    if (trimmed.end - trimmed.start >= 4) parts.push({ ...trimmed, kind: 'suggestion' })
    if (claimAt !== undefined) parts.push({ ...trimSpan(text, { start: claimAt, end: member.end }), kind: 'position' })
  }
  return parts
}

function withoutListSign(text: string, span: TextSpan): TextSpan {
  const { start, end } = trimSpan(text, span)
  const sign = listSigns.exec(text.slice(start, Math.min(end, start + 6)))
  const again = /^(?:还|也)?(?:建议|希望)(?!的)/.exec(text.slice(start + (sign?.[0].length ?? 0), end))
  return trimSpan(text, {
    start: start + (sign?.[0].length ?? 0) + (again?.[0].startsWith('希望') === true ? 0 : (again?.[0].length ?? 0)),
    end,
  })
}

function thisIsClause(text: string, span: TextSpan): number | undefined {
  const clauses = splitClauses(text, span)
  for (const clause of clauses.slice(1)) {
    if (/^这(?:是|既|不仅|也)/.test(text.slice(clause.start, clause.start + 6))) return clause.start
  }
  return undefined
}

const forceOf: Record<ClauseKind, Force | undefined> = {
  demand: 'do',
  order: 'do',
  duty: 'duty',
  promise: 'duty',
  claim: 'claim',
  praise: 'praise',
  lead: undefined,
  plain: undefined,
}

function groupClauses(text: string, span: TextSpan): Group[] {
  const clauses = splitClauses(text, span)
  const groups: Group[] = []
  let open: Group | undefined
  let waiting: number | undefined
  for (const clause of clauses) {
    const kind = clauseKind(text, clause)
    const words = text.slice(clause.start, clause.end)
    const force = forceOf[kind] ?? (kind === 'plain' && words.length >= 8 ? 'claim' : undefined)
    if (open !== undefined && turnsOrder(open, words))
      open = Object.assign(open, { force: 'claim' as const, end: clause.end })
    else if (open === undefined || (force !== undefined && startsAnew(open, force, kind, words))) {
      const start: number = open === undefined ? span.start : (waiting ?? clause.start)
      if (open !== undefined) open.end = start
      open = { force, firm: kind === 'demand', start, end: clause.end }
      groups.push(open)
    } else {
      open.end = clause.end
      open.force ??= force
      open.firm ||= kind === 'demand' && open.force === 'do'
    }
    if (force === undefined) waiting ??= clause.start
    else waiting = undefined
  }
  const first = groups[0]
  if (
    first !== undefined &&
    first.force !== 'do' &&
    first.force !== 'duty' &&
    isPastTime(text.slice(first.start, first.end))
  )
    first.force = 'praise'
  return groups
}

const predicateOnly =
  /^(?:对.{2,60})?(?:具有|是(?!否)|事关|关系到?|关乎|意义|至关重要|势在必行|恰逢其时|刻不容缓|迫在眉睫|十分|非常|尤为|离不开|意味着|正当其时|大有可为)/

/** 加快某某建设，具有重要意义: what looked like an order was the subject of a claim. */
function turnsOrder(open: Group, words: string): boolean {
  return open.force === 'do' && !open.firm && predicateOnly.test(words)
}

function startsAnew(open: Group, force: Force, kind: ClauseKind, words: string): boolean {
  if (open.force === undefined || open.force === force) return false
  if (open.force === 'claim' || open.force === 'praise') return kind === 'demand' || force === 'duty'
  if (force === 'claim') return startsThisIs(words)
  return open.force === 'do' && force === 'duty'
}

const pledging =
  /履职|职责|使命|不负|团结在|紧密团结|贯彻落实|学习贯彻|带头|立足本职|立足岗位|以[^,]{2,24}的(?:姿态|状态|作风|精神|担当|热情|行动)|当好|做好表率|落实到行动|把思想和行动|统一思想|贡献(?:智慧|力量|政协|代表|更多)/
const addressee =
  /^[^,;]{0,24}?(?:部门|单位|委员们?|代表们?|政协|人大|政府|大家|干部|同志们?|组织|各级|各地|各方|党派|团体|企业家|专家们?)/

/** 报告…是一个好报告: the report or the speeches are the subject, and praise is what is said of them. */
const judgesWords =
  /^(?:这份|这个|该|今年的?|市|区|县|省|[省市区县]?(?:委|政府|人大常委会|政协常委会|法院|检察院))*(?:政府|常委会|两院|法院|检察院|预算|计划)?(?:工作)?(?:报告|发言|意见建议|建议|提案|草案)[^;]{0,80}(?:好报告|站位|务实|求真|重点突出|主题鲜明|凝心聚力|提振|鼓舞|催人|振奋|实事求是|针对性|紧扣|充分体现|高质量|令人)/

function kindOfGroup(text: string, group: Group, speaker: Speaker, verb: string | null): ItemKind {
  const words = text.slice(group.start, group.end)
  const isMember = speaker.voice === 'members' || (speaker.voice === 'other' && speaker.name !== null)
  if (verb !== null && wishingVerbs.has(verb) && group.force !== 'praise') {
    if (isMember) return 'suggestion'
    return addressee.test(words) || verb === '希望' || group.force === 'duty' ? 'follow_up' : 'directive'
  }
  if (group.force === 'duty') return isMember && !isPromise(words) ? 'suggestion' : 'follow_up'
  if (group.force === 'do') {
    if (!isMember) return 'directive'
    return verb === '表示' && pledging.test(words) ? 'follow_up' : 'suggestion'
  }
  if (group.force === 'praise' || judgesWords.test(words)) return 'assessment'
  if (group.force === undefined && /(?:下功夫|上用力|发力|见实效|求突破|作表率|走在前|上用劲)/.test(words))
    return isMember ? 'suggestion' : 'directive'
  return isPastTime(words) ? 'assessment' : 'position'
}
