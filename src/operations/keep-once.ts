import { keepAnswer } from '#store/idempotent-answers.ts'
import type { Tx } from '#store/schema.ts'
import type { ActContext } from './act-context.ts'

/** The key a program sends with a request, so that asking again is the same asking. */
export type Once = { readonly key: string; readonly requestHash: string }

/**
 * Keeps what came of an act with the act itself: whoever heard nothing asks again with the same key and is told.
 * @returns false where something else came of a request with this key: nothing is kept, and the act must not be either.
 */
export async function keepOnce(
  tx: Tx,
  { actor, at }: ActContext,
  { key, requestHash }: Once,
  taken: object,
): Promise<boolean> {
  const slot = { person_id: actor.personId, key }
  return keepAnswer(tx, { ...slot, request_hash: requestHash, status: 201, body: JSON.stringify(taken), at })
}
