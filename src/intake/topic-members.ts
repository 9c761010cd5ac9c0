import type { TextSpan } from '#kernel/text-span.ts'
import { opening } from './opening.ts'
import { splitAt, trimSpan } from './sentences.ts'
import { startsWithVerb } from './verbs.ts'

/** What all pieces of an enumeration tell: mostly led by verbs, their usual length, whether there are but two. */
type Row = { readonly phrased: boolean; readonly typical: number; readonly pair: boolean; readonly slogans: boolean }

/** Splits the enumeration of a topic list into whole topics; members that themselves hold 、 stay whole. */
export function topicMembers(text: string, list: TextSpan): TextSpan[] {
  const pieces = splitPieces(text, list)
  const opens = pieces.map((piece) => opensTopic(text, piece))
  const phrased = pieces.length >= 3 && opens.filter(Boolean).length >= pieces.length * 0.6
  const typical = median(pieces.map((piece) => piece.end - piece.start))
  const slogans = pieces.filter(({ start, end }) => end - start === 3).length > 2
  const row: Row = { phrased, typical, pair: pieces.length === 2, slogans }
  const members: TextSpan[] = []
  for (const [index, piece] of pieces.entries()) {
    const last = members.at(-1)
    const before = pieces[index - 1]
    const standsAlone =
      last !== undefined && last.start === before?.start && matterWords.test(text.slice(last.start, last.end))
    if (last !== undefined && before !== undefined && !standsAlone && belongsTogether(text, before, piece, row)) {
      members[members.length - 1] = { start: last.start, end: piece.end }
    } else members.push(piece)
  }
  return joinedAtDeng(text, members)
    .map((member) => trimSpan(text, member))
    .filter((member) => member.end - member.start >= 2)
}

/** 深化产业、人才、文化等领域合作、发展夜间经济: the row within a member ends with 等 and its noun. */
function joinedAtDeng(text: string, members: readonly TextSpan[]): TextSpan[] {
  const at = members.findIndex(({ start, end }) => innerRow.test(text.slice(start, end)))
  const last = members[at]
  if (at < 1 || at === members.length - 1 || last === undefined) return [...members]
  let from = at - 1
  while (from > 0 && !opensTopic(text, members[from] ?? last)) from -= 1
  return [
    ...members.slice(0, from),
    { start: members[from]?.start ?? last.start, end: last.end },
    ...members.slice(at + 1),
  ]
}

const innerRow = /等(?:各|多|重点)?(?:个)?(?:领域|方面|行业|产业|区域|环节)[\u4e00-\u9fff]{1,6}$/

function splitPieces(text: string, list: TextSpan): TextSpan[] {
  // Where commas part the members, 、 stands within them.
  const byComma = splitAt(text, list, ',;')
  const words = text.slice(list.start, list.end)
  const nested = byComma.length > 2 && words.includes('、')
  if (sharedNoun.test(words)) return [list]
  const quoted = quotedRow(text, list)
  if (quoted.length > 1) return quoted
  return (nested ? byComma.flatMap((part) => demandsIn(text, part)) : splitAt(text, list, '、,;'))
    .map((piece) => behindTrigger(text, piece))
    .flatMap((piece, at, all) => {
      const isLast = at > 0 && at === all.length - 1
      const pairs = all.filter((other) => text.slice(other.start, other.end).includes('和')).length > 1
      return splitAtConjunction(text, piece, isLast && !pairs)
    })
    .map((piece) => trimSpan(text, piece))
}

/** 科技、教育、文化、卫生资金投入: words of two characters that share the noun behind the last. */
const sharedNoun = opening(
  /^[\u4e00-\u9fff]{2}(?:、[\u4e00-\u9fff]{2}){1,5}、[\u4e00-\u9fff]{2}(?:产业|资金|事业|资源|经费|投入|工作)[\u4e00-\u9fff]{0,12}$/,
)

/** “甲”“乙”“丙”: a row in marks needs no other sign. */
function quotedRow(text: string, list: TextSpan): TextSpan[] {
  const words = text.slice(list.start, list.end)
  if (!/^(?:“[^“”]{3,60}”[、,]?){2,}$/.test(words)) return []
  return [...words.matchAll(/“([^“”]+)”/g)].map((one) => ({
    start: list.start + one.index + 1,
    end: list.start + one.index + one[0].length - 1,
  }))
}

