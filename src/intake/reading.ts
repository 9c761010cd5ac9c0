import type { Quote, TextSpan } from '#kernel/text-span.ts'

/**
 * What was found in one source. Every finding names its origin as [start, end) in `source.text`,
 * in UTF-16 code units, and `source.text.slice(start, end)` without line breaks equals its quote.
 * `article` and `session` are positions in the arrays `articles` and `sessions`.
 */
export type Reading = {
  readonly source: Source
  readonly articles: readonly Article[]
  readonly sessions: readonly Session[]
  readonly people: readonly Person[]
  readonly lists: readonly NameList[]
  readonly items: readonly Item[]
  readonly programmes: readonly NamedThing[]
  readonly mechanisms: readonly NamedThing[]
  readonly documents: readonly NamedThing[]
  readonly doubts: readonly Doubt[]
}

/** Languages with a module of their own (`src/intake/languages/`). */
export type ReadLanguage = 'zh' | 'en' | 'de' | 'ja'

export type Source = {
  readonly name: string
  /** Of the file's bytes, hexadecimal. */
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: string
  /** 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be' for text; null where the format carries its own. */
  readonly encoding: string | null
  /** The one most of what is read is written in; `und` where nothing is read. */
  readonly language: ReadLanguage | 'und'
  /** Of the Chinese in it. */
  readonly script: 'simplified' | 'traditional' | 'mixed' | null
  /** The text as read, never corrected. */
  readonly text: string
}

export type Article = {
  readonly headline: Quote | null
  /** The smaller title over (肩题) or under (副题) the headline. */
  readonly kicker: Quote | null
  readonly caption: Quote | null
  /** 记者 张三, or a web page's line of particulars (2025-01-09 来源：…). */
  readonly byline: Quote | null
  /** 下转03版, 紧接01版, without brackets. */
  readonly continuation: Quote | null
  /** From the body's first character (a dateline such as 本报讯 included) to its last. */
  readonly body: TextSpan
}

export type Session = {
  readonly article: number
  readonly kind:
    | 'plenary'
    | 'theme_session'
    | 'group_discussion'
    | 'deliberation'
    | 'standing_committee'
    | 'consultation'
    | 'other'
  readonly theme: Quote | null
  readonly parentMeeting: Quote | null
  readonly datePhrase: Quote | null
  /** The day it was held or began, where that phrase gives it, its year taken from the page at need; never guessed. */
  readonly day?: string
  /** Who presided. */
  readonly host: string | null
  readonly place: Quote | null
  readonly duration: Quote | null
  /** The sentence(s) that report the session. */
  readonly start: number
  readonly end: number
}

export type Person = {
  readonly name: string
  /** Office held, as written, or null. */
  readonly role: string | null
  /** Party or group in the council, as written; only where the text gives one. */
  readonly party?: string
  readonly kind: 'leader' | 'member' | 'deputy' | 'other'
  readonly article: number
  readonly session: number | null
  /** The first place in this article where the name stands. */
  readonly start: number
  readonly end: number
}

export type ListedName = { readonly name: string; readonly start: number; readonly end: number }

export type NameList = {
  readonly article: number
  readonly session: number | null
  readonly kind: Person['kind']
  readonly people: readonly ListedName[]
  /** The number the text gives, e.g. 15 for 15位委员; null when it gives none. */
  readonly statedCount: number | null
  readonly listedCount: number
  /** Null when no number is stated; with 等 before the number ("等20人") fewer names listed still agree. */
  readonly agrees: boolean | null
  readonly start: number
  readonly end: number
}

export const itemKinds = ['topic', 'suggestion', 'directive', 'position', 'assessment', 'follow_up'] as const

export type ItemKind = (typeof itemKinds)[number]

/**
 * One thing said. An item is one sentence, or each part where a sentence changes kind; a list of
 * topics or suggestions gives one item per member. Sentence-final punctuation and the frame around
 * it (就…等, 围绕…方面, 大家建议, 某某说) stay outside the span; a leading 要 stays inside.
 */
export type Item = {
  readonly kind: ItemKind
  readonly article: number
  readonly session: number | null
  /** A person's name, a group as the text names it (大家, 市政府领导们), or null. */
  readonly speaker: string | null
  /** The word of saying it hangs on (指出, 建议, 说), inherited by the clauses that follow; null where none. */
  readonly verb: string | null
  readonly quote: string
  readonly start: number
  readonly end: number
  /** Who is to do it, where the text names them: of several the one that leads, or the first. */
  readonly unit?: Quote
  /** The others that are to do it with that one, in the order of the text; leading ones first. */
  readonly joint?: readonly Quote[]
  readonly due?: Due
  /** How it was voted on, where the text says so. */
  readonly vote?: Vote
  /** For topics and suggestions only: passages of this source that answer it, best first; empty = none found here. */
  readonly answers?: readonly Answer[]
}

/** Who is to do what an item says, and by when. */
export type ItemDuty = Pick<Item, 'unit' | 'joint' | 'due'>

/** By when it is to be done; in German and Japanese records also from when. */
export type Due = Quote & {
  /** The last day, where words and the day of the session or page give it; never guessed. */
  readonly day?: string
  /** Where the words give a length of time. */
  readonly within?: { readonly count: number; readonly unit: 'day' | 'working_day' | 'week' | 'month' | 'year' }
}

/** The record of a vote; a number the text does not give is null. */
export type Vote = Quote & {
  readonly passed: boolean | null
  readonly unanimous: boolean
  readonly ayes: number | null
  readonly noes: number | null
  readonly abstentions: number | null
}

export type Answer = {
  /** Position in `items` of the answering passage. */
  readonly item: number
  /** 0..1, comparable within one source only. */
  readonly score: number
  readonly reason: AnswerReason
}

export type AnswerReason = {
  readonly code: 'answered_collectively' | 'shared_words' | 'named_author' | 'same_session'
  /** The words both passages share, longest first; what a person is shown as the reason. */
  readonly shared: readonly string[]
}

/** A programme (五个中心), a platform or mechanism, or a document under deliberation. */
export type NamedThing = Quote & {
  readonly name: string
  readonly article: number
  /** What became of it (可決, 不採択), where the text says so beside it. */
  readonly outcome?: Quote
}

/** What was suspect or could not be understood, with its place; nothing is ever silently changed. */
export type Doubt = Quote & {
  readonly code:
    | 'suspect_character'
    | 'headline_unplaced'
    | 'count_disagrees'
    | 'not_understood'
    | 'no_session'
    | 'same_name_twice'
    | 'language_unsupported'
    | 'speaker_unclear'
    | 'ocr_low_confidence'
    /** A sign that is none, such as a zero: U+FFFD stands in its place, which alone is changed, and `hint` says what it was. */
    | 'no_character'
  readonly article: number | null
  /** A neutral hint, such as the character probably meant; never applied. */
  readonly hint: string | null
}
