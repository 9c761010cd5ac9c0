import type { TextSpan } from '#kernel/text-span.ts'
import { isOneSpeaker, saidBy, says } from './english-sayings.ts'
import { englishSentences } from './english-sentences.ts'
import type { FoundItem } from './found-item.ts'

const heading =
  /^(?:(?:item|agenda item|minute)\s+)?(?:\d{1,3}(?:[./-]\d{1,4})*[.)]?|[A-Z]\d{0,3}[.)])\s*[.:–-]?\s+(?=[A-Z])/i
const decided =
  /\b(?:it was\s+)?(?:(?:proposed|moved)[^.]{0,120}?\s)?(?:and\s+)?(?:unanimously\s+)?(RESOLVED|AGREED|DECIDED|resolved|agreed|decided|carried|APPROVED|approved|NOTED|noted)\s*(?:unanimously)?\s*[:–-]?\s*(that|to|:)\s+/
const resolvedAlone =
  /^(RESOLVED|AGREED|NOTED|RECOMMENDED)\s*(?:[:–-]|,(?:\s*proposed[^,]{3,40},\s*seconded[^,]{3,40},)?)\s*(?:that\s+)?/i
const action = /^(?:ACTIONS?)\s*(?:point|item)?\s*[:–-]\s*/i
const officer =
  /^(?:[Tt]he\s+)?(?:Town |Parish |Assistant |Deputy |Executive |Chief |City )*(?:Clerk|Chair(?:man|woman|person)?|officers?|Members?|Councill?ors?|Cllrs?|staff|Council(?!lor)|Committee|Working (?:Group|Party)|Director|Manager|department|Mayor|Treasurer|Secretary|contractor|Mr|Mrs|Ms|Miss|Dr)\b[^,.]{0,40}?\s(?:to\b|will\b|would\b|should\b|must\b|shall\b|is to\b|are to\b|be (?:asked|instructed|requested|authori[sz]ed|directed)\b)/
/** The Monitoring Officer was asked to clarify …: a duty without a vote. */
const asked =
  /^(?:[Tt]he )?[A-Z][\w ]{3,50}\b(?:was|were|as) (?:asked|requested|instructed) to\b|\b(?:was|were) invited to\b/

/**
 * What minutes record as raised, decided, said and to be done, in flow positions.
 * @param attendance - numbers of the paragraphs that only list who was there.
 */
export function englishItems(
  text: string,
  paragraphs: readonly TextSpan[],
  attendance: ReadonlySet<number>,
): FoundItem[] {
  const items: FoundItem[] = []
  let decides = false
  for (const [index, paragraph] of paragraphs.entries()) {
    if (attendance.has(index)) continue
    const point = pointOf(text, paragraph)
    if (point !== undefined) {
      items.push(...pointItems(text, point, decides))
      continue
    }
    decides = opensDecisions.test(text.slice(paragraph.start, paragraph.end))
    if (decides) continue
    const topic = topicOf(text, paragraph) ?? headingOf(text, paragraph, paragraphs[index + 1])
    if (topic !== undefined) items.push(topic)
    else
      items.push(
        ...englishSentences(text, paragraph)
          .flatMap((sentence) => sayingsApart(text, sentence))
          .flatMap((part) => itemOf(text, part) ?? []),
      )
  }
  return items
}

