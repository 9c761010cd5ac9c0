import type { TextSpan } from '#kernel/text-span.ts'
import { clauseKind, isPromise } from './clause-kinds.ts'
import type { FoundItem } from './found-item.ts'
import { findModal } from './modals.ts'
import { opening } from './opening.ts'
import type { ListRun, Mention } from './people.ts'
import { isPraise } from './praise.ts'
import { proposalTitles } from './proposal-titles.ts'
import { findResponse } from './responses.ts'
import { partsOf } from './said-parts.ts'
import { type Sentence, splitClauses, trimSpan } from './sentences.ts'
import { groupIn, nobody, type Speaker } from './speakers.ts'
import { topicMembers } from './topic-members.ts'
import { findTopics } from './topics.ts'
import { startsWithVerb } from './verbs.ts'

/** One narrated stretch with whom it names. */
export type Narrated = {
  readonly span: TextSpan
  readonly sentence: Sentence
  readonly mentions: readonly Mention[]
  readonly runs: readonly ListRun[]
  /** Who acted last before it: the subject of a clause that has none. */
  readonly lastActor: string | null
}

export type NarratedItems = { readonly items: readonly FoundItem[]; readonly isOwnerless: boolean }

/** What the report itself tells: topics spoken about, proposals filed, praise given, answers given, duties laid down. */
export function narratedItems(text: string, told: Narrated): NarratedItems {
  const ownerless = ownerlessItems(text, told)
  if (ownerless !== undefined) return ownerless
  const actor = told.mentions.find((mention) => mention.start < told.span.end)?.name ?? null
  const appraised = appraisals(text, told.span, actor ?? told.lastActor)
  const responses = findResponse(text, told.span, actor ?? told.lastActor)
  return {
    isOwnerless: false,
    items: [
      ...quotedInRow(text, told.span),
      ...findTopics(text, told.span, told.sentence, told.mentions, told.runs, told.lastActor),
      ...filedProposals(text, told, actor),
      ...proposedInRow(text, told.span, actor ?? told.lastActor),
      ...appraised,
      ...praisesSpeeches(text, told.span),
      ...promised(text, told.span),
      ...responses.filter((one) => !appraised.some((other) => other.start === one.start)),
    ],
  }
}

/** 提出实施甲、推行乙等对策: demands in a row, named by the report. */
function proposedInRow(text: string, span: TextSpan, speaker: string | null): FoundItem[] {
  const one = /提出(?:了)?(?:关于)?(?<matter>[^;。“”]{4,80}?)的(?:意见建议|建议|提议|对策建议|合理化建议)$/d.exec(
    text.slice(span.start, span.end),
  )
  const place = one?.indices?.groups?.matter
  if (place !== undefined) {
    const matter = trimSpan(text, { start: span.start + place[0], end: span.start + place[1] })
    if (startsWithVerb(text, matter.start, matter.end) || /^[以把将在从要]/.test(text.slice(matter.start, matter.end)))
      return [{ ...matter, kind: 'suggestion', speaker, verb: '提出' }]
  }
  const found =
    /提出(?:了)?(?<row>[^,;。“]{4,60}、[^;。“]{4,80}?)等(?:[一二三四五六七八九十\d]+[条点项个])?(?:对策|建议|措施|主张|思路|意见建议|意见)/.exec(
      text.slice(span.start, span.end),
    )
  const row = found?.groups?.row
  if (found === null || row === undefined) return []
  const start = span.start + found.index + found[0].indexOf(row)
  const members = topicMembers(text, { start, end: start + row.length })
  if (!members.every((member) => startsWithVerb(text, member.start, member.end))) return []
  return members.map((member) => ({ ...member, kind: 'suggestion', speaker, verb: '提出' }))
}

/** “甲”“乙”……代表们讨论着: quotations in a row before the sentence that tells who spoke. */
function quotedInRow(text: string, span: TextSpan): FoundItem[] {
  const row = /^(?:“[^”]{4,80}”[、,]?){2,}/.exec(text.slice(span.start, span.end))?.[0]
  const group = row === undefined ? null : membersIn(text.slice(span.start + row.length, span.end))
  if (row === undefined || group === null) return []
  return [...row.matchAll(/“([^”]+)”/g)].flatMap((quote) => {
    const start = span.start + quote.index + 1
    const inner = { start, end: start + (quote[1]?.length ?? 0) }
    if (asked.test(quote[1] ?? '')) return [{ ...inner, kind: 'topic', speaker: group.name, verb: null }]
    return partsOf(text, inner, group, null).map((part) => ({ ...part, speaker: group.name }))
  })
}

/** 能不能…, 有哪些…: a question, with or without its mark. */
const asked = /\?|能不能|能否|可否|有哪些|有无|如何|怎么|怎样|为什么|哪些|吗$|呢$/

function membersIn(words: string): Speaker | null {
  const name = /(?:政协委员|人大代表|委员|代表|居民|市民|群众|大家)们?/.exec(words)?.[0]
  return name === undefined ? null : { name, voice: 'members' }
}

function filedProposals(text: string, told: Narrated, actor: string | null): FoundItem[] {
  const filed = proposalTitles(text, told.span).filter(({ verb }) => verb !== null)
  return filed.map(({ start, end, verb }) => ({ start, end, kind: 'suggestion', speaker: actor, verb }))
}

const appraising =
  /(?:给予|予以|作出|表示)了?(?:充分|高度|一致|完全)?的?(?:肯定|评价|赞扬|好评|赞赏|赞成|同意|赞同|拥护|认可)|(?:充分|高度)(?:肯定|评价|赞扬|赞赏|认可)|(?:完全|一致|十分)(?:赞成|同意|赞同|拥护)/

