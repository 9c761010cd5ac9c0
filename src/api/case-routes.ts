import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { etag } from 'hono/etag'
import { actContextOf } from '#http/act-context-of.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { lawForNewCases } from '#http/law-for-new-cases.ts'
import { type AnyAnswer, problem } from '#http/problem.ts'
import { findSeenProcedure } from '#operations/find-seen-procedure.ts'
import { listSeenCases } from '#operations/list-seen-cases.ts'
import { readCase } from '#operations/read-case.ts'
import { submitCase } from '#operations/submit-case.ts'
import { takeAction } from '#operations/take-action.ts'
import { findProcedure } from '#procedures/installed.ts'
import { answerAfterwards } from './answer-once.ts'
import { idInPath, jsonOf, keyInHeader, keyInHeaderOrNone, problems } from './answers.ts'
import { caseQuery, filterFrom } from './case-query.ts'
import { jsonBody, newRouter } from './new-router.ts'
import { presentCase, presentLine } from './present.ts'
import { ActionTaken, CaseLines, FieldValues, Profile, WholeCase } from './schemas.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/cases',
  summary: 'The cases you may see, a page at a time; without a sign-in the published ones.',
  request: {
    query: caseQuery.extend({
      order: z.enum(['newest', 'deadline', 'updated']).default('newest'),
      after: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
  },
  responses: { 200: jsonOf(CaseLines, 'One page; `next` goes into `after` for the following one.'), ...problems },
})

const submitRoute = createRoute({
  method: 'post',
  path: '/cases',
  summary: 'Submit a case. The same Idempotency-Key sent again gives the first one’s case.',
  middleware: jsonBody,
  request: {
    headers: keyInHeader,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            procedure: z.string().max(64),
            profile: Profile,
            /** `submit`, or `begin_draft` to have it cosigned first. */
            action: z.string().max(64).default('submit'),
            fields: FieldValues,
          }),
        },
      },
    },
  },
  responses: { 201: jsonOf(ActionTaken, 'Submitted, with its receipt.'), ...problems },
})

const caseRoute = createRoute({
  method: 'get',
  path: '/cases/{id}',
  summary: 'One case as you may see it. The ETag stands for every word of it.',
  middleware: etag({ generateDigest: (body) => crypto.subtle.digest('SHA-256', body) }),
  request: { params: idInPath },
  responses: { 200: jsonOf(WholeCase, 'The case.'), 304: { description: 'Not changed since.' }, ...problems },
})

const actionRoute = createRoute({
  method: 'post',
  path: '/cases/{id}/actions',
  summary: 'Take an action on a case, as it was when you saw it.',
  middleware: jsonBody,
  request: {
    params: idInPath,
    headers: keyInHeaderOrNone,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            action: z.string().max(64),
            instance: z.string().max(64).optional(),
            seenVersion: z.int().nonnegative(),
            fields: FieldValues.default({}),
          }),
        },
      },
    },
  },
  responses: { 201: jsonOf(ActionTaken, 'Taken, with its receipt.'), ...problems },
})

export function caseRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter()
    .openapi(listRoute, async (c) => {
      const { order, after, limit, ...query } = c.req.valid('query')
      const { dependencies, actor, today } = c.var
      const filter = filterFrom(query, actor?.personId, today)
      const page = await listSeenCases(dependencies.db, actor, {
        filter,
        order,
        limit,
        ...(after === undefined ? {} : { after }),
      })
      return c.json({ cases: page.rows.map(presentLine), next: page.next }, 200)
    })
    .openapi(submitRoute, async (c) => {
      if (c.var.actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const {
        procedure,
        profile = lawForNewCases(c, procedure)?.profile.id ?? '',
        action,
        fields,
      } = c.req.valid('json')
      const submitToken = `api:${c.req.valid('header')['idempotency-key']}`
      const asked = { procedure, profile, action, submitToken, fields }
      const taken = await submitCase(c.var.dependencies.db, actContextOf(c), asked)
      return taken.ok ? c.json(taken.value, 201) : problem(c, taken.refusal, findProcedure(procedure) ?? null)
    })
    .openapi(caseRoute, async (c) => {
      const { dependencies, actor, today } = c.var
      const { id } = c.req.valid('param')
      const seen = await readCase(dependencies.db, dependencies.profiles, actor, today, id)
      if (seen === undefined) return problem(c, [{ code: 'case_not_found', caseId: id }])

      c.header('cache-control', 'private, no-cache')
      return c.json(presentCase(seen), 200)
    })
    .openapi(actionRoute, async (c) => {
      const { dependencies, actor } = c.var
      if (actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const { id } = c.req.valid('param')
      const procedure = await findSeenProcedure(dependencies.db, dependencies.profiles, actor, id)
      if (procedure === undefined) return problem(c, [{ code: 'case_not_found', caseId: id }])

      const { instance, ...asked } = c.req.valid('json')
      // Done once, it has moved the case on: the same request is refused then, and its answer found.
      return answerAfterwards(c, c.req.valid('header')['idempotency-key'], { id, instance, ...asked }, async (once) => {
        const taken = await takeAction(dependencies.db, actContextOf(c), {
          caseId: id,
          ...asked,
          ...(instance === undefined ? {} : { instance }),
          ...(once === undefined ? {} : { once }),
        })
        return taken.ok ? (c.json(taken.value, 201) as AnyAnswer) : problem(c, taken.refusal, procedure)
      })
    })
}
