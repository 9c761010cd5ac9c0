import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { problem } from '#http/problem.ts'
import { groupWaiting } from '#operations/same-matter/group-waiting.ts'
import { sayApart, takeBackApart } from '#operations/same-matter/say-apart.ts'
import { jsonOf, problems } from './answers.ts'
import { LikeLine, presentLikeCase } from './like-routes.ts'
import { jsonBody, newRouter } from './new-router.ts'
import { presentLine } from './present.ts'
import { CaseLine } from './schemas.ts'

const Groups = z.object({
  groups: z.array(
    z.object({
      procedure: z.string(),
      /** The one registered first. */
      first: CaseLine,
      /** Each with the words it shares with the case of the group named by `likest`. */
      others: z.array(LikeLine.extend({ likest: z.string() })),
      /** How many more there are. */
      left: z.int(),
    }),
  ),
  /** How many cases were held against one another, and how many wait. */
  looked: z.int(),
  waiting: z.int(),
  /** How many groups there are beside these. */
  left: z.int(),
  /** Of which somebody said that they are not on the same matter: who last, and when. */
  apart: z.array(z.object({ one: CaseLine, other: CaseLine, by: z.string(), at: z.string() })),
})

const groupsRoute = createRoute({
  method: 'get',
  path: '/same-matter',
  summary: 'Cases that wait to be filed and may be on the same matter, in groups: for the offices that file them.',
  responses: { 200: jsonOf(Groups, 'A proposal; people decide. Stores nothing.'), ...problems },
})

const someCases = {
  body: {
    required: true,
    content: { 'application/json': { schema: z.strictObject({ cases: z.array(z.string().max(64)).max(50) }) } },
  },
} as const

const changed = {
  200: jsonOf(z.object({ pairs: z.int() }), 'Of how many pairs that was not said already.'),
  ...problems,
}

const apartRoute = createRoute({
  method: 'post',
  path: '/same-matter/apart',
  summary: 'Say of some cases that they are not on the same matter: they are not put together again.',
  middleware: jsonBody,
  request: someCases,
  responses: changed,
})

const takeBackRoute = createRoute({
  method: 'post',
  path: '/same-matter/apart/taken-back',
  summary: 'Take back that some cases are not on the same matter: they may be put together again.',
  middleware: jsonBody,
  request: someCases,
  responses: changed,
})

export function sameMatterRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter()
    .openapi(groupsRoute, async (c) => {
      const { actor, dependencies } = c.var
      if (actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const found = await groupWaiting(dependencies.db, dependencies.profiles, actor)
      if (found === undefined) return problem(c, [{ code: 'filing_office_only' }])
      const groups = found.groups.map(({ procedure, first, others, left }) => ({
        ...{ procedure, first: presentLine(first), left },
        others: others.map((one) => ({ ...presentLikeCase(one.found), likest: one.likest.case_id })),
      }))
      const apart = found.apart.map((pair) => ({ ...pair, one: presentLine(pair.one), other: presentLine(pair.other) }))
      return c.json({ ...found, groups, apart }, 200)
    })
    .openapi(apartRoute, (c) => keep(c, sayApart, c.req.valid('json').cases))
    .openapi(takeBackRoute, (c) => keep(c, takeBackApart, c.req.valid('json').cases))
}

/** Says it of some cases, or takes it back. */
async function keep(c: Context<HttpEnv>, say: typeof sayApart, cases: readonly string[]) {
  const { actor, at, dependencies } = c.var
  if (actor === null) return problem(c, [{ code: 'not_signed_in' }])
  const said = await say(dependencies.db, { actor, at }, cases)
  return said.ok ? c.json(said.value, 200) : problem(c, [said.refusal])
}
