import type { TextSpan } from '#kernel/text-span.ts'
import { type ClauseKind, clauseKind, presses, reportSays, saysHard, startsThisIs } from './clause-kinds.ts'
import { opening } from './opening.ts'
import { isPastTime, isPraise } from './praise.ts'
import { splitClauses } from './sentences.ts'

/** What a stretch of a sentence does: ask for something, name who is to do it, claim, or judge. */
export type Force = 'do' | 'duty' | 'claim' | 'praise'

/** Clauses that hang together; `force` is undefined where none of them shows what they do. */
export type ClauseGroup = TextSpan & {
  readonly force: Force | undefined
  /** One of its clauses is a promise of the speaker's own side. */
  readonly promises: boolean
}

type Open = {
  force: Force | undefined
  firm: boolean
  promises: boolean
  clauses: number
  start: number
  end: number
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

/** A plain clause this long says something; a shorter one only prepares it. */
const shortestClaim = 8

function forceIn(kind: ClauseKind, words: string): Force | undefined {
  return forceOf[kind] ?? (kind === 'plain' && words.length >= shortestClaim ? 'claim' : undefined)
}

/** Cuts a sentence where it turns from claiming to asking, or from asking to naming who is to act. */
export function groupClauses(text: string, span: TextSpan): ClauseGroup[] {
  // 报告指出，要…: all of it is what the report says.
  if (reportSays.test(text.slice(span.start, span.end))) return [{ ...span, force: 'claim', promises: false }]
  const groups: Open[] = []
  let open: Open | undefined
  let waiting: number | undefined
  const clauses = splitClauses(text, span)
  for (const [index, clause] of clauses.entries()) {
    const words = text.slice(clause.start, clause.end)
    const kind = kindAmong(text, clauses, index, open, waiting)
    const force = forceIn(kind, words)
    if (open === undefined || (force !== undefined && startsAnew(open, force, kind, words))) {
      const start: number = open === undefined ? span.start : (waiting ?? clause.start)
      if (open !== undefined) open.end = start
      open = { force, firm: kind === 'demand', promises: kind === 'promise', clauses: 1, start, end: clause.end }
      groups.push(open)
    } else {
      // 报告既…，又…，催人奋进: judged in a later clause.
      const praises =
        (open.force === 'claim' || open.force === undefined) &&
        kind !== 'demand' &&
        isPraise(text.slice(open.start, clause.end))
      join(open, clause, praises ? 'praise' : force, kind, words)
    }
    waiting = force === undefined && waitsForMore(open, kind, waiting) ? (waiting ?? clause.start) : undefined
  }
  const first = groups[0]
  if (first?.force === 'claim' && looksBack(text.slice(first.start, first.end))) first.force = 'praise'
  return groups
}

/** What a clause is among its neighbours. */
function kindAmong(
  text: string,
  clauses: readonly TextSpan[],
  index: number,
  open: Open | undefined,
  waiting: number | undefined,
): ClauseKind {
  const [clause, next] = [clauses[index], clauses[index + 1]]
  if (clause === undefined) return 'plain'
  const kind = clauseKind(text, clause)
  if (kind !== 'demand') return kind
  // 要完成目标，压力很大: 要 names an aim, and the claim follows.
  if (text.charAt(clause.start) === '要' && next !== undefined && saysHard(text.slice(next.start, next.end)))
    return 'lead'
  return isCalledOn(text, open, waiting, clause) ? 'duty' : 'demand'
}

/** 各承办单位，对难题要…: the party named before the comma is who must. */
function isCalledOn(text: string, open: Open | undefined, waiting: number | undefined, clause: TextSpan): boolean {
  const start = waiting ?? (open?.force === undefined ? open?.start : undefined)
  return start !== undefined && callsParty.test(text.slice(start, clause.start))
}

const callsParty = opening(
  /^(?:同时|希望)?[^,是了在对为将要]{0,14}(?:部门|单位|委员们?|代表们?|机关|干部|镇街|乡镇|街道|承办单位|同志们?|组织|[\u4e00-\u9fff]{2,6}[局委办厅]),/,
)

/** A clause that says nothing of its own prepares what follows, unless a demand before it has taken it in. */
function waitsForMore({ force }: Open, kind: ClauseKind, waiting: number | undefined): boolean {
  return kind === 'lead' || waiting !== undefined || force === 'claim' || force === undefined
}

function join(open: Open, clause: TextSpan, force: Force | undefined, kind: ClauseKind, words: string): void {
  open.end = clause.end
  open.clauses += 1
  if (open.force === 'claim' && kind === 'promise') open.force = 'duty'
  else if (open.force === 'claim' && force === 'praise') open.force = 'praise'
  if (open.force === 'claim' && presses(words)) open.force = 'do'
  if (turnsOrder(open, words)) open.force = 'claim'
  open.force ??= force
  open.promises ||= kind === 'promise'
  open.firm ||= kind === 'demand' && open.force === 'do'
}

const predicateOnly = opening(
  /^(?:对.{2,60})?(?:具有|是(?!否)|事关|关系到?|关乎|意义|至关重要|势在必行|恰逢其时|刻不容缓|迫在眉睫|十分|非常|尤为|离不开|意味着|正当其时|大有可为|(?:关键|根本|核心|重点|出路|要害|难点)(?:在|是(?!要)|要靠))/,
)

/** 加快某某建设，具有重要意义: what looked like an order was the subject of a claim. */
function turnsOrder(open: Open, words: string): boolean {
  return open.force === 'do' && !open.firm && predicateOnly.test(words)
}

function startsAnew(open: Open, force: Force, kind: ClauseKind, words: string): boolean {
  // 希望委员继续支持，广州将…: what is wished for, then what the own side will do.
  if (kind === 'promise' && open.force === 'duty' && !open.promises) return !isSubjectless(words)
  if (open.force === undefined || open.force === force) return false
  const goesOn = open.force === 'praise' || (open.force === 'claim' && open.clauses === 1)
  if (open.force === 'praise' && (takesIn.test(words) || butLacks.test(words))) return true
  if (goesOn && kind === 'promise' && isSubjectless(words)) return false
  // 护栏断了，得赶紧修: said in one breath.
  if (presses(words)) return false
  // 由领导亲自部署: how it was done.
  if (words.startsWith('由') && (open.force === 'claim' || open.force === 'praise')) return false
  // …是民生问题，需要长期规划: says more of what is so.
  if (open.force === 'claim' && kind === 'demand' && /^[^,]{0,14}需/.test(words)) return needsSomebody.test(words)
  if (open.force === 'claim' || open.force === 'praise') return kind === 'demand' || force === 'duty'
  if (force === 'claim') return startsThisIs(words)
  return open.force === 'do' && force === 'duty'
}

/** 需要各级干部…: who is to act, not what is lacking. */
const needsSomebody = opening(
  /^(?:也|还|更|就|这)?需要?(?:[省市区县]委|[省市区县]?政府|各级|各[^,]{0,3}(?:部门|单位|方)|相关|有关|全[市区县省社]|大家|我们|广大|委员|代表|干部)[^,的]{4,}/,
)

/** 但仍存在不足: what is wrong, behind what was good. */
const butLacks = opening(
  /^(?:但是?|不过|然而|同时)(?:也|仍|还|依然|同时|我们|目前)*(?:存在|面临|有(?:不少|一些|差距|短板|不足)|缺)/,
)

/** 将认真吸纳: what the speaker takes on, whatever was judged before. */
const takesIn = opening(
  /^(?:也|并)?(?:将|会)(?:认真|充分|积极|全力|及时)?[^,]{0,10}(?:吸收|吸纳|研究|梳理|采纳|落实|消化)/,
)

/** 将会…, 年底前一定…: a promise about what the clause before it spoke of. */
function isSubjectless(words: string): boolean {
  return /^(?:[^,]{0,10}(?:前|内|底|年|月|季度)|对[^,了是]{2,20}(?<!政府|部门|政协|人大|我们?|[委局办院厅])(?=将))?(?:也|都|就|并)?(?:将|一定|必将|会)/.test(
    words,
  )
}

const publicWork =
  /经济|社会|发展|工作|全[市省区县国州]|改革|民生|建设|成绩|成效|成就|市委|政府|人大|政协|法院|检察|我[市省区县]/

/** Past work judged: a look back on what a city, its economy or an office did. */
export function looksBack(words: string): boolean {
  return isPastTime(words) && publicWork.test(words) && !/是[^,]{0,24}(?:一年|之年|年份)$/.test(words)
}
