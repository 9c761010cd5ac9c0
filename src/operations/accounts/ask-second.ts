import { z } from 'zod'
import { recordAudit } from '#operations/audit/record-audit.ts'
import { insertGrantRequest } from '#store/grant-requests.ts'
import type { Tx } from '#store/schema.ts'
import type { OfficerContext } from './account-context.ts'

const Roles = { offices: z.array(z.string()), unitId: z.string().nullable() }

/** What one officer may ask for and a second one settles. */
export const GrantAsked = z.discriminatedUnion('act', [
  z.object({ act: z.literal('invite'), personId: z.string(), login: z.string(), address: z.string(), ...Roles }),
  z.object({ act: z.literal('change_roles'), accountId: z.string(), ...Roles }),
  z.object({ act: z.literal('reset_sign_in'), accountId: z.string() }),
  z.object({ act: z.literal('link_identity'), accountId: z.string(), issuer: z.string(), subject: z.string() }),
])
export type GrantAsked = z.infer<typeof GrantAsked>

/** It was asked for, and waits for a second officer: nothing is granted by one alone. */
export type SecondRefusal = { readonly code: 'waits_for_second' }

/**
 * Where three officers watch one another, keeps what one of them asked for until another settles it. Undefined where it
 * may be done at once: there are no three, or this is the second of them.
 */
export async function secondAsked(
  tx: Tx,
  context: OfficerContext,
  asked: GrantAsked,
): Promise<SecondRefusal | undefined> {
  const { rules, approves, at, by, chance, address } = context
  if (rules.officers !== 'three' || approves === true) return undefined
  const accountId = asked.act === 'invite' ? null : asked.accountId
  const id = chance.id()
  await insertGrantRequest(tx, {
    ...{
      id,
      act: asked.act,
      account_id: accountId,
      asked: JSON.stringify(asked),
      asked_by: by.accountId,
      asked_at: at,
    },
    ...{ settled_by: null, settled_at: null, outcome: null },
  })
  const detail = { request: id, act: asked.act }
  await recordAudit(tx, { act: 'grant_asked', at, by: by.accountId, about: accountId, address, detail })
  return { code: 'waits_for_second' }
}
