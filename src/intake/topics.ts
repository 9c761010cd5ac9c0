import type { TextSpan } from '#kernel/text-span.ts'
import { debatedTopics } from './debated-topics.ts'
import type { FoundItem } from './found-item.ts'
import { concerns, groupOfRun, titledTopics } from './named-topics.ts'
import type { ListRun, Mention } from './people.ts'
import { closingMark, type Sentence, splitAt, trimSpan } from './sentences.ts'
import { firstFrame, insideMarks, lastFrame, lengthWithoutAct } from './topic-frames.ts'
import { topicMembers } from './topic-members.ts'
import { isTheme, isTopic, leadingTheme } from './topic-words.ts'
import { hasUnit, unitSet } from './unit-set.ts'

const act =
  /(?:发言|建言|献策|献计|讨论|交流|协商|议政|畅谈|座谈|畅所欲言|各抒己见|出谋划策|支招|咨政|对话|点评|提出[^,;。]{0,24}?(?:建议|意见|看法|对策|思路|主张|观点|真知灼见|见解|金点子|良策)|发表[^,;。]{0,20}?(?:意见|看法|观点|建议|见解)|(?<!工)作了?[^,;。]{0,8}(?:发言|汇报|陈述)|探讨|建真言|谋良策|谈体会|谈看法|谈(?:了|谈)?(?:自己的|各自的|[他她]的)?(?:看法|体会|想法|思考|感受)|进言|反映了?[^,;。]{0,10}(?:呼声|意见|诉求|情况|心声|问题)|提了[^,;。]{0,10}(?:意见|建议)|提出(?:了)?(?:询问|质询|疑问|关切)|(?<!专题)询问|质询|提问|追问|咨询|阐述|研究分析|分析研究|把脉|支着|深入剖析|面对面(?=$|[,。;]))/g
const trigger =
  /围绕|聚焦|针对(?!性)|紧扣|就(?!业|是|带|拿|把|去|来|有|被|像|要|医|近|地|餐|读|诊|学|此|职|任|坐|算|能|会|能)|从(?=(?:“[^”]{1,60}”|[^,;。“]){2,80}?(?:方面|角度|层面|入手|维度))|关于|对(?=[^,;。]{2,80}$)/g
/** The themes a narrated sentence says were spoken about, one item each; nothing where it tells of no speaking. */
export function findTopics(
  text: string,
  span: TextSpan,
  sentence: Sentence,
  mentions: readonly Mention[],
  runs: readonly ListRun[],
  lastActor: string | null,
): FoundItem[] {
  const parts = splitAt(text, span, ';')
  if (parts.length > 1 && parts.slice(0, -1).some((part) => findActs(text, part).length > 0)) {
    return parts.flatMap((part) => topicsOfPart(text, part, sentence, mentions, runs, lastActor))
  }
  return topicsOfPart(text, span, sentence, mentions, runs, lastActor)
}

function topicsOfPart(
  text: string,
  span: TextSpan,
  sentence: Sentence,
  mentions: readonly Mention[],
  runs: readonly ListRun[],
  lastActor: string | null,
): FoundItem[] {
  const titled = [
    ...titledTopics(text, span, mentions),
    ...concerns(text, span, mentions, runs),
    ...debatedTopics(text, span, mentions),
  ]
  const acts = findActs(text, span)
  const apart = actsApart(text, span, acts)
  if (apart !== undefined)
    return [
      ...titled,
      ...apart.flatMap((part) => listedTopics(text, part, findActs(text, part), sentence, mentions, runs, lastActor)),
    ]
  return [...titled, ...listedTopics(text, span, acts, sentence, mentions, runs, lastActor)]
}

