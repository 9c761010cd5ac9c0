import type { FoundItem } from '#intake/found-item.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { isDuty } from './english-duties.ts'
import { withoutSeconder } from './english-seconder.ts'
import { isOneSpeaker, speakerName, speaking } from './english-speakers.ts'

const decided =
  /\b(?:[Ii]t was\s+)?(?:(?:proposed|moved)[^.]{0,120}?\s)?(?:and\s+)?(?:unanimously\s+)?(RESOLVED|AGREED|DECIDED|resolved|agreed|decided|carried|APPROVED|approved|NOTED|noted|RECOMMENDED)\s*(?:unanimously|by a majority)?\s*[:–-]?\s*(that|to|:)\s+/
const resolvedAlone =
  /^(RESOLVED|AGREED|NOTED|RECOMMENDED)\s*(?:[:–-]|,(?:\s*proposed[^,]{3,40},\s*seconded[^,]{3,40},)?)\s*(?:that\s+)?/i
const consensus = /^(?:The )?(?:consensus|general view|decision)(?: of [^.]{3,40}?)? was (to|that)\s+/

const mover = `${speaking}(?:,? seconded by [^,]{3,40},)?`
const moved = new RegExp(
  `^(?:(?:On|Following) [^,]{3,60}, )?(?:${mover} (?:moved|motioned|made (?:a|the) motion|offered a motion|moved a motion)|(?:A motion was (?:made|moved|offered)|It was moved|Moved|Motion(?: was made)?) by ${speaking}(?:,? (?:and )?seconded by [^,]{3,40}?(?:,|(?= to\\b)))?)\\s*(to|that|for|:)\\s+`,
  'u',
)

/** A motion: what was moved is a suggestion until the vote. */
export function motionOf(text: string, sentence: TextSpan): FoundItem | undefined {
  const found = moved.exec(text.slice(sentence.start, sentence.end))
  if (found === null) return undefined
  const start = sentence.start + found[0].length
  const content = withoutSeconder(text, { start, end: sentence.end })
  const who = found[1] ?? found[2] ?? ''
  return { ...content, kind: 'suggestion', speaker: speakerName(who), verb: 'moved' }
}

const councils =
  '(?:Councill?ors|Members|Cllrs|[Tt]he (?:\\w+ ){0,2}(?:Council|Committee|Board|Panel|Cabinet|meeting)|Council|Committee)'
/** Councillors discussed …: the object is what was spoken about. */
const discussedBy = new RegExp(
  `^(?:[^.]{0,60}?\\b)?${councils}\\s+(?:also\\s+|then\\s+|again\\s+)?(?:discussed|debated|considered|reviewed)\\s+(?!that|whether|(?:the|a|an) (?:report|minutes|paper|update)\\b)`,
)
/** A discussion took place on …, There was submitted a report on …: the matter follows. */
const discussion =
  /^(?:[^.]{0,40}?\b)?(?:discussion|debate) (?:took place|ensued|followed|was held) (?:on|about|regarding|concerning|around)\s+/
/** A proposal to divert footpaths was discussed: the subject is. */
const wasDiscussed =
  /^(?<matter>[^.]{8,200}?)\s+(?:was|were)\s+(?:also\s+|then\s+|again\s+)?(?:discussed|debated|considered(?! that))\b/
/** The Council voted to …, approved …: decided by a body. */
const votedFor = new RegExp(
  `^(?:[^.]{0,40}?\\b)?${councils}\\s+(?:also\\s+|unanimously\\s+)*(?:voted (?:unanimously )?(?=to\\b)|approved\\s+|voted (?:for|in favour of)\\s+)`,
)
const notedBy = new RegExp(`^${councils}\\s+(?:also\\s+)?noted\\s+(?!that|with\\b)`)

function debatedItem(sentence: TextSpan, words: string): FoundItem | undefined {
  const shape = { speaker: null, verb: null }
  const discussed = discussion.exec(words) ?? discussedBy.exec(words)
  if (discussed !== null)
    return { start: sentence.start + discussed[0].length, end: sentence.end, kind: 'topic', ...shape }
  const voted = votedFor.exec(words)
  if (voted !== null) return { start: sentence.start + voted[0].length, end: sentence.end, kind: 'directive', ...shape }
  if (notedBy.test(words)) return { ...sentence, kind: 'position', ...shape }
  const matter = wasDiscussed.exec(words)?.groups?.matter
  if (matter === undefined || /\b(?:said|that|he|she|they)\b/.test(matter)) return undefined
  return { start: sentence.start, end: sentence.start + matter.length, kind: 'topic', ...shape }
}

