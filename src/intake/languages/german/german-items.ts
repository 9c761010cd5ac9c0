import type { RecordItem } from '#intake/languages/record-findings.ts'
import type { ItemKind } from '#intake/reading.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { agendaOf } from './german-agenda.ts'
import { type SaidPart, saidParts } from './german-clauses.ts'
import { germanDue, germanUnit } from './german-due.ts'
import { agendaHeading, type Heading } from './german-headings.ts'
import {
  answerLabel,
  answersAsFollows,
  askLabel,
  commissions,
  decided,
  decides,
  namesUnit,
  opensWithSubject,
  paper,
  reported,
} from './german-labels.ts'
import { passiveSaying } from './german-passives.ts'
import { germanSentences } from './german-sentences.ts'
import { type Speakers, speakersOf } from './german-speakers.ts'
import { speechKind } from './german-speech.ts'
import { germanTurn, isHeadingOverTurn } from './german-turns.ts'
import { germanVote } from './german-vote.ts'
import { judging, obliging, procedural, routine, tellsNews, undertaking } from './german-words.ts'

/** What the paragraphs before make of the next one. */
type Context = 'plain' | 'decides' | 'asks' | 'answers' | 'news' | 'speaks'

/** Finds what a record holds, paragraph by paragraph, in flow positions. */
export function germanItems(
  text: string,
  paragraphs: readonly TextSpan[],
  attendance: ReadonlySet<number>,
  names: ReadonlyMap<string, string>,
): RecordItem[] {
  const walk = new Walk(text, speakersOf(text, names))
  const agenda = agendaOf(text, paragraphs)
  for (const [index, paragraph] of paragraphs.entries()) {
    if (!attendance.has(index) && !agenda.has(index)) walk.take(paragraph, paragraphs[index + 1])
  }
  return walk.items
}

class Walk {
  readonly items: RecordItem[] = []
  private readonly text: string
  private readonly speakers: Speakers
  private context: Context = 'plain'
  private last: string | null = null
  private voteFrom = 0
  private inNews = false

  constructor(text: string, speakers: Speakers) {
    this.text = text
    this.speakers = speakers
  }

  take(paragraph: TextSpan, next?: TextSpan): void {
    const words = this.text.slice(paragraph.start, paragraph.end)
    const heading = agendaHeading(this.text, paragraph)
    if (heading !== undefined && !(this.context === 'decides' && heading.isPoint)) {
      this.open(heading)
      return
    }
    if (paper.test(words) || /^\[.*\]$/.test(words)) return
    if (!decided.test(words) && this.takeVote(paragraph)) {
      this.context = this.inNews ? 'news' : 'plain'
      return
    }
    const turn = germanTurn(this.text, paragraph)
    if (turn !== undefined) {
      this.last = this.speakers.whole(turn.speaker)
      this.context = 'speaks'
      this.speak(turn.said)
      return
    }
    const label = decides.exec(words)
    if (label !== null) {
      this.begin('decides', paragraph, label[0].length)
      return
    }
    const answer = answerLabel.exec(words)
    if (answer !== null) {
      this.last = /Verwaltung/.test(answer[0]) ? 'Verwaltung' : null
      this.begin('answers', paragraph, answer[0].length)
      return
    }
    if (askLabel.test(words)) {
      this.last = this.speakers.first(words) ?? this.last
      this.context = 'asks'
      return
    }
    if (isHeadingOverTurn(this.text, paragraph, next)) {
      this.open({ topic: paragraph, title: words, isRoutine: routine.test(words), isPoint: false })
      return
    }
    if (this.context === 'speaks') {
      this.speak(paragraph)
      return
    }
    this.sentences(paragraph)
  }

  private begin(context: Context, paragraph: TextSpan, skipped: number): void {
    this.context = context
    if (context === 'decides') this.voteFrom = this.items.length
    const rest = { start: paragraph.start + skipped, end: paragraph.end }
    if (rest.end - rest.start > 2) this.sentences(rest)
  }

