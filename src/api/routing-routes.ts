import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { rolesIn, rolesMeant } from '#engine/roles.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { problem } from '#http/problem.ts'
import { readCase } from '#operations/read-case.ts'
import { proposeUnitsFor, routingAgreement } from '#operations/routing/propose-units.ts'
import { unitFieldsOf } from '#operations/routing/unit-fields.ts'
import { listUnits } from '#store/roster.ts'
import { idInPath, jsonOf, problems } from './answers.ts'
import { newRouter } from './new-router.ts'

const Unit = z.object({ unit: z.string(), confidence: z.number().min(0).max(1) })

const routingRoute = createRoute({
  method: 'get',
  path: '/cases/{id}/routing',
  summary: 'Which units a case might be given to, for whoever may take the act that gives it to them now.',
  request: { params: idInPath, query: z.object({ action: z.string().max(64).default('assign') }) },
  responses: {
    200: jsonOf(
      z.object({
        /** Null where it is not sure enough to propose anybody. */
        lead: Unit.nullable(),
        likeliest: z.array(Unit),
        joint: z.array(Unit),
        words: z.array(z.string()),
        model: z.object({
          method: z.string(),
          learnedTo: z.int(),
          cases: z.int(),
          duties: z.int(),
          trainingSet: z.string(),
        }),
        agreement: z.array(z.object({ unit: z.string().nullable(), proposed: z.int(), chosen: z.int() })),
      }),
      'A proposal, kept with the version of the model that made it; nothing is given to anybody.',
    ),
    ...problems,
  },
})

export function routingRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter().openapi(routingRoute, async (c) => {
    const { dependencies, actor, today, at } = c.var
    if (actor === null) return problem(c, [{ code: 'not_signed_in' }])
    const { id } = c.req.valid('param')
    const { action: name } = c.req.valid('query')
    const { db, profiles, routing: desk, chance } = dependencies
    const seen = await readCase(db, profiles, actor, today, id)
    if (seen === undefined) return problem(c, [{ code: 'case_not_found', caseId: id }])
    const action = Object.hasOwn(seen.procedure.actions, name) ? seen.procedure.actions[name] : undefined
    if (action === undefined || unitFieldsOf(action) === undefined)
      return problem(c, [{ code: 'action_unknown', action: name }])
    const roles = rolesMeant(seen.procedure, action.by, seen.view)
    const held = rolesIn(seen.procedure, seen.view, actor)
    if (!roles.some((role) => held.includes(role)))
      return problem(c, [{ code: 'role_required', action: name, roles }], seen.procedure)
    const among = (await listUnits(db)).map((unit) => unit.id)
    const proposed = await proposeUnitsFor(db, seen, name, { desk, chance, at, among })
    if (proposed === undefined)
      return problem(c, [{ code: 'action_not_available', action: name, state: seen.view.state ?? '' }], seen.procedure)
    const agreement = ((await routingAgreement(db, actor, seen)) ?? []).map(({ unitId, ...counts }) => ({
      unit: unitId,
      ...counts,
    }))
    const { lead, likeliest, joint, words, model } = proposed
    const told = { lead, likeliest: [...likeliest], joint: [...joint], words: [...words], model, agreement }
    return c.json(told, 200)
  })
}
