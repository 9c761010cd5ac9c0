import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { rolesIn, rolesMeant } from '#engine/roles.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { problem } from '#http/problem.ts'
import { readCase, type SeenCase } from '#operations/read-case.ts'
import {
  type ProposedFor,
  type ProposedUnits,
  proposeUnitsFor,
  readProposal,
  routingAgreement,
} from '#operations/routing/propose-units.ts'
import { unitFieldsOf } from '#operations/routing/unit-fields.ts'
import { listUnits } from '#store/roster.ts'
import { idInPath, jsonOf, problems } from './answers.ts'
import { newRouter } from './new-router.ts'

const Unit = z.object({ unit: z.string(), confidence: z.number().min(0).max(1) })

const Proposal = z
  .object({
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
    /** Something was learned since: asked anew, it may say otherwise. */
    behind: z.boolean(),
    /** How often such proposals were followed; empty for a unit. */
    agreement: z.array(z.object({ unit: z.string().nullable(), proposed: z.int(), chosen: z.int() })),
  })
  .openapi('UnitProposal')

const request = { params: idInPath, query: z.object({ action: z.string().max(64).default('assign') }) }
const answers = {
  200: jsonOf(Proposal, 'A proposal, kept with the version of the model that made it; nothing is given to anybody.'),
  ...problems,
}

const readRoute = createRoute({
  method: 'get',
  path: '/cases/{id}/routing',
  summary:
    'Which units were proposed for a case as it stands: for whoever may take the act now that gives it to them, or that hands it back.',
  request,
  responses: answers,
})

const proposeRoute = createRoute({
  method: 'post',
  path: '/cases/{id}/routing',
  summary: 'Proposes units for a case by what has been learned up to now, and keeps the proposal; for the same people.',
  request,
  responses: answers,
})

export function routingRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter()
    .openapi(readRoute, (c) => {
      const { db } = c.var.dependencies
      const look: Look = (seen, about) => readProposal(db, seen, about)
      return answer(c, c.req.valid('param').id, c.req.valid('query').action, look)
    })
    .openapi(proposeRoute, (c) => {
      const { db, routing: desk, chance } = c.var.dependencies
      const look: Look = (seen, about) => proposeUnitsFor(db, seen, about, { desk, chance, at: c.var.at })
      return answer(c, c.req.valid('param').id, c.req.valid('query').action, look)
    })
}

type Look = (seen: SeenCase, about: ProposedFor) => Promise<ProposedUnits | null | undefined>

async function answer(c: Context<HttpEnv>, id: string, name: string, look: Look) {
  const { dependencies, actor, today } = c.var
  if (actor === null) return problem(c, [{ code: 'not_signed_in' }])
  const { db, profiles } = dependencies
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
  const proposed = await look(seen, { action: name, among })
  if (proposed === undefined)
    return problem(c, [{ code: 'action_not_available', action: name, state: seen.view.state ?? '' }], seen.procedure)
  if (proposed === null) return problem(c, [{ code: 'nothing_proposed' }])
  const agreement = ((await routingAgreement(db, actor, seen)) ?? []).map(({ unitId, ...counts }) => ({
    unit: unitId,
    ...counts,
  }))
  const { lead, likeliest, joint, words, model, isBehind } = proposed
  const told = { lead, likeliest: [...likeliest], joint: [...joint], words: [...words], model, behind: isBehind }
  return c.json({ ...told, agreement }, 200)
}