/** 总体来看，…: the report sums up. */
const summary = opening(/^(?:总体|总的|整体|从[^,]{2,16})(?:来看|上看|看),/)

/** 充分肯定, 给予高度评价: the clause that tells of a judgement. */
function appraisals(text: string, span: TextSpan, speaker: string | null): FoundItem[] {
  const overall = summary.exec(text.slice(span.start, span.end))
  if (overall !== null && isPraise(text.slice(span.start, span.end)))
    return [
      {
        ...trimSpan(text, { start: span.start + overall[0].length, end: span.end }),
        kind: 'assessment',
        speaker,
        verb: null,
      },
    ]
  const items: FoundItem[] = []
  for (const clause of splitClauses(text, span)) {
    const words = text.slice(clause.start, clause.end)
    const found = appraising.exec(words)
    if (found === null || words.length < 9 || /要|应/.test(words.slice(0, found.index))) continue
    const verb = /肯定|评价|赞扬|好评|赞赏|赞成|同意|赞同|拥护|认可/.exec(found[0])?.[0] ?? null
    const group = groupIn(words.slice(0, found.index).replace(/(?:对|给|都|均|一).*$/, ''))
    items.push({
      ...trimSpan(text, { ...withObject(text, span, clause), end: endOfJudged(text, span, clause) }),
      kind: 'assessment',
      speaker: group?.name ?? speaker,
      verb,
    })
  }
  return items
}

const judged =
  /(?:工作|成绩|成效|成果|做法|努力|作用|贡献|建议|提案|意见|发言|报告|经验|进展|变化|质量|态度|肯定|评价|好评|赞扬|赞赏|认可|赞同|同意|拥护)$/

/** 肯定了委员深入调研，提出了…的建议: the judgement ends where what is judged is named. */
function endOfJudged(text: string, span: TextSpan, clause: TextSpan): number {
  const words = text.slice(clause.start, clause.end)
  if (!/(?:肯定|赞扬|评价|赞赏)了[^,]{4,}$/.test(words) || judged.test(words)) return clause.end
  const behind = splitClauses(text, { start: clause.end, end: span.end }).slice(0, 3)
  return behind.find(({ start, end }) => judged.test(text.slice(start, end)))?.end ?? clause.end
}

/** 对某某的好做法，视察组给予了肯定: the judgement takes in what it is of. */
function withObject(text: string, span: TextSpan, clause: TextSpan): TextSpan {
  const before = text.slice(span.start, clause.start)
  const at = /(?:^|[,;])(?<object>对[^;]{4,120}),$/d.exec(before)?.indices?.groups?.object?.[0]
  return at === undefined || /^对|对.{2,}给予/.test(text.slice(clause.start, clause.end))
    ? clause
    : { start: span.start + at, end: clause.end }
}

/** 发言主题鲜明、观点新颖: the report itself judges the speeches. */
function praisesSpeeches(text: string, span: TextSpan): FoundItem[] {
  const words = text.slice(span.start, span.end)
  const isJudged =
    /^(?:大会|大家的?|委员们?的?|代表们?的?|这些|此次)*(?:发言|建议|意见建议|提案|议案)(?!人|者|中|时|的|现场|环节|题|共|后|会)/.test(
      words,
    )
  if (!isJudged || !isPraise(words)) return []
  return [{ ...trimSpan(text, span), kind: 'assessment', speaker: null, verb: null }]
}

/** 市长感谢代表们…，市政府将认真研究: a promise told, with who gives it. */
function promised(text: string, span: TextSpan): FoundItem[] {
  const clauses = splitClauses(text, span)
  const at = clauses.findIndex((clause, index) => index > 0 && officesWill.test(text.slice(clause.start, clause.end)))
  const [before, first] = [clauses[at - 1], clauses[at]]
  if (before === undefined || first === undefined || !/感谢|欢迎|肯定|祝贺/.test(text.slice(span.start, before.end)))
    return []
  return [{ ...trimSpan(text, { start: first.start, end: span.end }), kind: 'follow_up', speaker: null, verb: null }]
}

const officesWill = opening(
  /^(?:并|今后|下一步|接下来)?(?:[省市区县州镇乡](?:委|政府|政协|人大)|我们|[\u4e00-\u9fff]{2,8}[局委办厅])[^,]{0,6}将(?!于|在\d)/,
)

const onlyTimetable = /将(?:于|在|召开|举行|听取|审议|持续到|历时|进行|选举|表决)/

/** A demand nobody is named for, as at the head of a continuation; or a promise the report itself makes. */
function ownerlessItems(text: string, { span, mentions }: Narrated): NarratedItems | undefined {
  const first = splitClauses(text, span)[0]
  if (mentions.length > 0 || first === undefined) return undefined
  if (clauseKind(text, first) === 'demand' && findModal(text, first)?.at === first.start) {
    const items = partsOf(text, span, nobody, null).map((part) => ({ ...part, speaker: null, verb: null }))
    return { items, isOwnerless: true }
  }
  const words = text.slice(span.start, span.end)
  const clauses = splitClauses(text, span)
  const promising = clauses.findIndex((clause) => isPromise(text.slice(clause.start, clause.end)))
  const isLed = promising > 0 && clauses.slice(0, promising).every((clause) => clauseKind(text, clause) === 'lead')
  if (
    !(isPromise(words) || isLed) ||
    onlyTimetable.test(words) ||
    /他们|她们|代表们|委员们|提交|关于[^。]{4,60}建议/.test(words)
  )
    return undefined
  return { items: [{ ...span, kind: 'follow_up', speaker: null, verb: null }], isOwnerless: false }
}