/** 打造甲、建设乙 between commas: demands that could stand alone are members of their own. */
function demandsIn(text: string, part: TextSpan): TextSpan[] {
  const pieces = splitAt(text, part, '、')
  const standsAlone = (piece: TextSpan) => piece.end - piece.start >= 6 && opensTopic(text, behindTrigger(text, piece))
  return pieces.length > 1 && pieces.every(standsAlone) ? pieces : [part]
}

/** 围绕甲，聚焦乙: the word that leads to a member is not a part of it. */
function behindTrigger(text: string, piece: TextSpan): TextSpan {
  const word = /^\s*(?:围绕|聚焦|针对|就)(?!业|近|医|餐)/.exec(
    text.slice(piece.start, Math.min(piece.end, piece.start + 6)),
  )
  return { start: piece.start + (word?.[0].length ?? 0), end: piece.end }
}

const lastConjunction = /以及|及其?(?=[加推促提构完强优深打健培])/g

/** 、甲以及乙: the last member is joined by a word. */
function splitAtConjunction(text: string, piece: TextSpan, isLast: boolean): TextSpan[] {
  const words = text.slice(piece.start, piece.end)
  lastConjunction.lastIndex = 0
  const found = lastConjunction.exec(words)
  if (found === null) return isLast ? splitAtAnd(text, piece) : [piece]
  if (found.index === 0) return [{ start: piece.start + found[0].length, end: piece.end }]
  const middle = piece.start + found.index
  const rest = { start: middle + found[0].length, end: piece.end }
  return found.index >= 3 && rest.end - rest.start >= 4 ? [{ start: piece.start, end: middle }, rest] : [piece]
}

/** 甲、乙和丙: the last comma of a row is often a word, where both sides could stand alone. */
function splitAtAnd(text: string, piece: TextSpan): TextSpan[] {
  const at = text.slice(piece.start, piece.end).indexOf('和')
  const middle = piece.start + at
  if (at < 4 || piece.end - middle - 1 < 4) return [piece]
  const [left, right] = [
    { start: piece.start, end: middle },
    { start: middle + 1, end: piece.end },
  ]
  return opensTopic(text, left) === opensTopic(text, right) ? [left, right] : [piece]
}

function opensTopic(text: string, piece: TextSpan): boolean {
  const words = text.slice(piece.start, piece.end)
  return /^[以用把让从为在对](?![\u4e00-\u9fff]{0,1}$)/.test(words) || startsWithVerb(text, piece.start, piece.end)
}

/**
 * A member that could not stand alone belongs to the one before: 推动教育、科技、人才融合发展 shares one verb,
 * and 扩内需、稳外需 among longer members is one slogan.
 */
function belongsTogether(
  text: string,
  before: TextSpan,
  piece: TextSpan,
  { phrased, typical, pair, slogans }: Row,
): boolean {
  // 如何发挥作用，积极履职: the question goes on.
  if (/^(?:如何|怎样)/.test(text.slice(before.start, before.end)))
    return text.charAt(before.end) === ',' && startsWithVerb(text, piece.start, piece.end)
  if (text.charAt(before.end) !== '、') return false
  const length = piece.end - piece.start
  const earlier = before.end - before.start
  // 稳增长、扩内需、促开放: three and more slogans are matters of their own.
  if (slogans && earlier === 3) return false
  if (opensTopic(text, piece)) return length <= 4 && length === earlier && typical >= 6
  // 做好代表建议、委员提案办理工作: one verb for both.
  if (pair && opensTopic(text, before) && /(?:工作|水平|能力|管理|事项)$/.test(text.slice(piece.start, piece.end)))
    return true
  if (earlier <= 3 && typical > 4) return true
  if (opensTopic(text, before) && earlier <= 4 && length !== earlier) return true
  return phrased && length <= 5 && length < typical * 0.7
}

/** Short words that name a matter of their own. */
const matterWords = opening(
  /^(?:教育|医疗|养老|交通|就业|住房|环保|文化|旅游|科技|人才|农业|体育|生态|卫生|托育|社保|消费|金融|法治|安全|民生|产业|物流|文旅|停车难?|看病难|“[^”]+”)$/,
)

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
