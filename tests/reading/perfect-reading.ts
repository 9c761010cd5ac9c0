import type { Article, Item, NamedThing, NameList, Person, Reading, Session } from '#intake/reading.ts'
import { type Quote, quoteOf } from '#kernel/text-span.ts'
import type { Gold, GoldSpan } from './gold.ts'
import type { AnnotatedPage } from './pages.ts'

/** The reading an expert would give: the gold itself, in the reader's shape. Proves that the scorer can be satisfied. */
export function perfectReading({ gold, text, name, bytes }: AnnotatedPage): Reading {
  const quote = ([start, end]: GoldSpan): Quote => quoteOf(text, { start, end })
  const first = (places: readonly GoldSpan[] | null): Quote | null => {
    const place = places?.[0]
    return place === undefined ? null : quote(place)
  }
  const named = (things: Gold['programmes']): NamedThing[] =>
    things.flatMap(({ article, spans }) =>
      spans
        .slice(0, 1)
        .map(quote)
        .map((q) => ({ ...q, name: q.quote, article })),
    )

  return {
    source: {
      name,
      sha256: gold.sha256,
      bytes,
      mediaType: 'text/plain',
      encoding: 'utf-8',
      language: 'zh',
      script: null,
      text,
    },
    articles: gold.articles.map(
      (article): Article => ({
        headline: first(article.headline),
        kicker: first(article.kicker),
        caption: first(article.caption),
        byline: first(article.byline),
        continuation: first(article.continuation),
        body: { start: article.body[0], end: article.body[1] },
      }),
    ),
    sessions: gold.sessions.map((session): Session => {
      const [start, end] = gold.articles[session.article]?.body ?? [0, 1]
      return {
        article: session.article,
        kind: session.kinds[0] ?? 'other',
        theme: first(session.theme),
        parentMeeting: null,
        datePhrase: null,
        host: null,
        place: null,
        duration: null,
        start,
        end,
      }
    }),
    people: gold.people.flatMap(({ article, kinds, spans }): Person[] =>
      spans.slice(0, 1).map(([start, end]) => ({
        name: quote([start, end]).quote,
        role: null,
        kind: kinds[0] ?? 'other',
        article,
        session: null,
        start,
        end,
      })),
    ),
    lists: gold.lists.map((list): NameList => {
      const people = list.names.flatMap(({ spans }) =>
        spans.slice(0, 1).map(([start, end]) => ({ name: quote([start, end]).quote, start, end })),
      )
      return {
        article: list.article,
        session: null,
        kind: list.kinds[0] ?? 'other',
        people,
        statedCount: list.statedCount,
        listedCount: people.length,
        agrees: list.agrees,
        start: people[0]?.start ?? 0,
        end: people.at(-1)?.end ?? 0,
      }
    }),
    items: gold.items.flatMap(({ article, kinds, spans, speakers, answers }): Item[] =>
      spans.slice(0, 1).map((place) => ({
        ...quote(place),
        kind: kinds[0] ?? 'topic',
        article,
        session: null,
        speaker: first(speakers ?? null)?.quote ?? null,
        verb: null,
        answers: (answers ?? []).map((item) => ({ item, score: 1, reason: { code: 'same_session', shared: [] } })),
      })),
    ),
    programmes: named(gold.programmes),
    mechanisms: named(gold.mechanisms),
    documents: named(gold.documents),
    doubts: [],
  }
}