/** 围绕甲进行了讨论，并就乙提出建议: two acts in a row, each with matters of its own. */
function actsApart(text: string, span: TextSpan, acts: readonly Act[]): TextSpan[] | undefined {
  const ends = acts.filter(({ end }) => end < span.end && ',;'.includes(text.charAt(end)))
  const parts: TextSpan[] = []
  let from = span.start
  for (const { end } of ends) {
    parts.push({ start: from, end })
    from = end + 1
  }
  parts.push({ start: from, end: span.end })
  const hasBoth = (part: TextSpan) =>
    findActs(text, part).length > 0 &&
    /围绕|聚焦|就|针对/.test(text.slice(part.start, part.end)) &&
    lastTrigger(text, part) !== undefined
  return parts.length > 1 && parts.filter(hasBoth).length > 1 ? parts.filter(hasBoth) : undefined
}

function listedTopics(
  text: string,
  span: TextSpan,
  told: readonly Act[],
  sentence: Sentence,
  mentions: readonly Mention[],
  runs: readonly ListRun[],
  lastActor: string | null,
): FoundItem[] {
  const acts = actsOf(text, span, told, sentence)
  const last = acts.at(-1)
  if (last === undefined) return []
  const each = topicsByMember(text, span, mentions, last)
  if (each.length > 0) return each
  const done = acts.find((candidate) => isFramed(text, span, candidate)) ?? last
  const list = topicList(text, span, done)
  if (list === undefined || /听取|回应|答复|解答/.test(text.slice(list.start, done.at)) || isTheme(text, list))
    return []
  const members = topicMembers(text, list).filter((member) => isTopic(text.slice(member.start, member.end)))
  return attribute(text, members, list, done, Math.max(span.start, sentence.start), mentions, runs, lastActor)
}

type Act = { readonly at: number; readonly end: number; readonly verb: string }

/** 等方面踊跃发言: the list before the act is closed by its own frame. */
function isFramed(text: string, span: TextSpan, candidate: Act): boolean {
  const start = lastTrigger(text, { start: span.start, end: candidate.at })
  return start !== undefined && firstFrame(text.slice(Math.max(start, candidate.at - 40), candidate.at)) !== null
}

/** The acts of speaking; of a sentence the page cuts off, what it has of its list is what was spoken about. */
function actsOf(text: string, span: TextSpan, acts: readonly Act[], sentence: Sentence): readonly Act[] {
  const isCutOff = sentence.end === text.length && sentence.bodyEnd === sentence.end && span.end === sentence.end
  if (!isCutOff) return acts
  const words = text.slice(span.start, span.end)
  const list = /(?:委员|代表|大家|发言)们?(?:分别|先后|还)?(?:围绕|就|聚焦|针对)[^。]*、/.exec(words)
  if (list === null || acts.some((done) => done.at > span.start + list.index)) return acts
  return [...acts, { at: span.end, end: span.end, verb: '发言' }]
}

function findActs(text: string, span: TextSpan): Act[] {
  const words = text.slice(span.start, span.end)
  act.lastIndex = 0
  const acts: Act[] = []
  for (let found = act.exec(words); found !== null; found = act.exec(words)) {
    const at = span.start + found.index
    if (isInsideQuotes(text, span.start, at)) continue
    acts.push({ at, end: at + found[0].length, verb: verbOf(found[0]) })
  }
  return acts
}

function verbOf(words: string): string {
  if (words.startsWith('提出')) return '提出'
  if (words.startsWith('发表')) return '发表'
  if (words.startsWith('谈')) return '谈'
  return /发言|汇报|陈述/.exec(words)?.[0] ?? words
}

const openingMarks = unitSet('“《(')

function isInsideQuotes(text: string, from: number, at: number): boolean {
  for (let next = from; next < at; next += 1) {
    if (!hasUnit(openingMarks, text.charCodeAt(next))) continue
    const close = closingMark(text, next, at + 300)
    if (close === undefined) continue
    if (close > at) return true
    next = close
  }
  return false
}

