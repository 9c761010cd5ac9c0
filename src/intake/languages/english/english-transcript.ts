import type { RecordItem } from '#intake/languages/record-findings.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { inform } from './english-context.ts'
import { isBareHeading } from './english-headings.ts'
import { englishSentences } from './english-sentences.ts'
import { speechItems, spokenKind, toAsk, turnOf } from './english-speech.ts'
import { type TranscriptTurn, transcriptTurn } from './english-turns.ts'
import { englishVote, isProceeding } from './english-votes.ts'

/** Whether a line names a verbatim record. */
export function namesTranscript(line: string): boolean {
  return line.length < 120 && record.test(line)
}

const record =
  /^(?:official report|hansard|(?:parliamentary )?debates?\b|record of proceedings|oral answers|minutes of proceedings|verbatim|transcript)|\b(?:sitting|(?:\w+ )?meeting) of\b|record of proceedings$/i

/** Least turns a verbatim record has, and how many of its paragraphs open one. */
const leastTurns = 3
const leastShare = 0.25

/** Whether a text is a verbatim record: who speaks stands before what they say. */
export function isTranscript(text: string, paragraphs: readonly TextSpan[]): boolean {
  // Questions on notice, asked in lists, are read with the minutes.
  if (paragraphs.some((paragraph) => turnOf(text, paragraph)?.asks === true || asksInList(text, paragraph)))
    return false
  const turns = paragraphs.filter((paragraph) => transcriptTurn(text, paragraph) !== undefined).length
  return turns >= leastTurns && turns >= paragraphs.length * leastShare
}

function asksInList(text: string, { start, end }: TextSpan): boolean {
  return inform.test(text.slice(start, end))
}

/** What is asked, said, moved and decided in a verbatim record, in flow positions. */
export function transcriptItems(text: string, paragraphs: readonly TextSpan[]): RecordItem[] {
  const items: RecordItem[] = []
  let turn: TranscriptTurn | undefined
  for (const [index, paragraph] of paragraphs.entries()) {
    const words = text.slice(paragraph.start, paragraph.end)
    const own = transcriptTurn(text, paragraph)
    if (own !== undefined) {
      turn = own
      items.push(...spoken(text, own.said, own))
    } else if (isProceeding(words)) turn = settle(text, paragraph, items, turn)
    else if (isHeadingOver(text, paragraph, paragraphs[index + 1])) {
      turn = undefined
      if (!formal.test(words)) items.push({ ...paragraph, kind: 'topic', speaker: null, verb: null })
    } else if (turn !== undefined) items.push(...spoken(text, paragraph, turn))
  }
  return items
}

/** Headings of sorts of business, not of a matter. */
const formal =
  /^(?:(?:oral|written|topical|supplementary|urgent) )?(?:questions?|answers?|statements?|business|petitions?|prayers|motions?|bills?|orders? of the day|adjournment|division|proceedings|debates?|interventions?)(?: (?:for|to|without) (?:oral |written )?(?:answers?|questions?|notice|debate|reply))?$|^(?:oral answers to questions|answers to questions)$/i

/** A short line over what is said; over another line like it, or over the opening of the sitting, it names no matter. */
function isHeadingOver(text: string, paragraph: TextSpan, next: TextSpan | undefined): boolean {
  const words = text.slice(paragraph.start, paragraph.end).trim()
  if (next === undefined || !isBareHeading(words.replace(/:(?= )/g, '')) || words.split(/\s+/).length > 12) return false
  if (transcriptTurn(text, next) !== undefined) return true
  const below = text.slice(next.start, next.end)
  return !isProceeding(below) && /[.?!”"]$/.test(below.trim()) && below.split(/\s+/).length > 6
}

/** The record of a vote goes to what was moved last; a resolution is a decision. */
function settle(
  text: string,
  paragraph: TextSpan,
  items: RecordItem[],
  turn: TranscriptTurn | undefined,
): TranscriptTurn | undefined {
  const words = text.slice(paragraph.start, paragraph.end)
  const resolved = /^Resolved,?\s+(?=[Tt]hat\b)/.exec(words)
  if (resolved !== null) {
    const end = paragraph.end - (/\.$/.test(words) ? 1 : 0)
    items.push({ start: paragraph.start + resolved[0].length, end, kind: 'follow_up', speaker: null, verb: 'Resolved' })
    return undefined
  }
  const vote = englishVote(text, paragraph)
  const moved = items.findLastIndex(({ verb }) => verb === 'moved')
  const motion = items[moved]
  if (vote !== undefined && motion !== undefined && (motion.vote === undefined || motion.vote.ayes === null))
    items[moved] = { ...motion, vote }
  return turn
}

const moving = /^I (?:beg to )?move(?: the following motion)?[,:]?\s+(?=[Tt]hat\b|[“"]|to\b)/

function spoken(text: string, said: TextSpan, turn: TranscriptTurn): RecordItem[] {
  if (turn.isInterjection || turn.presides) return []
  const asked = toAsk.exec(text.slice(said.start, said.end))
  if (asked !== null) {
    const end = said.end - (/[.?]$/.test(text.slice(said.start, said.end)) ? 1 : 0)
    return [{ start: said.start + asked[0].length, end, kind: 'topic', speaker: turn.speaker, verb: 'asked' }]
  }
  return withoutRemarks(text, said).flatMap((part) => speechIn(text, part, turn.speaker))
}

function speechIn(text: string, part: TextSpan, speaker: string): RecordItem[] {
  return englishSentences(text, part).flatMap((sentence): RecordItem[] => {
    const words = text.slice(sentence.start, sentence.end)
    const motion = moving.exec(words)
    if (motion !== null)
      return [
        { start: sentence.start + motion[0].length, end: sentence.end, kind: 'suggestion', speaker, verb: 'moved' },
      ]
    return whereKindTurns(text, sentence).flatMap((half) => speechItems(text, half, speaker))
  })
}

/** That is welcome, but girls should be told: two parts where what they are differs. */
function whereKindTurns(text: string, sentence: TextSpan): TextSpan[] {
  const words = text.slice(sentence.start, sentence.end)
  const cut = /,\s+(?:but|and|so|yet)\s+(?=\S+\s+\S+\s+\S+)/.exec(words)
  if (cut === null) return [sentence]
  const [before, behind] = [words.slice(0, cut.index), words.slice(cut.index + cut[0].length)]
  const asks = text.charAt(sentence.end) === '?'
  const [first, second] = [spokenKind(before, false), spokenKind(behind, asks)]
  if (first === null || second === null || first === second || before.split(' ').length < 4) return [sentence]
  return [
    { start: sentence.start, end: sentence.start + cut.index },
    { start: sentence.start + cut.index + cut[0].length, end: sentence.end },
  ]
}

/** What the reporter put in square brackets was not said by whoever speaks: [Interruption.]. */
function withoutRemarks(text: string, said: TextSpan): TextSpan[] {
  const parts: TextSpan[] = []
  let from = said.start
  for (const remark of text.slice(said.start, said.end).matchAll(/\[[^[\]]{1,120}\]/g)) {
    parts.push({ start: from, end: said.start + remark.index })
    from = said.start + remark.index + remark[0].length
  }
  parts.push({ start: from, end: said.end })
  return parts.filter(({ start, end }) => text.slice(start, end).trim() !== '')
}