/** What a sentence records as moved, debated or decided; undefined where nothing was. */
export function decisionOf(text: string, sentence: TextSpan, words: string): FoundItem | undefined {
  const motion = motionOf(text, sentence)
  if (motion !== undefined) return motion
  const debated = debatedItem(sentence, words)
  if (debated !== undefined) return debated
  const view = consensus.exec(words)
  if (view !== null) {
    const start = sentence.start + view[0].length
    return { start, end: sentence.end, kind: 'directive', speaker: null, verb: null }
  }
  const resolution = resolvedAlone.exec(words) ?? decided.exec(words)
  return resolution === null ? undefined : resolutionOf(text, sentence, resolution)
}

function resolutionOf(text: string, sentence: TextSpan, found: RegExpExecArray): FoundItem {
  const verb = found[1] ?? null
  const keepsTo = found[2] === 'to'
  const start = sentence.start + found.index + found[0].length - (keepsTo ? 3 : 0)
  const content = withoutSeconder(text, { start, end: sentence.end })
  const noted = verb !== null && /noted/i.test(verb)
  // One member who agrees to do something promises it; a meeting that agrees decides.
  const promised =
    keepsTo && /agreed/i.test(verb ?? '') && isOneSpeaker(text.slice(sentence.start, sentence.start + found.index))
  return { ...content, kind: decidedKind(text, content, noted, promised), speaker: null, verb }
}

function decidedKind(text: string, content: TextSpan, noted: boolean, promised: boolean): FoundItem['kind'] {
  if (noted) return 'position'
  return promised || isDuty(text.slice(content.start, content.end)) ? 'follow_up' : 'directive'
}

/** Resolved: That, It was agreed that: what was decided follows point by point. */
const opens =
  /\b(?:resolved|agreed|decided|recommended|recommends|agrees)\b[^.]{0,40}?(?:\b(?:that|to))?\s*[:–-]+\s*$|^\s*(?:resolved|agreed|recommended)\s*:?\s*(?:that|to)?\s*$/i

export function opensDecisions(words: string): boolean {
  return opens.test(words)
}

/** A point under a decision. */
export function decidedPoint(text: string, point: TextSpan): FoundItem {
  const words = text.slice(point.start, point.end)
  const noted = /^(?:to note\b|that [^.]{3,80} be noted$|[^.]{3,80} be noted$)/i.test(words)
  const duty = isDuty(words.replace(/^that\s+/i, '')) || /\b(?:will|be asked|invited)\b/.test(words)
  return { ...point, kind: noted ? 'position' : duty ? 'follow_up' : 'directive', speaker: null, verb: null }
}

/** Motion by Councillor A, seconded by B: — moved the following motion: — what is moved follows in a paragraph of its own. */
const opensMotionBy = new RegExp(
  `^(?:(?:Notice of )?(?:[Mm]otion|[Aa]mendment) (?:by|from|in the name of) ${speaking}[^.]{0,80}:\\s*$|${speaking} (?:moved|proposed|submitted|tabled) the following (?:motion|amendment|resolution)[^.]{0,40}:\\s*$)`,
  'u',
)

/** The mover where a paragraph announces the words of a motion. */
export function moverOf(words: string): string | undefined {
  const found = opensMotionBy.exec(words)
  if (found !== null) return speakerName(found[1] ?? found[2] ?? '')
  // A member's name alone over a notice of motion.
  const alone = /^(?:\d{1,3}\s?\(?[a-z]?\)?[.)]?\s+)?(?:Cllr|Councill?or)\.?\s+(\p{Lu}[\p{L}’' .-]{2,40})$/u.exec(words)
  return alone?.[1]
}

/** “That the Council …”: the words of a motion, without their marks. */
export function motionWords(text: string, paragraph: TextSpan): TextSpan | undefined {
  const words = text.slice(paragraph.start, paragraph.end)
  const found = /^["“]?\s*(?=[Tt]hat\b)/.exec(words)
  if (found === null) return undefined
  const end = paragraph.start + words.replace(/[\s."”]+$/, '').length
  return { start: paragraph.start + found[0].length, end }
}