/** The words between 围绕, 就 or the like and the act, without the frame around them. */
function topicList(text: string, span: TextSpan, done: Act): TextSpan | undefined {
  const start = lastTrigger(text, { start: span.start, end: done.at })
  if (start === undefined) return undefined
  const clause = splitAt(text, { start, end: done.at }, ',;')
  const last = clause.at(-1)
  if (last === undefined) return undefined
  const words = text.slice(start, done.at)
  const frame = lastFrame(words)
  if (frame !== null && /中心工作|总体要求|目标任务|重点任务/.test(frame.words.slice(0, 12))) return undefined
  if (
    frame === null &&
    clause.length > 1 &&
    (/了|大家|是/.test(text.slice(start, last.start)) ||
      /,(?:以|在|结合|按照|通过|积极|认真|踊跃|充分)/.test(text.slice(start, done.at)))
  )
    return undefined
  const end = frame === null ? endWithoutFrame(text, start, last, clause.length, done) : start + frame.index
  // 国家经济生活中的 + 热点问题: without its noun the rest names nothing.
  const noun = text.charAt(end - 1) === '的' ? /^[热焦难痛]点(?:问题|话题)?|^问题/.exec(text.slice(end, done.at)) : null
  const list = insideMarks(text, trimSpan(text, { start, end: end + (noun?.[0].length ?? 0) }))
  const mentioned =
    /^[^、,“]{4,24}(?:工作|调整|建设|过程|发展|领域|办理)中的?(?=[^、]{2,}、)|^[^、,“]{0,14}(?:涉及|提出|反映|关注|关心)到?的(?=[^、]{2,}、)/.exec(
      text.slice(list.start, list.end),
    )
  const named = { start: list.start + (mentioned?.[0].length ?? 0), end: list.end }
  return named.end - named.start >= 2 ? named : undefined
}

function endWithoutFrame(text: string, start: number, last: TextSpan, clauses: number, done: Act): number {
  const words = text.slice(start, clauses > 1 ? last.start - 1 : done.at).replace(/[,;]+$/, '')
  return start + lengthWithoutAct(words)
}

/** 就 is nearest to what was spoken about; of equal words the first of an unbroken series counts. */
function lastTrigger(text: string, span: TextSpan): number | undefined {
  const words = text.slice(span.start, span.end)
  trigger.lastIndex = 0
  let found: { at: number; word: string } | undefined
  for (let match = trigger.exec(words); match !== null; match = trigger.exec(words)) {
    const at = span.start + match.index
    if (isInsideQuotes(text, span.start, at) || !opensPhrase(text, span.start, at, match[0])) continue
    if (match[0] === '对' && !speaksTo(text, span)) continue
    if (match[0] === '关于' && /(?:听取|传达|学习)[^,;]{0,60}$/.test(text.slice(span.start, at))) continue
    const next = { at: at + match[0].length, word: match[0] }
    const umbrella =
      found === undefined ||
      match[0] === '就' ||
      match[0] === '从' ||
      leadingTheme.test(trimmedWords(text, found.at, at))
    if (umbrella || (found?.word !== '就' && found?.word !== match[0] && match[0] !== '对' && match[0] !== '关于'))
      found = next
  }
  return found?.at
}

/** 对某事提出建议, 对某事进行了交流: what 对 leads to is spoken about. */
function speaksTo(text: string, span: TextSpan): boolean {
  const before = text.slice(Math.max(span.start, span.end - 8), span.end)
  return (
    /^(?:提出|发表|提了)/.test(text.slice(span.end, span.end + 2)) || /(?:进行|展开|开展)了?[^,;。]{0,4}$/.test(before)
  )
}

function trimmedWords(text: string, from: number, to: number): string {
  return text
    .slice(from, to)
    .replace(/[,;、\s]+$/, '')
    .replace(/,.*$/, '')
}

const beforeTrigger =
  /[,;:。“、\s]$|(?:委员们?|代表们?|大家|同志|分别|还|也|并|先后|纷纷|们|名|位|人|上|中|时|等|踊跃|重点|主要|共同|继续|主动|领导|讨论|成果|实际|工作)$/

