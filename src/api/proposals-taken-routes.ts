import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HttpEnv } from '#http/http-env.ts'
import { problem } from '#http/problem.ts'
import { proposalsTaken, type UnitTaken } from '#operations/routing/proposals-taken.ts'
import { jsonOf, problems } from './answers.ts'
import { newRouter } from './new-router.ts'

const Taken = z.object({
  /** Null: nobody was proposed, for want of certainty. */
  unit: z.string().nullable(),
  times: z.int(),
  taken: z.int(),
  instead: z.array(z.object({ unit: z.string(), times: z.int() })),
})

const Kinds = z.object({
  kinds: z.array(
    z.object({
      procedure: z.string(),
      given: z.array(Taken),
      handedBack: z.array(Taken),
      models: z.array(
        z.object({
          method: z.string(),
          trainingSet: z.string(),
          learnedTo: z.int(),
          cases: z.int(),
          duties: z.int(),
          proposed: z.int(),
          taken: z.int(),
          abstained: z.int(),
          last: z.string(),
        }),
      ),
      /** How many further models there are. */
      left: z.int(),
    }),
  ),
})

const route = createRoute({
  method: 'get',
  path: '/proposed-units',
  summary:
    'What came of the units proposed, by unit and version of the model: for the offices that give cases to units.',
  responses: { 200: jsonOf(Kinds, 'Of proposals that were answered, kind by kind.'), ...problems },
})

export function proposalsTakenRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter().openapi(route, async (c) => {
    const { actor, dependencies } = c.var
    if (actor === null) return problem(c, [{ code: 'not_signed_in' }])
    const found = await proposalsTaken(dependencies.db, actor)
    if (found === undefined) return problem(c, [{ code: 'assigning_office_only' }])
    const plain = (rows: readonly UnitTaken[]) => rows.map((one) => ({ ...one, instead: [...one.instead] }))
    const kinds = found.map(({ given, handedBack, models, ...kind }) => ({
      ...{ ...kind, given: plain(given), handedBack: plain(handedBack) },
      models: models.map((one) => ({ ...one, learnedTo: Number(one.learnedTo) })),
    }))
    return c.json({ kinds }, 200)
  })
}
