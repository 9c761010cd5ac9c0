import type { Chance } from '#operations/act-context.ts'
import { type PasskeyPurpose, putChallenge } from '#store/passkeys.ts'
import type { Db } from '#store/schema.ts'
import { later } from './later.ts'
import { hashOf } from './secrets.ts'

/** How long a question waits for its answer: somebody may have to look for a key or a telephone. */
export const challengeMinutes = 5

/**
 * Makes a question that one browser answers once: `holder` is what that browser alone carries, its sign-in's token or a
 * cookie. One question of a kind is open to a browser at a time.
 */
export async function makeChallenge(
  db: Db,
  { at, chance }: { readonly at: string; readonly chance: Chance },
  asked: { readonly holder: string; readonly purpose: PasskeyPurpose },
): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = new Uint8Array(Buffer.from(chance.salt(), 'hex'))
  const row = {
    holder_hash: hashOf(asked.holder),
    purpose: asked.purpose,
    challenge: Buffer.from(challenge).toString('base64url'),
    expires_at: later(at, challengeMinutes),
  }
  await putChallenge(db, row, at)
  return challenge
}