  private open({ topic, isRoutine, title }: Heading): void {
    this.context = 'plain'
    this.last = null
    this.voteFrom = this.items.length
    this.inNews = tellsNews.test(title)
    if (this.inNews) this.context = 'news'
    if (topic !== null && !isRoutine) this.put({ ...topic, kind: 'topic', speaker: null, verb: null })
  }

  /** A vote is of what was decided or moved since the last. */
  private takeVote(span: TextSpan): boolean {
    const vote = germanVote(this.text, span)
    if (vote === undefined) return false
    const from = this.voteFrom
    const last = this.items.length - 1
    const decidedHere = this.items.slice(from).some(({ kind }) => kind === 'follow_up' || kind === 'directive')
    for (let at = last; at >= from; at -= 1) {
      const item = this.items[at]
      if (item === undefined || item.kind === 'topic' || item.vote !== undefined) continue
      const isVoted = decidedHere ? item.verb === 'Beschluss' : item.kind === 'suggestion' && isMotion(item)
      if (!isVoted) continue
      this.items[at] = { ...item, vote }
      if (!decidedHere) break
    }
    this.voteFrom = this.items.length
    return true
  }

  private sentences(paragraph: TextSpan): void {
    for (const sentence of germanSentences(this.text, paragraph)) this.sentence(sentence)
  }

  private sentence(sentence: TextSpan): void {
    const isTaken =
      this.decides(sentence) ||
      this.answers(sentence) ||
      this.isSaidToBeSaid(sentence) ||
      this.isSaid(sentence) ||
      this.undertakes(sentence)
    if (!isTaken) this.remainder(sentence)
  }

  /** What is decided or commissioned, and the votes on it. */
  private decides(sentence: TextSpan): boolean {
    const words = this.text.slice(sentence.start, sentence.end)
    const decision = decided.exec(words)
    if (decision === null && this.takeVote(sentence)) return true
    if (!commissions.test(words) && decision === null && this.context !== 'decides') return false
    this.decide(sentence, decision)
    if (decision !== null) this.takeVote(sentence)
    return true
  }

  /** The questions behind "fragt:", and answers written behind a label. */
  private answers(sentence: TextSpan): boolean {
    const words = this.text.slice(sentence.start, sentence.end)
    if (this.context === 'asks' && this.asks(sentence)) {
      this.put({ ...sentence, kind: 'topic', speaker: this.last, verb: null })
      return true
    }
    const answering = answersAsFollows.exec(words)
    const isLabel = answering !== null && /wie folgt|folgendermaßen|^.{0,60}:\s*$/.test(answering[0])
    const found = isLabel ? answering : /(?:^|\s)Antwort(?: der Verwaltung)?\s*:\s*/.exec(words)
    if (found === null) return false
    this.last = isLabel ? (this.speakers.first(words) ?? this.last) : null
    if (isLabel) this.context = 'answers'
    this.tell({ start: sentence.start + found.index + found[0].length, end: sentence.end }, 'antwortet')
    return true
  }

  private isSaidToBeSaid(sentence: TextSpan): boolean {
    const passive = passiveSaying(this.text, sentence)
    if (passive === undefined) return false
    const { object, kind, verb, speaker } = passive
    this.last = speaker === null ? null : this.speakers.whole(speaker)
    const held = kind === 'position' ? this.heldKind(this.text.slice(object.start, object.end)) : kind
    this.put({ ...object, kind: held, speaker: this.last, verb })
    return true
  }

  private isSaid(sentence: TextSpan): boolean {
    const parts = saidParts(this.text, sentence)
    if (parts.length > 0) this.say(parts, this.asks(sentence))
    return parts.length > 0
  }

  /** What no verb of saying introduces: answers, news, questions, and what is told in the mood of others' words. */
  private remainder(sentence: TextSpan): void {
    const words = this.text.slice(sentence.start, sentence.end)
    if (this.context === 'answers') this.tell(sentence, 'antwortet')
    else if (this.context === 'news') this.tell(sentence, null)
    else if (this.asks(sentence) && this.last !== null)
      this.put({ ...sentence, kind: 'topic', speaker: this.last, verb: null })
    else if (reported.test(words) && !procedural.test(words)) this.tell(sentence, null)
  }

  private asks(sentence: TextSpan): boolean {
    return this.text.charAt(sentence.end) === '?'
  }

