import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { type AnyAnswer, problem } from '#http/problem.ts'
import type { Once } from '#operations/keep-once.ts'
import { awaitCopies } from '#store/await-copies.ts'
import { findAnswer } from '#store/idempotent-answers.ts'

/**
 * Gives a request sent twice with the same key the first one's answer. Only what was done is kept, by the act itself:
 * a refusal may be tried again with the same key once its cause is gone. The same key with another request is refused.
 */
export async function answerOnce(
  c: Context<HttpEnv>,
  key: string | undefined,
  request: unknown,
  answer: (once: Once | undefined) => Promise<AnyAnswer>,
): Promise<AnyAnswer> {
  const earlier = key === undefined ? undefined : await earlierAnswer(c, onceOf(key, request))
  return earlier ?? answerAfterwards(c, key, request, answer)
}

/**
 * The same without looking for an earlier answer first: for what is refused, by itself, where it was done before and where
 * its key was used for something else.
 */
export async function answerAfterwards(
  c: Context<HttpEnv>,
  key: string | undefined,
  request: unknown,
  answer: (once: Once | undefined) => Promise<AnyAnswer>,
): Promise<AnyAnswer> {
  if (key === undefined) return answer(undefined)
  const once = onceOf(key, request)
  const response = await answer(once)
  return response.status < 300 ? response : ((await earlierAnswer(c, once)) ?? response)
}

function onceOf(key: string, request: unknown): Once {
  return { key, requestHash: createHash('sha256').update(JSON.stringify(request)).digest('hex') }
}

async function earlierAnswer(c: Context<HttpEnv>, { key, requestHash }: Once): Promise<AnyAnswer | undefined> {
  const { dependencies, actor } = c.var
  if (actor === null) return undefined
  const earlier = await findAnswer(dependencies.db, { person_id: actor.personId, key })
  if (earlier === undefined) return undefined
  if (earlier.request_hash !== requestHash) return problem(c, [{ code: 'idempotency_key_reused' }])
  await awaitCopies(dependencies.db)
  // What was kept is the very answer this route gave.
  return Response.json(earlier.body, { status: earlier.status }) as AnyAnswer
}
