import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { actContextOf } from '#http/act-context-of.ts'
import { batchAskerOf } from '#http/batch-asker-of.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { type AnyAnswer, problem } from '#http/problem.ts'
import { refusalText } from '#http/refusal-text.ts'
import type { Language } from '#kernel/label.ts'
import {
  type BatchSeen,
  continueBatch,
  type ItemRefusal,
  mostInBatch,
  readBatch,
  startBatch,
} from '#operations/batch-acts.ts'
import { findProcedure } from '#procedures/installed.ts'
import { answerOnce } from './answer-once.ts'
import { idInPath, jsonOf, keyInHeader, problems } from './answers.ts'
import { jsonBody, newRouter } from './new-router.ts'
import { FieldValues } from './schemas.ts'

const Batch = z
  .object({
    id: z.string(),
    procedure: z.string(),
    action: z.string(),
    items: z.array(
      z.object({
        case: z.string(),
        instance: z.string(),
        state: z.enum(['done', 'refused', 'waiting']),
        /** The act's place in the log, once it is done. */
        receipt: z.int().nullable(),
        refusals: z.array(z.object({ code: z.string(), field: z.string().nullable(), message: z.string() })),
      }),
    ),
  })
  .openapi('Batch')

const startRoute = createRoute({
  method: 'post',
  path: '/batches',
  summary: 'Take one action on many cases of one kind, each with words of its own; one refused case holds up no other.',
  middleware: jsonBody,
  request: {
    headers: keyInHeader,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            procedure: z.string().max(64),
            action: z.string().max(64),
            items: z
              .array(
                z.strictObject({
                  case: z.string().max(64),
                  instance: z.string().max(64).default(''),
                  seenVersion: z.int().nonnegative().max(1_000_000),
                  fields: FieldValues.default({}),
                }),
              )
              .max(1_000),
          }),
        },
      },
    },
  },
  responses: {
    201: jsonOf(
      z.object({ batch: z.string() }),
      `Asked, of at most ${mostInBatch} cases; the batch says what came of each. Where the act asks for a fresh proof (\`proof_needed\`) all of it waits: prove, then go on with it.`,
    ),
    ...problems,
  },
})

const batchRoute = createRoute({
  method: 'get',
  path: '/batches/{id}',
  summary: 'What came of each case of a batch of yours.',
  request: { params: idInPath },
  responses: { 200: jsonOf(Batch, 'Case by case.'), ...problems },
})

const continueRoute = createRoute({
  method: 'post',
  path: '/batches/{id}/continue',
  summary:
    'Go on with a batch of yours that was broken off or waits for a proof: what waits is done, and nothing twice.',
  request: { params: idInPath },
  responses: { 200: jsonOf(Batch, 'Case by case.'), ...problems },
})

export function batchRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter()
    .openapi(startRoute, async (c) => {
      const { signedIn, dependencies } = c.var
      if (signedIn === null) return problem(c, [{ code: 'not_signed_in' }])
      const { items, ...asked } = c.req.valid('json')
      return answerOnce(c, c.req.valid('header')['idempotency-key'], { asked, items }, async (once) => {
        const { db, chance } = dependencies
        const context = actContextOf(c)
        const started = await startBatch(db, context, signedIn.accountId, {
          ...asked,
          batchId: chance.id(),
          items: items.map(({ case: caseId, ...item }) => ({ caseId, ...item })),
          ...(once === undefined ? {} : { once }),
        })
        if (!started.ok) return problem(c, [started.refusal], findProcedure(asked.procedure) ?? null)
        const { batchId } = started.value
        await continueBatch(db, context, batchAskerOf(c), batchId)
        return c.json({ batch: batchId }, 201) as AnyAnswer
      })
    })
    .openapi(batchRoute, async (c) => {
      if (c.var.signedIn === null) return problem(c, [{ code: 'not_signed_in' }])
      const seen = await readBatch(c.var.dependencies.db, c.var.signedIn.accountId, c.req.valid('param').id)
      return seen.ok ? c.json(presented(seen.value, c.var.language), 200) : problem(c, [seen.refusal])
    })
    .openapi(continueRoute, async (c) => {
      const { signedIn, dependencies } = c.var
      if (signedIn === null) return problem(c, [{ code: 'not_signed_in' }])
      const done = await continueBatch(dependencies.db, actContextOf(c), batchAskerOf(c), c.req.valid('param').id)
      return done.ok ? c.json(presented(done.value, c.var.language), 200) : problem(c, [done.refusal])
    })
}

function presented({ batch, items }: BatchSeen, language: Language) {
  const procedure = findProcedure(batch.procedure) ?? null
  const words = { procedure, unitName: (id: string) => id }
  return {
    id: batch.id,
    procedure: batch.procedure,
    action: batch.action,
    items: items.map(({ caseId, instance, receiptSeq, refusal }) => {
      // Written by continueBatch and by nothing else.
      const refusals = (refusal ?? []) as readonly ItemRefusal[]
      const state =
        receiptSeq !== null ? ('done' as const) : refusal === null ? ('waiting' as const) : ('refused' as const)
      return {
        case: caseId,
        instance,
        state,
        receipt: receiptSeq,
        refusals: refusals.map((one) => ({
          code: one.code,
          field: 'field' in one ? one.field : null,
          message: refusalText(one, language, words),
        })),
      }
    }),
  }
}