  /** Sie wird bis Februar …: whoever opens a sentence speaks on, and may take something on. */
  private undertakes(sentence: TextSpan): boolean {
    const words = this.text.slice(sentence.start, sentence.end)
    const found = opensWithSubject.exec(words)
    if (found?.[1] === undefined) return false
    const isPronoun = /^(?:Er|Sie)$/.test(found[1])
    if (!isPronoun) this.last = this.speakers.whole(found[1])
    const isDue = namesUnit.test(found[1]) && germanDue(this.text, sentence) !== undefined
    const isMeant =
      /^(?:wird|werde|werden|will|soll|solle)$/.test(found[2] ?? '') && /\p{Ll}(?:en|ern|eln)$/u.test(words)
    if (!isMeant && !isDue) return false
    if (!this.speakers.isOfficial(this.last) || procedural.test(words)) return false
    this.put({ ...sentence, kind: 'follow_up', speaker: this.last, verb: null })
    return true
  }

  private decide(sentence: TextSpan, decision: RegExpExecArray | null): void {
    const skipped = decision?.[0].length ?? 0
    const numbered = /^(?:\d{1,2}|[a-z])[.)]\s+/.exec(this.text.slice(sentence.start + skipped, sentence.end))
    const start = sentence.start + skipped + (numbered?.[0].length ?? 0)
    if (this.text.slice(start, sentence.end).split(' ').length < 3) return
    this.put({ start, end: sentence.end, kind: 'follow_up', speaker: null, verb: 'Beschluss' })
  }

  private say(parts: readonly SaidPart[], asks: boolean): void {
    for (const { saying, subject, verb, object } of parts) {
      if (subject !== null && !/^(?:er|sie)$/i.test(subject)) this.last = this.speakers.whole(subject)
      if (object === null) continue
      const words = this.text.slice(object.start, object.end)
      const kind = saying.kind === 'position' ? this.heldKind(words) : this.chairsKind(saying.kind)
      // Several questions behind one "fragt:".
      if (kind === 'topic' && asks) this.context = 'asks'
      this.put({ ...object, kind, speaker: this.last, verb })
    }
  }

  /** Whoever presides does not suggest: what they ask of the administration is to be done. */
  private chairsKind(kind: ItemKind): ItemKind {
    return kind === 'suggestion' && this.speakers.presides(this.last) ? 'directive' : kind
  }

  /** What is reported in a sentence of its own. */
  private tell(sentence: TextSpan, verb: string | null): void {
    const words = this.text.slice(sentence.start, sentence.end)
    if (words.split(/\s+/).length < 3) return
    this.put({ ...sentence, kind: this.heldKind(words), speaker: this.last, verb })
  }

  private heldKind(words: string): ItemKind {
    const isOfficial = this.speakers.isOfficial(this.last)
    if (isOfficial && (undertaking.test(words) || germanPromise(words))) return 'follow_up'
    if (!isOfficial && obliging.test(words)) return 'suggestion'
    return judging.test(words) ? 'assessment' : 'position'
  }

  private speak(span: TextSpan): void {
    for (const sentence of germanSentences(this.text, span)) {
      const asks = this.text.charAt(sentence.end) === '?'
      const kind = speechKind(this.text.slice(sentence.start, sentence.end), asks)
      if (kind !== null) this.put({ ...sentence, kind, speaker: this.last, verb: null })
    }
  }

  private put(item: RecordItem): void {
    if (item.end - item.start < 3) return
    if (item.kind !== 'follow_up' && item.kind !== 'directive') {
      this.items.push(item)
      return
    }
    const [due, unit] = [germanDue(this.text, item), germanUnit(this.text, item)]
    this.items.push({ ...item, ...(due === undefined ? {} : { due }), ...(unit === undefined ? {} : { unit }) })
  }
}

function isMotion({ verb }: RecordItem): boolean {
  return verb !== null && /^(?:beantrag|stell)/.test(verb)
}

/** A term that lies ahead: bis Ende März …. */
function germanPromise(words: string): boolean {
  return /\bwerden?\b/.test(words) && /\b(?:bis|ab|noch)\s/.test(words)
}
