import type { FoundItem } from '#intake/found-item.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { type Context, following, inform, plain, reply, reporting } from './english-context.ts'
import { decidedPoint, motionWords, moverOf, opensDecisions } from './english-decisions.ts'
import { capitalHeading, isBareHeading, isBelow, numberedHeading, numberLength, subNumber } from './english-headings.ts'
import { englishItem, predicate, runIn } from './english-item.ts'
import { pointOf, trimmed, withoutAnd } from './english-points.ts'
import { englishQuotes } from './english-quotes.ts'
import { sayingParts } from './english-sayings.ts'
import { englishSentences } from './english-sentences.ts'
import { isPronoun, namesSomebody, speakerName } from './english-speakers.ts'
import { judges, speechItems, spokenKind, toAsk, turnOf } from './english-speech.ts'
import { spread } from './english-spread.ts'
import { goesOnWith } from './english-that.ts'

/**
 * What minutes, verbatim records and news record as raised, decided, said and to be done, in flow positions.
 * @param attendance - numbers of the paragraphs that only list who was there.
 */
export function englishItems(
  text: string,
  paragraphs: readonly TextSpan[],
  attendance: ReadonlySet<number>,
): FoundItem[] {
  // One name before a colon is a label; where several speak so, they take turns.
  const turns = paragraphs.filter((paragraph) => turnOf(text, paragraph) !== undefined).length
  const walk = new Walk(text, turns > 1)
  for (const [index, paragraph] of paragraphs.entries()) {
    if (attendance.has(index)) walk.leaveContext()
    else walk.take(paragraph, paragraphs[index + 1])
  }
  return walk.items
}

const statement = /^(?:identified|noted|highlighted|suggested|confirmed|reported|raised|discussed) that\s+/i
const judging = /\b(?:welcomed|helpful|commended|pleased|positive|excellent|disappoint\w+|concern\w*)\b/i
/** There were no issues raised; Clerk to action. */
const nothing = /\b(?:was|were) no(?:ne|thing)?\b|^(?:none|nil|no\b.{0,40}\b(?:raised|received|reported))|\bto action$/i

class Walk {
  readonly items: FoundItem[] = []
  readonly #text: string
  readonly #inTurns: boolean
  #context: Context = plain
  /** Whom he or she means. */
  #last: string | null = null

  constructor(text: string, inTurns: boolean) {
    this.#text = text
    this.#inTurns = inTurns
  }

  leaveContext(): void {
    this.#context = plain
  }

