import type { Context, TypedResponse } from 'hono'
import type { Procedure } from '#engine/procedure.ts'
import type { AnyRefusal } from './any-refusal.ts'
import type { HttpEnv } from './http-env.ts'
import { refusalStatus } from './refusal-status.ts'
import { refusalText } from './refusal-text.ts'

/** Fits wherever a documented route may answer, for answers its own schema does not describe. */
export type AnyAnswer = Response & TypedResponse<never, never, never>

/** Answers refusals as RFC 9457 problem details; the first decides the status, all are listed. */
export function problem(
  c: Context<HttpEnv>,
  refusals: readonly [AnyRefusal, ...AnyRefusal[]],
  procedure: Procedure | null = null,
): AnyAnswer {
  const words = { procedure, unitName: (id: string) => id }
  const [first] = refusals
  const status = refusalStatus[first.code]
  const answer = Response.json(
    {
      type: `/problems/${first.code}`,
      title: refusalText(first, c.var.language, words),
      status,
      instance: c.var.requestId,
      errors: refusals.map((refusal) => ({ ...refusal, message: refusalText(refusal, c.var.language, words) })),
    },
    { status, headers: { 'content-type': 'application/problem+json; charset=utf-8' } },
  )
  return answer as AnyAnswer
}
