import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import { listPasskeys } from '#store/passkeys.ts'
import type { Db } from '#store/schema.ts'
import type { HolderContext } from './account-context.ts'
import type { NewSignIn } from './begin-sign-in.ts'
import { checkPasskey, takeUse } from './check-passkey.ts'
import { challengeMinutes, makeChallenge } from './passkey-challenge.ts'
import type { PasskeyRefusal } from './passkey-refusal.ts'
import type { PasskeySite } from './passkey-site.ts'
import type { ProofRefusal } from './prove-again.ts'
import { renewSignIn } from './renew-sign-in.ts'
import { hashOf } from './secrets.ts'

/** What a browser is asked so that a passkey of who is signed in answers. */
export async function askForOwnPasskey(
  db: Db,
  context: HolderContext,
  { rpId }: PasskeySite,
): Promise<Result<PublicKeyCredentialRequestOptionsJSON, PasskeyRefusal>> {
  const { accountId, token } = context.holder
  const own = await listPasskeys(db, accountId)
  if (own.length === 0) return refuse({ code: 'passkey_not_found' })
  return ok(
    await generateAuthenticationOptions({
      rpID: rpId,
      challenge: await makeChallenge(db, context, { holder: token, purpose: 'prove' }),
      timeout: challengeMinutes * 60_000,
      userVerification: 'required',
      allowCredentials: own.map(({ id, transports }) => ({ id, transports })),
    }),
  )
}

/**
 * Takes a passkey of the account as proof, once more, of who is at this sign-in; nobody else's will do.
 * @returns the token the sign-in goes by from then on.
 */
export async function proveByPasskey(
  db: Db,
  { at, chance, address, holder }: HolderContext,
  site: PasskeySite,
  answer: string,
): Promise<Result<NewSignIn, PasskeyRefusal | ProofRefusal>> {
  const { accountId, token } = holder
  const use = await checkPasskey(db, { answer, site, holder: token, purpose: 'prove' }, at)
  const told = { at, by: accountId, about: accountId, address, detail: { way: 'passkey' } }
  return db.transaction().execute(async (tx) => {
    if (use?.passkey.account_id !== accountId || !(await takeUse(tx, use, at))) {
      await recordAudit(tx, { act: 'proof_failed', ...told })
      return refuse({ code: 'passkey_refused' })
    }
    const renewed = await renewSignIn(tx, chance, hashOf(token), at)
    if (!renewed.ok) return renewed
    await recordAudit(tx, { act: 'proved', ...told })
    return renewed
  })
}
