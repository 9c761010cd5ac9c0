import type { TextSpan } from '#kernel/text-span.ts'
import type { FoundItem } from './found-item.ts'
import { opening } from './opening.ts'
import type { ListRun, Mention } from './people.ts'
import { closingMark, splitAt, trimSpan } from './sentences.ts'

/** The group a list of names makes up, in the words of the text. */
export function groupOfRun(text: string, run: ListRun): string | null {
  return run.role === null ? null : text.slice(run.role.start, run.role.end)
}

const concerned = opening(
  /^(?:委员|代表)?(?:则|也|还)?(?:重点|持续|普遍|都|纷纷|长期|十分|更|最|最为|一直|始终|同样|特别|不约而同地?)?(?:(?<verb>谈到|关注|关心|聚焦|直指|瞄准|紧盯|围绕|追问|询问|问起|问到)(?:了|的是|到)?|(?:提到|讲到|谈及|提及|说到|谈起)(?:了|的是)|把?(?:目光|视线|关注点|焦点)(?:投向|投给|聚焦[于在到]?|对准|瞄准|放在|锁定)了?)(?<matter>[\u4e00-\u9fff“”、]{2,24})$/,
)

/** …，建议…: what follows tells what was said of the matter. */
const goesOn = opening(/^(?:他|她)?(?:还|并)?(?:反映|建议|提出|呼吁|认为|希望|指出|带来|提交)/)

/** 某代表对某事有话要说. */
const moved = opening(
  /^(?:委员|代表)?(?:则|也|还)?对(?<matter>[^,;。:]{2,20}?)(?:深有体会|深有感触|感触颇深|有话要?说|有自己的看法)(?=:|$)/,
)

const groupConcerned = opening(/^(?:不少|多位|许多|一些|部分|很多|还有|有的?|几位|多名)(?:政协|人大)?(?:委员|代表)们?/)

/** 某委员关注某事: a whole clause that says nothing else. */
export function concerns(
  text: string,
  span: TextSpan,
  mentions: readonly Mention[],
  runs: readonly ListRun[],
): FoundItem[] {
  const items: FoundItem[] = []
  for (const clause of splitAt(text, span, ',;')) {
    const mention = mentions.filter((one) => one.start >= clause.start && one.end <= clause.end).at(-1)
    const group = mention === undefined ? groupConcerned.exec(text.slice(clause.start, clause.end)) : null
    if (mention?.kind === 'leader' || (mention === undefined && group === null)) continue
    const from = mention?.end ?? clause.start + (group?.[0].length ?? 0)
    const found = concerned.exec(text.slice(from, clause.end).replace(/^[\d一二两三四五六七八九十]+[位名]/, ''))
    const own = mention === undefined ? undefined : moved.exec(text.slice(from, clause.end))?.groups?.matter
    if (own !== undefined) {
      const start = text.indexOf(own, from)
      items.push({ start, end: start + own.length, kind: 'topic', speaker: mention?.name ?? null, verb: null })
    }
    const matter = found?.groups?.matter
    const verb = found?.groups?.verb ?? null
    const isFollowed = goesOn.test(text.slice(clause.end + 1, clause.end + 8))
    const isLast = clause.end >= trimSpan(text, span).end
    if (matter === undefined || !(isFollowed || (isLast && verb !== '围绕'))) continue
    const run = runs.find((one) => mention !== undefined && one.start <= mention.start && mention.end <= one.end)
    const speaker = run === undefined ? (mention?.name ?? group?.[0] ?? null) : groupOfRun(text, run)
    const end = clause.end - (/的?问题$/.exec(matter)?.[0].length ?? 0)
    items.push({ start: clause.end - matter.length, end, kind: 'topic', speaker, verb })
  }
  return items
}

/** 16篇发言分别是甲作的“A”、乙的“B”: each title behind who spoke. */
function isTitledSpeech(text: string, span: TextSpan, open: number, close: number): boolean {
  if (
    close - open < 7 ||
    !/(?:发言|题目|书面材料)[^。“]{0,12}(?:分别)?(?:是|为|有|包括)/.test(text.slice(span.start, open))
  )
    return false
  return /(?:作|作的|作了|的|题为|题目是|发言)$/.test(text.slice(Math.max(span.start, open - 4), open))
}

/** 甲委员作“A”、乙委员作“B”: each with a title of their own. */
function titlesInRow(text: string, span: TextSpan): boolean {
  return /(?:[委员表]|[\u4e00-\u9fff]{2})作了?(?:题为)?“[^”]{6,80}”的?[^。“;,]{0,4}[、,;][^。“;]{2,30}作了?(?:题为)?“/.test(
    text.slice(span.start, span.end),
  )
}

/** 作“A”“B”的发言: titles in a row, each of a speech. */
function isSpeechTitle(text: string, span: TextSpan, open: number, close: number): boolean {
  if (isTitledSpeech(text, span, open, close)) return true
  const row = /(?:作|作了|做了?)(?:“[^”]*”)*$/.test(text.slice(Math.max(span.start, open - 120), open))
  return (
    row &&
    /^(?:“[^”]*”)*的?(?:大会|口头|书面|交流|专题)?发言/.test(text.slice(close + 1, Math.min(span.end, close + 120)))
  )
}

/** 题为《…》的发言, 以“…”为题作发言: the title is the topic. */
export function titledTopics(text: string, span: TextSpan, mentions: readonly Mention[]): FoundItem[] {
  const items: FoundItem[] = []
  const inRow = titlesInRow(text, span)
  for (let at = span.start; at < span.end; at += 1) {
    const mark = text.charAt(at)
    if (mark !== '《' && mark !== '“') continue
    const close = closingMark(text, at, span.end)
    if (close === undefined) continue
    const before = text.slice(Math.max(span.start, at - 6), at)
    const behind = text.slice(close + 1, close + 12)
    const titled =
      (inRow && mark === '“' && close - at > 6 && /作了?(?:题为)?$/.test(before)) ||
      /(?:题为|题目是|题目为)$/.test(before) ||
      (/以$/.test(before) && /^为题(?!召开|举行|开展|组织)/.test(behind)) ||
      (mark === '“' && isSpeechTitle(text, span, at, close))
    if (titled || (mark === '《' && /作了?$/.test(before) && /^的?(?:大会|口头|书面)?发言/.test(behind))) {
      const speaker = mentions.filter((mention) => mention.start < at && mention.start >= span.start).at(-1)
      items.push({ start: at + 1, end: close, kind: 'topic', speaker: speaker?.name ?? null, verb: '发言' })
    }
    at = close
  }
  return items
}
