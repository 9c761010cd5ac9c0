import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HttpEnv } from '#http/http-env.ts'
import { problem } from '#http/problem.ts'
import { findLike, type LikeAnswer, type LikeCase, matterOf } from '#operations/find-like.ts'
import { readCase } from '#operations/read-case.ts'
import { idInPath, jsonOf, problems } from './answers.ts'
import { jsonBody, newRouter } from './new-router.ts'
import { presentLine } from './present.ts'
import { CaseLine } from './schemas.ts'

const Span = z.object({ start: z.int(), end: z.int() })
const Shared = z.object({
  /** Of the other case. */
  text: z.string(),
  /** `one` is the place in what was asked about, `other` that in `text`. */
  shared: z.array(z.object({ one: Span, other: Span })),
})
/** A case that is like another. */
export const LikeLine = z.object({
  case: CaseLine,
  /** Much speaks for one and the same matter; otherwise something does. A person decides. */
  likely: z.boolean(),
  likeness: z.object({
    object: z.number(),
    demand: z.number(),
    text: z.number(),
    place: z.enum(['same', 'other']).nullable(),
    score: z.number(),
  }),
  title: Shared,
  text: Shared,
})
const LikeCases = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('ready'),
    cases: z.array(LikeLine),
  }),
  /** The program began a moment ago and has not read every case. */
  z.object({ state: z.literal('being_read'), done: z.int(), of: z.int() }),
])

const limit = z.coerce.number().int().min(1).max(20).default(5)

const likeTextRoute = createRoute({
  method: 'post',
  path: '/cases/like',
  summary: 'Cases you may see that may be on the same matter as these words. Stores nothing.',
  middleware: jsonBody,
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            title: z.string().max(500).default(''),
            text: z.string().max(60_000).default(''),
            demands: z.string().max(20_000).default(''),
            limit,
          }),
        },
      },
    },
  },
  responses: { 200: jsonOf(LikeCases, 'The likeliest first.'), ...problems },
})

const likeCaseRoute = createRoute({
  method: 'get',
  path: '/cases/{id}/like',
  summary: 'Cases you may see that may be on the same matter as this one.',
  request: { params: idInPath, query: z.object({ limit }) },
  responses: { 200: jsonOf(LikeCases, 'The likeliest first.'), ...problems },
})

export function likeRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter()
    .openapi(likeTextRoute, async (c) => {
      const answer = await findLike(c.var.dependencies, c.var.actor, c.req.valid('json'))
      return c.json(presentLike(answer), 200)
    })
    .openapi(likeCaseRoute, async (c) => {
      const { actor, today, dependencies } = c.var
      const { id } = c.req.valid('param')
      const seen = await readCase(dependencies.db, dependencies.profiles, actor, today, id)
      if (seen === undefined || seen.textStub !== null) return problem(c, [{ code: 'case_not_found', caseId: id }])
      const question = { ...matterOf(seen), notCase: id, ...c.req.valid('query') }
      return c.json(presentLike(await findLike(dependencies, actor, question)), 200)
    })
}

function presentLike(answer: LikeAnswer): z.infer<typeof LikeCases> {
  if (answer.state !== 'ready') return answer
  return { state: 'ready', cases: answer.cases.map(presentLikeCase) }
}

export function presentLikeCase({ summary, isLikely, likeness, title, text }: LikeCase): z.infer<typeof LikeLine> {
  return {
    case: presentLine(summary),
    likely: isLikely,
    likeness,
    title: { text: title.text, shared: [...title.shared] },
    text: { text: text.text, shared: [...text.shared] },
  }
}
