import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HttpEnv } from '#http/http-env.ts'
import { problem } from '#http/problem.ts'
import { checkingRoles, checkReply, mayCheckReply, type ReplyCheck } from '#operations/check-reply.ts'
import { readCase } from '#operations/read-case.ts'
import { idInPath, jsonOf, problems } from './answers.ts'
import { jsonBody, newRouter } from './new-router.ts'

const Place = z.object({ start: z.int(), end: z.int() })
const Quoted = Place.extend({ quote: z.string() })

const Check = z
  .object({
    language: z.enum(['zh', 'en', 'und']),
    /** The text the places of `points` lead into. */
    asked: z.string(),
    /** The text all other places lead into. */
    reply: z.string(),
    points: z.array(
      Quoted.extend({
        standing: z.enum(['answered', 'touched', 'unanswered']),
        answers: z.array(
          z.object({
            /** Position in `passages`. */
            passage: z.int(),
            reason: z.object({ code: z.enum(['shared_words', 'same_number']), shared: z.array(z.string()) }),
          }),
        ),
      }),
    ),
    passages: z.array(
      Quoted.extend({
        kind: z.enum(['courtesy', 'heading', 'said']),
        measures: z.array(Place),
        dates: z.array(Place.extend({ until: z.string().nullable() })),
        units: z.array(Place),
        amounts: z.array(Place),
        hollow: z.array(Place.extend({ kind: z.enum(['attention', 'effort', 'some_day', 'slogan']) })),
        isHollow: z.boolean(),
        declines: z.boolean(),
        tells: z.enum(['done', 'to_come', 'neither']),
        again: z.array(Place),
        isAgain: z.boolean(),
      }),
    ),
    remarks: z.array(z.object({ code: z.string(), places: z.array(Place) })),
  })
  .openapi('ReplyCheck')

const checkRoute = createRoute({
  method: 'post',
  path: '/cases/{id}/reply-check',
  summary:
    'How a reply stands to what was asked: for those who draft, countersign or review it. Nothing is stored, and nothing hangs on it.',
  middleware: jsonBody,
  request: {
    params: idInPath,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            /** A text not stored yet; without it the draft as it stands. */
            text: z.string().max(50_000).optional(),
            instance: z.string().max(64).optional(),
            outcome: z.string().max(64).optional(),
            doneBy: z.string().max(10).optional(),
          }),
        },
      },
    },
  },
  responses: { 200: jsonOf(Check, 'Statements with their places; no mark for the whole.'), ...problems },
})

export function replyCheckRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter().openapi(checkRoute, async (c) => {
    const { dependencies, actor, today } = c.var
    if (actor === null) return problem(c, [{ code: 'not_signed_in' }])
    const { id } = c.req.valid('param')
    const seen = await readCase(dependencies.db, dependencies.profiles, actor, today, id)
    if (seen === undefined) return problem(c, [{ code: 'case_not_found', caseId: id }])
    if (!mayCheckReply(seen, actor)) {
      const refusal = { code: 'role_required', action: 'reply_check', roles: checkingRoles(seen.procedure) } as const
      return problem(c, [refusal], seen.procedure)
    }
    const { text, instance, outcome, doneBy } = c.req.valid('json')
    const found = checkReply(seen, actor, today, {
      ...(text === undefined ? {} : { text }),
      ...(instance === undefined ? {} : { instance }),
      ...(outcome === undefined ? {} : { outcome }),
      ...(doneBy === undefined ? {} : { doneBy }),
    })
    return c.json(present(found), 200)
  })
}

function present({ asked, reply, check }: ReplyCheck): z.infer<typeof Check> {
  return {
    language: check.language,
    asked,
    reply,
    points: check.points.map((point) => ({
      ...point,
      answers: point.answers.map(({ passage, reason }) => ({
        passage,
        reason: { code: reason.code, shared: [...reason.shared] },
      })),
    })),
    passages: check.passages.map((passage) => ({
      ...passage,
      measures: [...passage.measures],
      dates: [...passage.dates],
      units: [...passage.units],
      amounts: [...passage.amounts],
      hollow: [...passage.hollow],
      again: [...passage.again],
    })),
    remarks: check.remarks.map(({ code, places }) => ({
      code,
      places: places.map(({ start, end }) => ({ start, end })),
    })),
  }
}