function opensPhrase(text: string, from: number, at: number, word: string): boolean {
  if (at === from) return true
  if (word === '从') return !/[服听自遵顺盲跟无]$/.test(text.slice(from, at))
  if (word === '对' || word === '关于') return beforeTrigger.test(text.slice(Math.max(from, at - 3), at))
  if (word === '就')
    return !/[成造将]$|(?:(?<!同)[前早时刻]|记者|当即|随即|立即|一周|一天)[\u4e00-\u9fff]{0,4}$|(?<!同)[前早时],[\u4e00-\u9fff]{0,6}$/.test(
      text.slice(Math.max(from, at - 12), at),
    )
  return true
}

/** 甲委员就A、乙委员就B作了发言: to each member the own topic. */
function topicsByMember(text: string, span: TextSpan, mentions: readonly Mention[], done: Act): FoundItem[] {
  const starts: { mention: Mention; from: number }[] = []
  for (const mention of mentions) {
    if (mention.start < span.start || mention.start >= done.at) continue
    const behind = /^(?:委员|代表|同志)?(?:还|则)?(?:就|围绕|聚焦|针对|从)/.exec(
      text.slice(mention.end, mention.end + 8),
    )
    if (behind === null || /^等/.test(text.slice(mention.end, mention.end + 1))) continue
    if (starts.some((other) => other.mention.start === mention.start)) continue
    starts.push({ mention, from: mention.end + behind[0].length })
  }
  if (starts.length < 2) return []
  starts.sort((a, b) => a.from - b.from)
  const items: FoundItem[] = []
  for (const [index, { mention, from }] of starts.entries()) {
    const next = starts[index + 1]?.mention.start
    const topic = trimSpan(text, { start: from, end: next ?? endOfLast(text, from, done) })
    const framed = firstFrame(text.slice(topic.start, topic.end))
    const end = framed === null || framed.index < 2 ? topic.end : topic.start + framed.index
    items.push({
      ...trimSpan(text, { start: topic.start, end }),
      kind: 'topic',
      speaker: mention.name,
      verb: done.verb,
    })
  }
  return items
}

function endOfLast(text: string, from: number, done: Act): number {
  const words = text.slice(from, done.at)
  const framed = firstFrame(words)
  if (framed !== null) return from + framed.index
  const clauses = splitAt(text, { start: from, end: done.at }, ',;')
  const last = clauses.at(-1)
  return last === undefined ? done.at : endWithoutFrame(text, from, last, clauses.length, done)
}

function attribute(
  text: string,
  members: readonly TextSpan[],
  list: TextSpan,
  done: Act,
  from: number,
  mentions: readonly Mention[],
  runs: readonly ListRun[],
  lastActor: string | null,
): FoundItem[] {
  const run = runs.filter((candidate) => candidate.start >= from && candidate.end <= list.start).at(-1)
  const before = mentions.filter((mention) => mention.start >= from && mention.end <= list.start)
  const single = new Set(before.map((mention) => mention.name))
  const paired = run !== undefined && run.names.length === members.length && /分别/.test(text.slice(run.end, done.end))
  const group = run === undefined ? groupBefore(text, from, list.start) : groupOfRun(text, run)
  const [name] = single
  const isMember = before[0] !== undefined && before.every((mention) => mention.kind !== 'leader')
  const only = run === undefined && single.size === 1 && isMember ? (name ?? null) : null
  const pronoun = /(?:^|,)(?:他|她)(?:还|也|则|又)*$/.test(
    text.slice(from, list.start).replace(/(?:就|围绕|针对|聚焦|从|结合)$/, ''),
  )
  return members.map((member, index) => {
    const speaker = paired ? (run.names[index]?.name ?? null) : (only ?? (pronoun ? lastActor : group))
    return { ...member, kind: 'topic', speaker, verb: done.verb }
  })
}

const groupWords =
  /(?:[\u4e00-\u9fff]{0,6}(?:政协委员|人大代表)们?|委员们|代表们|代表委员们?|大家|与会人员|与会者|与会委员|与会代表|各位委员|各位代表|专家学者|委员|代表(?=们|围|就|聚|从|分))/

function groupBefore(text: string, from: number, to: number): string | null {
  return groupWords.exec(text.slice(from, to))?.[0] ?? null
}
