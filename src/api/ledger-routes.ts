import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HttpEnv } from '#http/http-env.ts'
import { problem } from '#http/problem.ts'
import { readReceipt } from '#operations/read-receipt.ts'
import { listLedgerEntries } from '#store/ledger-entries.ts'
import { jsonOf, problems } from './answers.ts'
import { newRouter } from './new-router.ts'

const entriesRoute = createRoute({
  method: 'get',
  path: '/ledger/entries',
  summary: 'The log, in order: acts and commitments to their content, never the content itself.',
  request: {
    query: z.object({
      after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
      limit: z.coerce.number().int().min(1).max(1_000).default(100),
    }),
  },
  responses: {
    200: jsonOf(
      z.object({
        entries: z.array(z.object({ seq: z.int(), payload: z.string(), previousHash: z.string(), hash: z.string() })),
      }),
      'Entries after a number; hash = SHA-256(0x01 ‖ previous hash ‖ SHA-256(0x00 ‖ payload)).',
    ),
    ...problems,
  },
})

const receiptRoute = createRoute({
  method: 'get',
  path: '/cases/{id}/events/{seq}/receipt',
  summary: 'The proof that an act stands in the signed log (C2SP tlog-proof), checked without us.',
  request: {
    params: z.object({ id: z.string().max(64), seq: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
  },
  responses: {
    200: {
      description: 'The receipt. Beside the proof stand the entry and, for whoever did the act, what they wrote.',
      content: { 'text/plain': { schema: z.string() } },
    },
    ...problems,
  },
})

export function ledgerRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter()
    .openapi(entriesRoute, async (c) => {
      const { after, limit } = c.req.valid('query')
      const entries = await listLedgerEntries(c.var.dependencies.db, after, limit)
      return c.json({ entries: entries.map((entry) => ({ ...entry })) }, 200)
    })
    .openapi(receiptRoute, async (c) => {
      const { dependencies, actor, today } = c.var
      const { id, seq } = c.req.valid('param')
      const given = { profiles: dependencies.profiles, actor, on: today }
      const receipt = await readReceipt(dependencies.db, given, id, seq)
      return receipt.ok ? c.text(receipt.value, 200) : problem(c, [receipt.refusal])
    })
}
