import type { TextSpan } from '#kernel/text-span.ts'
import { joinAlike } from './alike-items.ts'
import { bySentence } from './by-sentence.ts'
import type { FoundItem } from './found-item.ts'
import type { Frame } from './frame.ts'
import { findFrames } from './frames.ts'
import { quotesReport, tellsOfAnswer } from './frames-that-say-nothing.ts'
import { narratedItems } from './narrated-items.ts'
import { isNarrated } from './narrative.ts'
import { openedBy } from './opened-speech.ts'
import type { PeopleFound } from './people.ts'
import { letterItems, type ReplyLetter, replyLetterIn } from './reply-letter.ts'
import { isSuggesting, onlyThanks, partsOf } from './said-parts.ts'
import { sentenceTurns, type Told } from './sentence-turns.ts'
import { type Sentence, unwrapQuotes } from './sentences.ts'
import { groupIn, leadingVerbs, membersBefore, nobody, type Speaker, voiceOf } from './speakers.ts'
import { goesOnAs, type Speech, unsaid } from './speech.ts'
import {
  asksForSomething,
  behindDateline,
  claims,
  hasDemand,
  isAccount,
  isMark,
  isNoSpeech,
  isQuestion,
  isRhetorical,
  isSubheading,
  looksSpoken,
  narratedTail,
  opensQuote,
  opensWithNumber,
  proposalAsked,
} from './speech-signs.ts'
import { isReporter, type Voices, voicesOf } from './voices.ts'

export type ItemDoubt = TextSpan & { readonly code: 'not_understood' | 'speaker_unclear' }
export type ItemsFound = {
  readonly items: readonly FoundItem[]
  readonly doubts: readonly ItemDoubt[]
  /** The official reply that the article is; undefined for every other. */
  readonly letter: ReplyLetter | undefined
}

/** Finds what was said in an article; `text` is folded, all positions are the flow's. */
export function findItems(text: string, sentences: readonly Sentence[], people: PeopleFound): ItemsFound {
  const walk = new ItemWalk(text, people)
  const letter = replyLetterIn(text, sentences, people.mentions)
  const runsOf = bySentence(people.runs)
  for (const [index, sentence] of sentences.entries()) {
    const mentions = people.mentionsOf.get(index) ?? []
    if (letter !== undefined) {
      // The form around a letter and its courtesies say nothing.
      if (index >= letter.first && index <= letter.last) walk.letter(sentence, letter, index)
    } else
      for (const turn of sentenceTurns(text, { sentence, mentions, runs: runsOf.get(index) ?? [] })) walk.take(turn)
  }
  return { ...walk.end(), letter }
}

class ItemWalk {
  readonly #items: FoundItem[] = []
  readonly #doubts: ItemDoubt[] = []
  readonly #voices: Voices
  readonly #text: string
  #speech: Speech | null = null
  #lastActor: Speaker = nobody
  /** Sentences in quotation marks whose speaker is named only behind them. */
  #quoted: TextSpan[] = []
  #quoteIsOpen = false

  constructor(text: string, people: PeopleFound) {
    this.#text = text
    this.#voices = voicesOf(text, people.mentions)
  }