  take(paragraph: TextSpan, next: TextSpan | undefined): void {
    const words = this.#words(paragraph)
    if (this.#takeMover(words) || this.#takeMotion(paragraph) || this.#takeTurn(paragraph)) return
    const point = pointOf(this.#text, paragraph)
    if (point !== undefined) this.#takePoint(point)
    else if (this.#context.kind === 'decides' && this.#takeNumberedPoint(paragraph, words)) return
    else if (opensDecisions(words)) {
      this.#takeBeforeDecisions(paragraph, words)
      this.#context = { kind: 'decides' }
    } else if (!this.#takeHeading(paragraph, next)) this.#takeText(paragraph, words)
  }

  #words({ start, end }: TextSpan): string {
    return this.#text.slice(start, end)
  }

  #push(...items: readonly FoundItem[]): void {
    for (const item of items.flatMap((one) => spread(this.#text, one))) {
      const speaker = item.speaker !== null && isPronoun(item.speaker) ? (this.#last ?? item.speaker) : item.speaker
      if (speaker !== null && !isPronoun(speaker) && namesSomebody(speaker)) this.#last = speaker
      this.items.push({ ...item, speaker })
    }
  }

  /** A line that says whose motion follows. */
  #takeMover(words: string): boolean {
    const speaker = moverOf(words)
    if (speaker === undefined) return false
    this.#context = { kind: 'moves', speaker }
    return true
  }

  #takeMotion(paragraph: TextSpan): boolean {
    const context = this.#context
    if (context.kind !== 'moves' && context.kind !== 'decides') return false
    const moved = motionWords(this.#text, paragraph)
    if (moved === undefined) return false
    if (context.kind === 'decides') this.#push(decidedPoint(this.#text, moved))
    else this.#push({ ...moved, kind: 'suggestion', speaker: context.speaker, verb: 'moved' })
    this.#context = plain
    return true
  }

  /** One who speaks in a verbatim record, or an answer written down. */
  #takeTurn(paragraph: TextSpan): boolean {
    const words = this.#words(paragraph)
    const answer = reply.exec(words)
    if (answer !== null) {
      const said = { start: paragraph.start + answer[0].length, end: paragraph.end }
      const here = said.end > said.start
      this.#context = here ? plain : { kind: 'speaks', speaker: null }
      if (here) this.#push(...speechItems(this.#text, said, null))
      return true
    }
    const turn = this.#inTurns ? turnOf(this.#text, paragraph) : undefined
    if (turn === undefined) return false
    this.#last = turn.speaker
    this.#context = { kind: 'speaks', speaker: turn.speaker }
    this.#takeSpeech(turn.said, turn.speaker, turn.asks)
    return true
  }

  #takeSpeech(said: TextSpan, speaker: string | null, asks: boolean): void {
    const words = this.#words(said)
    const asked = toAsk.exec(words)
    if (asked !== null || (asks && !/[.?]\s+\S/.test(words) && !inform.test(words))) {
      const start = said.start + (asked?.[0].length ?? 0)
      if (said.end > start)
        this.#push({ ...trimmed(this.#text, { start, end: said.end }), kind: 'topic', speaker, verb: 'asked' })
      else this.#context = { kind: 'asks', speaker: speaker ?? '' }
      return
    }
    if (!inform.test(words)) {
      this.#push(...speechItems(this.#text, said, speaker))
      return
    }
    // What leads up to the questions is said; the sentence that opens them is a frame.
    const sentences = englishSentences(this.#text, said).slice(0, -1)
    for (const sentence of sentences) this.#push(...speechItems(this.#text, sentence, speaker))
    this.#context = { kind: 'asks', speaker: speaker ?? '' }
  }

  #takePoint(point: TextSpan): void {
    const words = this.#words(point)
    const context = this.#context
    if (context.kind === 'asks')
      this.#push({ ...withoutAnd(this.#text, point), kind: 'topic', speaker: context.speaker, verb: 'asked' })
    else if (context.kind === 'decides') this.#push(decidedPoint(this.#text, point))
    else if (context.kind === 'speaks') this.#push(...speechItems(this.#text, point, context.speaker))
    else if (context.kind === 'reports') this.#takeReported(point, context.speaker)
    else if (predicate.test(words)) this.#takePlainPoint(point, words)
  }

  #takePlainPoint(point: TextSpan, words: string): void {
    const item = englishItem(this.#text, { ...point, speaker: null })
    if (item !== undefined) {
      this.#push(item)
      return
    }
    const start = point.start + (statement.exec(words)?.[0].length ?? 0)
    this.#push({
      start,
      end: point.end,
      kind: judging.test(words) ? 'assessment' : 'position',
      speaker: null,
      verb: null,
    })
  }

