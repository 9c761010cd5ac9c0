import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HttpEnv } from '#http/http-env.ts'
import { longestQuestion, readQuery } from '#matching/search/search-query.ts'
import { mostPages, type SearchAnswer, search } from '#operations/search.ts'
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
    units: z.array(z.object({ id: z.string(), name: Excerpt, english: Excerpt })),
    people: z.array(Excerpt),
  }),
  /** The program began a moment ago and has not read everything. */
  z.object({ state: z.literal('being_read'), done: z.int(), of: z.int() }),
])

const searchRoute = createRoute({
  method: 'get',
  path: '/search',
  summary:
    'What you may see that says these words, best first, twenty cases a page. Words, "phrases", title: text: answer: unit: author: number:, from: until:, a minus; pinyin for titles and names.',
  request: {
    query: z.object({
      q: z.string().min(1).max(longestQuestion),
      page: z.coerce.number().int().min(1).max(mostPages).default(1),
    }),
  },
  responses: { 200: jsonOf(Found, 'Nothing is counted.'), ...problems },
})

export function searchRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter().openapi(searchRoute, async (c) => {
    const { q, page } = c.req.valid('query')
    return c.json(presentFound(await search(c.var.dependencies, c.var.actor, readQuery(q), page)), 200)
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
    units: answer.units.map(({ unit, name, english }) => ({
      id: unit.id,
      name: excerpt(name),
      english: excerpt(english),
    })),
    people: answer.people.map(excerpt),
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