  end(): Omit<ItemsFound, 'letter'> {
    this.#dropQuoted()
    this.#items.sort((a, b) => a.start - b.start || a.end - b.end)
    return { items: this.#items, doubts: this.#doubts }
  }

  letter(sentence: Sentence, letter: ReplyLetter, index: number): void {
    this.#items.push(...letterItems(this.#text, sentence, letter, index === letter.first))
  }

  take(told: Told): void {
    const sentence = behindDateline(this.#text, told.sentence)
    if (this.#speech !== null && isSubheading(sentence)) return
    const mentions = told.mentions.filter((mention) => mention.start >= sentence.start)
    const here = { ...told, sentence, mentions }
    const span = { start: sentence.start, end: sentence.bodyEnd }
    const frames = findFrames(this.#text, sentence, mentions, this.#voices.kinds).filter(
      (frame, at) =>
        !quotesReport(frame, at > 0 || (this.#speech !== null && !sentence.isFirst)) &&
        !(this.#quoted.length === 0 && tellsOfAnswer(frame)),
    )
    const from = this.#items.length
    if (frames.length > 0) this.#framed(here, frames)
    else if (this.#continues(here)) this.#say(span, isQuestion(this.#text, sentence))
    else this.#narrated(here, span)
    joinAlike(this.#text, this.#items, from)
    const actor = mentions.find(
      (mention) => mention.start < (frames[0]?.contentStart ?? sentence.end) && !isReporter(this.#text, mention),
    )
    if (actor !== undefined && frames.length === 0) this.#lastActor = this.#personAsSpeaker(actor.name)
  }

  #personAsSpeaker(name: string): Speaker {
    return { name, voice: voiceOf(this.#voices.kinds.get(name)) }
  }

  #framed(here: Told, frames: readonly Frame[]): void {
    const { sentence } = here
    const first = frames[0]
    if (first !== undefined && first.start > sentence.start) this.#beforeFrame(here, first)
    for (const [index, frame] of frames.entries()) {
      const speaker = this.#speakerOf(frame, here)
      const verbBefore = this.#speech?.verb ?? null
      const end = frames[index + 1]?.start ?? sentence.bodyEnd
      const speech = openedBy(this.#text, frame, sentence, speaker, end)
      this.#speech = speech
      this.#lastActor = speaker
      this.#release(speaker, frame.verb)
      if (frame.before !== null) this.#sayQuoted(frame.before)
      // 希望 without a subject is part of what is said, as a leading 要 is.
      const keepsVerb = frame.verb === '希望' && frame.speaker === 'same'
      const asks = index === frames.length - 1 && isQuestion(this.#text, sentence)
      const start = keepsVerb ? frame.start : frame.contentStart
      const toldFrom = start + narratedTail(this.#text.slice(start, end))
      if (!frame.trailing && !frame.isModerator) this.#say({ start, end: toldFrom }, asks)
      if (toldFrom < end) this.#tell(here, { start: toldFrom, end })
      if (keepsVerb) speech.verb = verbBefore ?? frame.verb
      if (frame.isModerator) this.#speech = null
    }
  }

  /** Words before the first frame: part of the speech under way if the frame has no subject of its own, else narrated. */
  #beforeFrame(here: Told, first: Frame): void {
    const span = { start: here.sentence.start, end: first.start }
    const tellsOf =
      /^(?:他|她)(?:还|也|则|又|同时)*(?:非常|特别|十分|一直|始终|重点)?(?:关注|关心|提交|带来|聚焦|就|围绕)/
    const goesOn =
      first.speaker === 'same' &&
      this.#speech !== null &&
      !tellsOf.test(this.#text.slice(span.start, span.end)) &&
      membersBefore(this.#text.slice(span.start, span.end)) === null
    if (goesOn && !here.mentions.some((mention) => mention.end <= span.end)) this.#say(span, false)
    else this.#narrated(here, span)
  }

  #speakerOf(frame: Frame, here: Told): Speaker {
    const speaker = this.#namedIn(frame, here)
    // 我建议: who writes of the own session speaks as a member.
    if (speaker.name === null && speaker.voice === 'other' && /^(?:认为|觉得|建议)$/.test(frame.verb ?? ''))
      return { name: null, voice: 'members' }
    const leads = speaker.name !== null && this.#voices.chiefs.has(speaker.name) && leadingVerbs.has(frame.verb ?? '')
    return leads ? { ...speaker, voice: 'leader' } : speaker
  }

  #namedIn(frame: Frame, { sentence, mentions }: Told): Speaker {
    if (typeof frame.speaker !== 'string') return frame.speaker
    if (frame.speaker === 'same') {
      const before = this.#text.slice(sentence.start, Math.max(sentence.start, frame.start - 1))
      const from = sentence.start + before.lastIndexOf(';') + 1
      const actor = mentions.find((mention) => mention.start >= from && mention.end <= frame.contentStart)
      if (actor !== undefined) return this.#personAsSpeaker(actor.name)
      const group = groupIn(this.#text.slice(sentence.start, frame.start).replace(/[,;].*$/, ''))
      const told = group ?? membersBefore(this.#text.slice(sentence.start, frame.start))
      if (told !== null) return told
    }
    // 甲对大家表示感谢，他说: whoever opens the sentence.
    const opener =
      frame.speaker === 'third'
        ? mentions.find(({ start, role }) => Math.min(start, role?.start ?? start) <= sentence.start + 1)
        : undefined
    if (opener !== undefined && opener.end < frame.start) return this.#personAsSpeaker(opener.name)
    return this.#speech?.speaker ?? this.#lastActor
  }

  /** Whether a sentence without a frame belongs to the speech under way. */
  #continues({ sentence, mentions }: Told): boolean {
    const speech = this.#speech
    if (speech === null) return false
    if (speech.inQuotes) {
      if (isSuggesting(speech.verb) && isAccount(this.#text, { start: sentence.start, end: sentence.bodyEnd }))
        speech.verb = null
      if (this.#text.slice(sentence.start, sentence.end).includes('”'))
        speech.inQuotes = opensQuote(this.#text, sentence.start, sentence.end)
      return true
    }
    const span = { start: sentence.start, end: sentence.bodyEnd }
    if (looksSpoken(this.#text, span)) return false
    if (speech.isQuoted) return false
    if (speech.isTurn && !(speech.isList && sentence.isFirst)) return true
    if (speech.isList && opensWithNumber(this.#text.slice(sentence.start, sentence.start + 6))) return true
    if (isNarrated(this.#text, span, mentions.length > 0)) return false
    const asks = asksForSomething(this.#text, span)
    if (!sentence.isFirst && isSuggesting(speech.verb) && claims(this.#text, span)) {
      // What is so, said after what should be done.
      this.#speech = { ...speech, verb: null }
      return true
    }
    return asks || !(sentence.isFirst || isSuggesting(speech.verb))
  }

  #say(span: TextSpan, isAsked: boolean): void {
    const speech = this.#speech
    if (speech === null || isMark(this.#text, span) || isNoSpeech(this.#text.slice(span.start, span.end))) return
    if (isAsked) {
      const at = proposalAsked(this.#text, span)
      if (at > span.start) this.#say({ start: span.start, end: at }, false)
      this.#ask({ start: at, end: span.end }, speech)
      return
    }
    const parts = partsOf(this.#text, span, speech.speaker, speech.verb)
    for (const { start, end, kind: judged, verb } of parts) {
      const said = { start, end }
      const kind = goesOnAs(speech, judged, this.#text.slice(start, end), hasDemand(this.#text, said))
      const wished = speech.lastKind === 'follow_up' && kind === 'directive' && !hasDemand(this.#text, said)
      speech.lastKind = wished ? 'follow_up' : kind
      this.#items.push({ start, end, kind: speech.lastKind, speaker: speech.speaker.name, verb })
    }
    if (parts.length === 0 && span.end - span.start > 3 && !onlyThanks(this.#text, span))
      this.#doubts.push({ ...span, code: 'not_understood' })
  }

  /** Words quoted before their speaker is named: what they are shows in themselves, not in 呼吁 behind them. */
  #sayQuoted(span: TextSpan): void {
    const speech = this.#speech
    if (speech === null) return
    const { verb } = speech
    const from = this.#items.length
    speech.verb = null
    const isAsked = /\?/.test(this.#text.slice(span.end - 1, span.end + 2))
    // A question quoted first opens an exchange, whoever asks it.
    if (isAsked) this.#ask(span, { ...speech, speaker: { ...speech.speaker, voice: 'members' } })
    else this.#say(span, false)
    speech.verb = verb
    for (let at = from; at < this.#items.length; at += 1) {
      const item = this.#items[at]
      if (item !== undefined && item.verb === null) this.#items[at] = { ...item, verb }
    }
  }

  /** A question a member asks raises a topic; one a leader asks is rhetoric. */
  #ask(span: TextSpan, { speaker, verb }: Speech): void {
    const words = this.#text.slice(span.start, span.end)
    const kind = isRhetorical(words) ? 'position' : 'topic'
    if (speaker.voice !== 'leader' && speaker.voice !== 'meeting')
      this.#items.push({ ...unwrapQuotes(this.#text, span), kind, speaker: speaker.name, verb })
  }

  #narrated({ sentence, mentions, runs }: Told, span: TextSpan): void {
    if (this.#quoteIsOpen || (mentions.length === 0 && looksSpoken(this.#text, span))) {
      this.#quoted.push(span)
      this.#quoteIsOpen = opensQuote(this.#text, this.#quoted[0]?.start ?? span.start, sentence.end)
      return
    }
    const named = mentions[0]
    if (this.#quoted.length > 0 && named !== undefined) this.#release(this.#personAsSpeaker(named.name), null)
    this.#dropQuoted()
    this.#speech = null
    this.#tell({ sentence, mentions, runs }, span)
  }

  /** What the report itself tells. */
  #tell({ sentence, mentions, runs }: Told, span: TextSpan): void {
    const told = { span, sentence, mentions, runs, lastActor: this.#lastActor.name }
    const { items, isOwnerless } = narratedItems(this.#text, told)
    this.#items.push(...items)
    if (isOwnerless) this.#doubts.push({ ...span, code: 'speaker_unclear' })
  }

  /** Gives quoted sentences to the speaker named behind them. */
  #release(speaker: Speaker, verb: string | null): void {
    const spans = this.#quoted
    if (spans.length === 0) return
    this.#quoted = []
    this.#quoteIsOpen = false
    const kept = this.#speech
    this.#speech = { ...unsaid, speaker, verb }
    for (const span of spans) this.#sayQuoted(span)
    this.#speech = kept
  }

  /** Quoted words nobody is named for are said by somebody all the same. */
  #dropQuoted(): void {
    const first = this.#quoted[0]
    const last = this.#quoted.at(-1)
    if (first !== undefined && last !== undefined)
      this.#doubts.push({ start: first.start, end: last.end, code: 'speaker_unclear' })
    this.#release({ name: null, voice: 'members' }, null)
    this.#quoteIsOpen = false
  }
}
