import type { Context } from 'hono'
import type { Procedure } from '#engine/procedure.ts'
import type { AnyRefusal } from './any-refusal.ts'
import type { HttpEnv } from './http-env.ts'
import { refusalStatus } from './refusal-status.ts'
import { refusalText } from './refusal-text.ts'

/** Answers refusals as RFC 9457 problem details; the first decides the status, all are listed. */
export function problem(
  c: Context<HttpEnv>,
  refusals: readonly [AnyRefusal, ...AnyRefusal[]],
  procedure: Procedure | null = null,
): Response {
  const words = { procedure, unitName: (id: string) => id }
  const [first] = refusals
  const status = refusalStatus[first.code]
  return Response.json(
    {
      type: `/problems/${first.code}`,
      title: refusalText(first, c.var.language, words),
      status,
      instance: c.var.requestId,
      errors: refusals.map((refusal) => ({ ...refusal, message: refusalText(refusal, c.var.language, words) })),
    },
    { status, headers: { 'content-type': 'application/problem+json; charset=utf-8' } },
  )
}
