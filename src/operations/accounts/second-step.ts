import type { Chance } from '#operations/act-context.ts'
import { insertSecondStep, type SecondStep } from '#store/one-time-keys.ts'
import type { Db } from '#store/schema.ts'
import type { NewSignIn } from './begin-sign-in.ts'
import { later } from './later.ts'
import { hashOf } from './secrets.ts'

/** The first proof held; the second factor is still to be shown, or set up, by whoever has this token. */
export type SecondAsked = NewSignIn & {
  readonly code: 'second_factor_asked'
  readonly step: 'code' | 'set_up'
}

export type SecondStepRefusal = { readonly code: 'second_step_lost' } | { readonly code: 'one_time_code_wrong' }

/** How long the second factor is waited for: somebody may have to find their telephone, or put a program on it. */
export const secondStepMinutes = 15

/** Keeps that somebody has shown the first factor. It opens nothing by itself. */
export async function askSecond(
  db: Db,
  { at, chance }: { readonly at: string; readonly chance: Chance },
  account: { readonly id: string; readonly way: SecondStep['way']; readonly provenAt?: string },
  step: SecondAsked['step'],
): Promise<SecondAsked> {
  const token = chance.salt()
  const expiresAt = later(at, secondStepMinutes)
  const { id, way, provenAt = at } = account
  const row = { token_hash: hashOf(token), account_id: id, way, proven_at: provenAt, expires_at: expiresAt }
  await insertSecondStep(db, row, at)
  return { code: 'second_factor_asked', step, token, expiresAt }
}
