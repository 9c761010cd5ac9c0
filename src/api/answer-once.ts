import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { type AnyAnswer, problem } from '#http/problem.ts'
import { findAnswer, keepAnswer } from '#store/idempotent-answers.ts'

/**
 * Gives a request sent twice with the same key the first one's answer. Only what was done is kept: a refusal may
 * be tried again with the same key once its cause is gone. The same key with another request is refused.
 */
export async function answerOnce(
  c: Context<HttpEnv>,
  key: string | undefined,
  request: unknown,
  answer: () => Promise<AnyAnswer>,
): Promise<AnyAnswer> {
  const { dependencies, actor, at } = c.var
  if (key === undefined || actor === null) return answer()

  const requestHash = createHash('sha256').update(JSON.stringify(request)).digest('hex')
  const slot = { person_id: actor.personId, key }
  const earlier = await findAnswer(dependencies.db, slot)
  if (earlier !== undefined) {
    if (earlier.request_hash !== requestHash) return problem(c, [{ code: 'idempotency_key_reused' }])
    // What was kept is the very answer this route gave.
    return Response.json(earlier.body, { status: earlier.status }) as AnyAnswer
  }
  const response = await answer()
  if (response.status < 300) {
    const body: unknown = await response.clone().json()
    await keepAnswer(dependencies.db, {
      ...slot,
      request_hash: requestHash,
      status: response.status,
      body: JSON.stringify(body),
      at,
    })
  }
  return response
}
