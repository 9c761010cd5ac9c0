import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HttpEnv } from '#http/http-env.ts'
import { longestQuestion, readQuery } from '#matching/search/search-query.ts'
import { mostPages, type SearchAnswer, search } from '#operations/search/search.ts'
import { searchKinds } from '#operations/search/search-kinds.ts'
import { jsonOf, problems } from './answers.ts'
import { newRouter } from './new-router.ts'
import { presentLine } from './present.ts'
import { CaseLine } from './schemas.ts'

const Excerpt = z.object({
  text: z.string(),
  /** Where in `text` the words stand that were asked for, in UTF-16 units. */
  spans: z.array(z.object({ start: z.int(), end: z.int() })),
})

const Found = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('ready'),
    cases: z.array(
      z.object({
        case: CaseLine,
        title: Excerpt,
        passages: z.array(Excerpt.extend({ field: z.enum(['title', 'text', 'answer', 'unit', 'author', 'number']) })),
        /** The newest answer you may see that names a day. */
        promise: z.object({ outcome: z.string(), doneBy: z.string() }).nullable(),
        /** Characters typed in a run stand apart in it. */
        loose: z.boolean(),
      }),
    ),
    hasMore: z.boolean(),
    /** What answers promise that is not done yet, by case. */
    measures: z.array(
      z.object({
        case: CaseLine,
        title: Excerpt,
        measures: z.array(z.object({ outcome: z.string(), doneBy: z.string(), words: Excerpt })),
      }),
    ),
    /** Passages found in pages that were read, for those who may look at readings. */
    passages: z.array(
      z.object({ id: z.string(), reading: z.string(), kind: z.string(), words: Excerpt, speaker: Excerpt.nullable() }),
    ),
    units: z.array(z.object({ id: z.string(), name: Excerpt, english: Excerpt, duties: Excerpt.nullable() })),
    /** Of the roster; authors of these cases who are not on it have no id. */
    people: z.array(z.object({ id: z.string().nullable(), name: Excerpt })),
    /** Kinds of which there is more than these few. */
    more: z.array(z.enum(searchKinds)),
  }),
  /** The program began a moment ago and has not read everything. */
  z.object({ state: z.literal('being_read'), done: z.int(), of: z.int() }),
])

const searchRoute = createRoute({
  method: 'get',
  path: '/search',
  summary:
    'What you may see that says these words, best first: twenty cases a page and a few of each other kind on the first, or twenty of one kind. Words, "phrases", title: text: answer: unit: author: number:, from: until:, a minus; pinyin for titles and names.',
  request: {
    query: z.object({
      q: z.string().min(1).max(longestQuestion),
      kind: z.enum(searchKinds).optional(),
      page: z.coerce.number().int().min(1).max(mostPages).default(1),
    }),
  },
  responses: { 200: jsonOf(Found, 'Nothing is counted.'), ...problems },
})

export function searchRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter().openapi(searchRoute, async (c) => {
    const { q, page, kind = null } = c.req.valid('query')
    return c.json(presentFound(await search(c.var.dependencies, c.var.actor, readQuery(q), { page, kind })), 200)
  })
}

function presentFound(answer: SearchAnswer): z.infer<typeof Found> {
  if (answer.state !== 'ready') return answer
  return {
    state: 'ready',
    cases: answer.cases.map(({ summary, title, passages, promise, isLoose }) => ({
      case: presentLine(summary),
      title: excerpt(title),
      passages: passages.map(({ field, ...one }) => ({ field, ...excerpt(one) })),
      promise,
      loose: isLoose,
    })),
    hasMore: answer.hasMore,
    measures: answer.measures.map(({ summary, title, measures }) => ({
      case: presentLine(summary),
      title: excerpt(title),
      measures: measures.map(({ outcome, doneBy, words }) => ({ outcome, doneBy, words: excerpt(words) })),
    })),
    passages: answer.passages.map(({ finding, words, speaker }) => ({
      ...{ id: finding.id, reading: finding.reading_id, kind: finding.kind },
      words: excerpt(words),
      speaker: speaker === null ? null : excerpt(speaker),
    })),
    units: answer.units.map(({ unit, name, english, duties }) => ({
      id: unit.id,
      name: excerpt(name),
      english: excerpt(english),
      duties: duties === null ? null : excerpt(duties),
    })),
    people: answer.people.map(({ name, person }) => ({ id: person?.id ?? null, name: excerpt(name) })),
    more: [...answer.more],
  }
}

function excerpt({
  text,
  spans,
}: {
  readonly text: string
  readonly spans: readonly { start: number; end: number }[]
}) {
  return { text, spans: [...spans] }
}