const anotherSays =
  /(?:,|;|,? and|,? but)\s+(?=(?:[A-Z][\w’'-]+ [A-Z][\w’'-]+|s?he|they|(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\.? [A-Z][\w’'-]+|[Tt]he [A-Za-z]+(?: [A-Z][a-z]+)?)\s+(?:also\s+)?(?:(?:was|were) (?:informed|advised|told) that|(?:was|were) asked to|said|stated|informed|reported|explained|confirmed|advised|replied|responded|asked|suggested|commented|added|agreed to)\b)/g

/** A resident raised …, and Mr B said …: each part of a sentence in which another begins to speak. */
function sayingsApart(text: string, sentence: TextSpan): TextSpan[] {
  const words = text.slice(sentence.start, sentence.end)
  const parts: TextSpan[] = []
  let from = 0
  for (const cut of words.matchAll(anotherSays)) {
    if (cut.index - from < 20) continue
    parts.push({ start: sentence.start + from, end: sentence.start + cut.index })
    from = cut.index + cut[0].length
  }
  parts.push({ start: sentence.start + from, end: sentence.end })
  return parts
}

const councils =
  '(?:Councill?ors|Members|Cllrs|[Tt]he (?:\\w+ ){0,2}(?:Council|Committee|Board|Panel|Cabinet|meeting)|Council|Committee)'
/** Councillors discussed …: the object is what was spoken about. */
const discussedBy = new RegExp(
  `^(?:[^.]{0,60}?\\b)?${councils}\\s+(?:also\\s+|then\\s+|again\\s+)?(?:discussed|debated|considered|reviewed)\\s+(?!that|whether|(?:the|a|an) (?:report|minutes|paper|update)\\b)`,
)
/** A proposal to divert footpaths was discussed: the subject is. */
const wasDiscussed =
  /^(?<matter>[^.]{8,200}?)\s+(?:was|were)\s+(?:also\s+|then\s+|again\s+)?(?:discussed|debated|considered(?! that))\b/
/** The Council voted to …, approved …: decided by a body. */
const votedFor = new RegExp(
  `^(?:[^.]{0,40}?\\b)?${councils}\\s+(?:also\\s+|unanimously\\s+)*(?:voted (?:unanimously )?(?=to\\b)|approved\\s+|voted (?:for|in favour of)\\s+)`,
)

function debatedItem(sentence: TextSpan, words: string): FoundItem | undefined {
  const shape = { speaker: null, verb: null }
  const discussed = discussedBy.exec(words)
  if (discussed !== null)
    return { start: sentence.start + discussed[0].length, end: sentence.end, kind: 'topic', ...shape }
  const voted = votedFor.exec(words)
  if (voted !== null) return { start: sentence.start + voted[0].length, end: sentence.end, kind: 'directive', ...shape }
  const matter = wasDiscussed.exec(words)?.groups?.matter
  if (matter === undefined || /\b(?:said|that|he|she|they)\b/.test(matter)) return undefined
  return { start: sentence.start, end: sentence.start + matter.length, kind: 'topic', ...shape }
}

/** Resolved: That, It was agreed that: what was decided follows point by point. */
const opensDecisions =
  /\b(?:resolved|agreed|decided|recommended)\b[^.]{0,40}?(?:\bthat)?\s*[:–-]+\s*$|^\s*(?:resolved|agreed|recommended)\s*:?\s*(?:that)?\s*$/i
const bullet = /^\s*(?:[·•●▪◦*]|\(?(?:[a-z]|[ivx]{1,4})\))\s+/

/** A paragraph that is one point of a list, without its sign. */
function pointOf(text: string, paragraph: TextSpan): TextSpan | undefined {
  const sign = bullet.exec(text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 16)))
  if (sign === null) return undefined
  const start = paragraph.start + sign[0].length
  const words = text.slice(start, paragraph.end)
  const end = start + words.replace(/[;,.\s]*(?:\band)?[;,.\s]*$/, '').length
  return end - start < 12 ? undefined : { start, end }
}

const statement = /^(?:identified|noted|highlighted|suggested|confirmed|reported|raised|discussed) that\s+/i
const judging = /\b(?:welcomed|helpful|commended|pleased|positive|excellent|disappoint\w+|concern\w*)\b/i
/** Papers named in a list say nothing. */
const predicate = /\b(?:is|are|was|were|be|been|has|have|had|will|would|should|must|can|could|to)\b/

/** A point says what is to be done under a decision, and what is so elsewhere. */
function pointItems(text: string, point: TextSpan, decides: boolean): FoundItem[] {
  const words = text.slice(point.start, point.end)
  if (!predicate.test(words)) return []
  if (decides) {
    const kind = officer.test(words) || /\b(?:will|be asked|invited)\b/.test(words) ? 'follow_up' : 'directive'
    return [{ ...point, kind, speaker: null, verb: null }]
  }
  const item = itemOf(text, point)
  if (item !== undefined) return [item]
  const start = point.start + (statement.exec(words)?.[0].length ?? 0)
  return [{ start, end: point.end, kind: judging.test(words) ? 'assessment' : 'position', speaker: null, verb: null }]
}

/** A short line of its own over the points of an item names the matter. */
function headingOf(text: string, paragraph: TextSpan, next: TextSpan | undefined): FoundItem | undefined {
  const words = text.slice(paragraph.start, paragraph.end).trim()
  const isHeading =
    words.length <= 80 && /^[A-Z]/.test(words) && !/[.:;,!]$/.test(words) && words.split(/\s+/).length >= 2
  if (!isHeading || next === undefined || pointOf(text, next) === undefined || /\d{4}/.test(words)) return undefined
  return { ...paragraph, kind: 'topic', speaker: null, verb: null }
}

/** A numbered heading is a topic: 21.44 ELECTION OF CHAIR. */
function topicOf(text: string, paragraph: TextSpan): FoundItem | undefined {
  const words = text.slice(paragraph.start, paragraph.end)
  const found = heading.exec(words)
  if (found === null) return undefined
  const title = words.slice(found[0].length)
  const letters = title.replace(/[^A-Za-z]/g, '')
  const capitals = letters.replace(/[^A-Z]/g, '').length
  const isTitle =
    letters.length >= 4 &&
    title.length <= 140 &&
    !/[!?;]$/.test(title) &&
    (!/\.$/.test(title) || /^To [a-z]/.test(title))
  if (!isTitle || (capitals < letters.length * 0.7 && title.split(/\s+/).length > 12 && !/^To [a-z]/.test(title)))
    return undefined
  return { start: paragraph.start + found[0].length, end: paragraph.end, kind: 'topic', speaker: null, verb: null }
}

function itemOf(text: string, sentence: TextSpan): FoundItem | undefined {
  const words = text.slice(sentence.start, sentence.end)
  const told = action.exec(words)
  if (told !== null)
    return {
      start: sentence.start + told[0].length,
      end: sentence.end,
      kind: 'follow_up',
      speaker: null,
      verb: 'ACTION',
    }
  const debated = debatedItem(sentence, words)
  if (debated !== undefined) return debated
  const resolution = resolvedAlone.exec(words) ?? decided.exec(words)
  if (resolution !== null) return resolutionOf(text, sentence, resolution)
  if ((officer.test(words) && !says.test(words)) || asked.test(words))
    return { ...sentence, kind: 'follow_up', speaker: null, verb: null }
  return saidBy(text, sentence, words)
}

function resolutionOf(text: string, sentence: TextSpan, found: RegExpExecArray): FoundItem {
  const verb = found[1] ?? null
  const keepsTo = found[2] === 'to'
  const start = sentence.start + found.index + found[0].length - (keepsTo ? 3 : 0)
  const words = text.slice(start, sentence.end)
  const noted = verb !== null && /noted/i.test(verb)
  // One member who agrees to do something promises it; a meeting that agrees decides.
  const promised =
    keepsTo && /agreed/i.test(verb ?? '') && isOneSpeaker(text.slice(sentence.start, sentence.start + found.index))
  const kind = noted ? 'position' : promised || officer.test(words) ? 'follow_up' : 'directive'
  return { start, end: sentence.end, kind, speaker: null, verb }
}
