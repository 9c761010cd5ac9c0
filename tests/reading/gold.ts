import { z } from 'zod'

/** [start, end) in the source text, in UTF-16 code units. */
const Span = z.tuple([z.int().nonnegative(), z.int().positive()])
/** Acceptable places of one finding; the first is the one meant, the others are as good. */
const Spans = z.array(Span).min(1)

const ItemKind = z.enum(['topic', 'suggestion', 'directive', 'position', 'assessment', 'follow_up'])
const PersonKind = z.enum(['leader', 'member', 'deputy', 'other'])
const SessionKind = z.enum([
  'plenary',
  'theme_session',
  'group_discussion',
  'deliberation',
  'standing_committee',
  'consultation',
  'other',
])

/** Present only for invented pages; real pages are annotated by offsets alone. */
const words = z.string().optional()
/** True where a reader may find it or leave it: neither a hit nor a miss nor a false alarm. */
const optional = z.boolean().optional()

const GoldArticle = z.strictObject({
  headline: Spans.nullable(),
  headlineOptional: optional,
  kicker: Spans.nullable(),
  kickerOptional: optional,
  caption: Spans.nullable(),
  byline: Spans.nullable(),
  continuation: Spans.nullable(),
  body: Span,
})

const GoldItem = z.strictObject({
  words,
  article: z.int(),
  /** Acceptable kinds, the one meant first. */
  kinds: z.array(ItemKind).min(1),
  spans: Spans,
  /** Where the acceptable speakers stand; [] = must be null; absent = not judged. */
  speakers: z.array(Span).optional(),
  /** For what was raised: positions of the items that answer it, any of them; [] = none does; absent = not judged. */
  answers: z.array(z.int()).optional(),
  optional,
})

const GoldList = z.strictObject({
  article: z.int(),
  kinds: z.array(PersonKind).min(1),
  statedCount: z.int().nullable(),
  agrees: z.boolean().nullable(),
  names: z.array(z.strictObject({ words, spans: Spans })),
  optional,
})

const GoldPerson = z.strictObject({
  words,
  article: z.int(),
  kinds: z.array(PersonKind).min(1),
  spans: Spans,
  optional,
})
const GoldSession = z.strictObject({
  article: z.int(),
  kinds: z.array(SessionKind).min(1),
  theme: Spans.nullable(),
  optional,
})
const GoldThing = z.strictObject({ words, article: z.int(), spans: Spans, optional })

/** What an expert found on one page, by place; the words of real pages stay outside the project. */
export const Gold = z.strictObject({
  id: z.string(),
  /** Path of the text, below `shared/` for real pages, below `tests/reading/` for invented ones. */
  source: z.string(),
  /** Of the text file's bytes. */
  sha256: z.string(),
  articles: z.array(GoldArticle),
  sessions: z.array(GoldSession),
  lists: z.array(GoldList),
  people: z.array(GoldPerson),
  items: z.array(GoldItem),
  programmes: z.array(GoldThing),
  mechanisms: z.array(GoldThing),
  documents: z.array(GoldThing),
})

export type Gold = z.infer<typeof Gold>
export type GoldSpan = z.infer<typeof Span>
export type GoldItem = z.infer<typeof GoldItem>
export type GoldArticle = z.infer<typeof GoldArticle>
