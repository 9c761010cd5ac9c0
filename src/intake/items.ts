import type { TextSpan } from '#kernel/text-span.ts'
import { clauseKind, isPromise } from './clause-kinds.ts'
import type { FoundItem } from './found-item.ts'
import { type Frame, findFrames } from './frames.ts'
import { findModal } from './modals.ts'
import { isNarrated } from './narrative.ts'
import { bySentence, type PeopleFound } from './people.ts'
import { findResponse } from './responses.ts'
import type { RoleKind } from './role-words.ts'
import { isSuggesting, partsOf, type SaidPart } from './said-parts.ts'
import { type Sentence, splitClauses } from './sentences.ts'
import { groupIn, nobody, type Speaker, voiceOf } from './speakers.ts'
import { findTopics } from './topics.ts'

export type ItemDoubt = TextSpan & { readonly code: 'not_understood' | 'speaker_unclear' }
export type ItemsFound = { readonly items: readonly FoundItem[]; readonly doubts: readonly ItemDoubt[] }

/** A speech under way: its speaker and word of saying are inherited until someone else acts or speaks. */
type Speech = { speaker: Speaker; verb: string | null; inQuotes: boolean; lastKind: SaidPart['kind'] | null }

/** Finds what was said in an article; `text` is folded, all positions are the flow's. */
export function findItems(text: string, sentences: readonly Sentence[], people: PeopleFound): ItemsFound {
  return new ItemFinder(text, sentences, people).find()
}

class ItemFinder {
  readonly #items: FoundItem[] = []
  readonly #doubts: ItemDoubt[] = []
  readonly #voices = new Map<string, RoleKind | null>()
  readonly #text: string
  readonly #sentences: readonly Sentence[]
  readonly #people: PeopleFound
  #speech: Speech | null = null
  #lastActor: Speaker = nobody
  /** Sentences in quotation marks whose speaker is named only behind them. */
  #quoted: TextSpan[] = []

  constructor(text: string, sentences: readonly Sentence[], people: PeopleFound) {
    this.#text = text
    this.#sentences = sentences
    this.#people = people
    for (const { name, kind } of people.mentions) {
      const known = this.#voices.get(name)
      if (known === undefined || known === null) this.#voices.set(name, kind)
    }
  }