  /** 1. That the report be noted: a number in place of a bullet. */
  #takeNumberedPoint(paragraph: TextSpan, words: string): boolean {
    const length = numberLength(words)
    if (length === 0 || !/^(?:[Tt]hat|[Tt]o) /.test(words.slice(length))) return false
    const start = paragraph.start + length
    this.#push(decidedPoint(this.#text, trimmed(this.#text, { start, end: paragraph.end })))
    return true
  }

  /** What stands before the word of deciding in a paragraph of several sentences. */
  #takeBeforeDecisions(paragraph: TextSpan, words: string): void {
    const last = words.search(/[^.]*$/)
    if (last > 20) this.#takeSentences({ start: paragraph.start, end: paragraph.start + last }, null)
  }

  #takeHeading(paragraph: TextSpan, next: TextSpan | undefined): boolean {
    const numbered = numberedHeading(this.#text, paragraph)
    const heading = numbered ?? capitalHeading(this.#text, paragraph, next) ?? this.#headingOver(paragraph, next)
    if (heading === undefined) return false
    const context = this.#context
    if (context.kind === 'reports' && isBelow(subNumber(this.#words(paragraph)), context.number)) return false
    this.#push({ ...heading, kind: 'topic', speaker: null, verb: null })
    this.#context = plain
    return true
  }

  /** A short line of its own over points, or over the turns of a verbatim record, names the matter. */
  #headingOver(paragraph: TextSpan, next: TextSpan | undefined): TextSpan | undefined {
    const words = this.#words(paragraph).trim()
    if (next === undefined || !isBareHeading(words)) return undefined
    if (this.#inTurns && turnOf(this.#text, next) !== undefined) return paragraph
    return words.split(/\s+/).length >= 2 && pointOf(this.#text, next) !== undefined ? paragraph : undefined
  }

  #takeText(paragraph: TextSpan, words: string): void {
    const start = paragraph.start + numberLength(words)
    const body = { start, end: paragraph.end }
    const bare = this.#words(body)
    const context = this.#context
    const reports = reporting.exec(bare)
    if (reports !== null || following.test(bare)) {
      const speaker = reports === null ? null : speakerName(reports[1] ?? '')
      this.#context = { kind: 'reports', speaker, number: subNumber(words) }
      return
    }
    if (inform.test(bare)) {
      this.#context = { kind: 'asks', speaker: this.#last ?? '' }
      return
    }
    if (context.kind === 'speaks') {
      this.#push(...speechItems(this.#text, body, context.speaker))
      if (context.speaker === null) this.#context = plain
    }
    if (context.kind === 'speaks') return
    if (context.kind === 'asks' && /\?["”]?$/.test(bare)) this.#push(...speechItems(this.#text, body, context.speaker))
    else if (context.kind === 'reports' && isBelow(subNumber(words), context.number))
      this.#takeReported(body, context.speaker)
    else {
      this.#context = plain
      this.#takeQuoted(body)
    }
  }

  /** What somebody reported, sentence by sentence: done, or to be done. */
  #takeReported(span: TextSpan, speaker: string | null): void {
    for (const sentence of englishSentences(this.#text, span)) {
      for (const part of sayingParts(this.#text, sentence, speaker)) {
        const words = this.#words(part)
        if (nothing.test(words)) continue
        const item = englishItem(this.#text, { ...part, speaker: part.speaker ?? speaker })
        if (item !== undefined) this.#push(item)
        else if (words.split(/\s+/).length >= 3 && (predicate.test(words) || runIn.test(words)))
          this.#push({ start: part.start, end: part.end, kind: reportedKind(words), speaker, verb: null })
      }
    }
  }

  /** Words in quotation marks are said by whoever stands beside them; the rest is read like the rest of the page. */
  #takeQuoted(paragraph: TextSpan): void {
    let from = paragraph.start
    for (const quote of englishQuotes(this.#text, paragraph)) {
      if (quote.start > from) this.#takeSentences({ start: from, end: quote.start }, null)
      this.#push(...speechItems(this.#text, quote.said, speakerName(quote.who)))
      from = quote.end
    }
    if (from < paragraph.end)
      this.#takeSentences({ start: from, end: paragraph.end }, from > paragraph.start ? this.#last : null)
  }

  #takeSentences(span: TextSpan, speaker: string | null): void {
    for (const sentence of englishSentences(this.#text, span)) this.#takeSentence(sentence, speaker)
  }

  #takeSentence(sentence: TextSpan, speaker: string | null): void {
    let before: FoundItem | undefined
    for (const part of sayingParts(this.#text, sentence)) {
      const item = englishItem(this.#text, part.speaker === null ? { ...part, speaker } : part, before)
      if (item === undefined) continue
      // …, and that …: what is of the same kind goes on.
      if (before !== undefined && goesOnWith(this.#text, before, item)) {
        this.items.pop()
        before = { ...before, end: item.end }
      } else before = item
      this.#push(before)
    }
  }
}

function reportedKind(words: string): FoundItem['kind'] {
  if (spokenKind(words, false) === 'follow_up') return 'follow_up'
  return judges(words) ? 'assessment' : 'position'
}