  find(): ItemsFound {
    const { mentionsOf, runs } = this.#people
    const runsOf = bySentence(runs)
    for (const [index, sentence] of this.#sentences.entries()) {
      const here = mentionsOf.get(index) ?? []
      const frames = findFrames(this.#text, sentence, here, this.#voices)
      if (frames.length > 0) this.#framed(sentence, frames, here, runsOf.get(index) ?? [])
      else if (this.#continues(sentence, here.length > 0)) this.#say({ start: sentence.start, end: sentence.bodyEnd })
      else this.#narrated(sentence, { start: sentence.start, end: sentence.bodyEnd }, here, runsOf.get(index) ?? [])
      const actor = here.filter((mention) => mention.start < (frames[0]?.contentStart ?? sentence.end))[0]
      if (actor !== undefined && frames.length === 0)
        this.#lastActor = { name: actor.name, voice: voiceOf(this.#voices.get(actor.name)) }
    }
    this.#items.sort((a, b) => a.start - b.start || a.end - b.end)
    return { items: this.#items, doubts: this.#doubts }
  }

  #framed(
    sentence: Sentence,
    frames: readonly Frame[],
    here: PeopleFound['mentions'],
    runs: PeopleFound['runs'],
  ): void {
    const first = frames[0]
    if (first === undefined) return
    if (first.start > sentence.start)
      this.#beforeFrame(sentence, { start: sentence.start, end: first.start }, first, here, runs)
    for (const [index, frame] of frames.entries()) {
      const speaker = this.#speakerOf(frame, sentence, here)
      const end = frames[index + 1]?.start ?? sentence.bodyEnd
      const verbBefore = this.#speech?.verb ?? null
      this.#speech = {
        speaker,
        verb: frame.verb,
        inQuotes: opensQuote(this.#text, frame.contentStart, sentence.end),
        lastKind: null,
      }
      this.#lastActor = speaker
      this.#release(speaker, frame.verb)
      if (frame.before !== null) this.#say(frame.before)
      const from = frame.verb === '希望' && frame.speaker === 'same' ? frame.start : frame.contentStart
      if (!frame.trailing) this.#say({ start: from, end })
      if (from === frame.start) this.#speech.verb = verbBefore ?? frame.verb
    }
  }

  /** Words before the first frame: part of the speech under way if the frame has no subject of its own, else narrated. */
  #beforeFrame(
    sentence: Sentence,
    span: TextSpan,
    first: Frame,
    here: PeopleFound['mentions'],
    runs: PeopleFound['runs'],
  ): void {
    if (first.speaker === 'same' && this.#speech !== null && !here.some((mention) => mention.end <= span.end))
      this.#say(span)
    else this.#narrated(sentence, span, here, runs)
  }

  #speakerOf(frame: Frame, sentence: Sentence, here: PeopleFound['mentions']): Speaker {
    if (typeof frame.speaker !== 'string') return frame.speaker
    const actor = here.find((mention) => mention.start >= sentence.start && mention.end <= frame.contentStart)
    if (actor !== undefined && frame.speaker === 'same')
      return { name: actor.name, voice: voiceOf(this.#voices.get(actor.name)) }
    if (frame.speaker === 'same') {
      const group = groupIn(this.#text.slice(sentence.start, frame.start).replace(/[,;].*$/, ''))
      if (group !== null) return group
    }
    return this.#speech?.speaker ?? this.#lastActor
  }

  #continues(sentence: Sentence, namesSomeone: boolean): boolean {
    const speech = this.#speech
    if (speech === null) return false
    if (speech.inQuotes) {
      if (this.#text.slice(sentence.start, sentence.end).includes('”'))
        speech.inQuotes = opensQuote(this.#text, sentence.start, sentence.end)
      return true
    }
    const span = { start: sentence.start, end: sentence.bodyEnd }
    if (isNarrated(this.#text, span, namesSomeone)) return false
    const first = splitClauses(this.#text, span)[0]
    const kind = first === undefined ? 'plain' : clauseKind(this.#text, first)
    const demands =
      kind === 'demand' || kind === 'order' || kind === 'duty' || kind === 'promise' || hasDemand(this.#text, span)
    if (sentence.isFirst) return demands
    return demands || !isSuggesting(speech.verb)
  }

  #say(span: TextSpan): void {
    const speech = this.#speech
    if (speech === null) return
    const parts = partsOf(this.#text, span, speech.speaker, speech.verb)
    for (const part of parts) {
      const wished = speech.lastKind === 'follow_up' && part.kind === 'directive' && !hasDemand(this.#text, part)
      const kind = wished ? 'follow_up' : part.kind
      this.#items.push({ start: part.start, end: part.end, kind, speaker: speech.speaker.name, verb: part.verb })
      speech.lastKind = kind
    }
    if (parts.length === 0 && span.end - span.start > 1) this.#doubts.push({ ...span, code: 'not_understood' })
  }

  #narrated(sentence: Sentence, span: TextSpan, here: PeopleFound['mentions'], runs: PeopleFound['runs']): void {
    if (this.#text.charAt(span.start) === '“' && here.length === 0 && looksSpoken(this.#text, span)) {
      this.#quoted.push(span)
      return
    }
    if (this.#quoted.length > 0) this.#quoted.push(span)
    this.#speech = null
    if (this.#ownerless(span, here)) return
    this.#items.push(...findTopics(this.#text, span, sentence, here, runs))
    const actor = here.find((mention) => mention.start < span.end) ?? null
    this.#items.push(...findResponse(this.#text, span, actor?.name ?? this.#lastActor.name))
  }

  /** A demand nobody is named for, as at the head of a continuation; or a promise the report itself makes. */
  #ownerless(span: TextSpan, here: PeopleFound['mentions']): boolean {
    const first = splitClauses(this.#text, span)[0]
    if (here.length > 0 || first === undefined) return false
    const words = this.#text.slice(span.start, span.end)
    if (clauseKind(this.#text, first) === 'demand' && findModal(this.#text, first)?.at === first.start) {
      const parts = partsOf(this.#text, span, nobody, null)
      for (const part of parts) this.#items.push({ ...part, speaker: null, verb: null })
      this.#doubts.push({ ...span, code: 'speaker_unclear' })
      return true
    }
    if (isPromise(words) && !/将(?:于|在|召开|举行|听取|审议|持续到|历时)/.test(words)) {
      this.#items.push({ ...span, kind: 'follow_up', speaker: null, verb: null })
      return true
    }
    return false
  }

  /** Gives quoted sentences to the speaker named behind them. */
  #release(speaker: Speaker, verb: string): void {
    if (this.#quoted.length === 0) return
    const spans = this.#quoted
    this.#quoted = []
    const kept = this.#speech
    this.#speech = { speaker, verb, inQuotes: false, lastKind: null }
    for (const span of spans) this.#say(span)
    this.#speech = kept
  }
}

function opensQuote(text: string, start: number, end: number): boolean {
  let depth = 0
  for (let at = start; at < end; at += 1) {
    if (text.charAt(at) === '“') depth += 1
    else if (text.charAt(at) === '”') depth = Math.max(0, depth - 1)
  }
  return depth > 0
}

function hasDemand(text: string, span: TextSpan): boolean {
  return splitClauses(text, span).some((clause) => clauseKind(text, clause) === 'demand')
}

function looksSpoken(text: string, span: TextSpan): boolean {
  const close = text.indexOf('”', span.start)
  return close < 0 || close >= span.end - 1
}
