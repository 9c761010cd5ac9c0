import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import { findAccountSecretById, lockAccount } from '#store/accounts.ts'
import type { Db } from '#store/schema.ts'
import type { VisitorContext } from './account-context.ts'
import { checkPasskey, takeUse } from './check-passkey.ts'
import { type LetIn, letIn } from './let-in.ts'
import { challengeMinutes, makeChallenge } from './passkey-challenge.ts'
import type { PasskeyRefusal } from './passkey-refusal.ts'
import type { PasskeySite } from './passkey-site.ts'

/** What a browser is asked so that any passkey it has for this city answers; `holder` is a secret it alone was given. */
export async function askForPasskey(
  db: Db,
  context: Pick<VisitorContext, 'at' | 'chance'>,
  { rpId }: PasskeySite,
  holder: string,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: rpId,
    challenge: await makeChallenge(db, context, { holder, purpose: 'sign_in' }),
    timeout: challengeMinutes * 60_000,
    userVerification: 'required',
  })
}

/**
 * Signs in whoever's passkey answered. Wrong passwords at the account do not stand in the way: nobody guesses a passkey.
 * An account that is disabled is answered like a passkey that is unknown.
 */
export async function signInByPasskey(
  db: Db,
  context: VisitorContext & { readonly browser: string | null },
  site: PasskeySite,
  given: { readonly holder: string; readonly answer: string },
): Promise<Result<LetIn, PasskeyRefusal>> {
  const { at, address } = context
  const use = await checkPasskey(db, { ...given, site, purpose: 'sign_in' }, at)
  return db.transaction().execute(async (tx) => {
    if (use !== undefined) await lockAccount(tx, { id: use.passkey.account_id })
    const account = use === undefined ? undefined : await findAccountSecretById(tx, use.passkey.account_id)
    const isOpen = account !== undefined && account.disabledAt === null
    if (use === undefined || !isOpen || !(await takeUse(tx, use, at))) {
      const told = { at, by: null, about: account?.id ?? null, address, detail: { way: 'passkey' } }
      await recordAudit(tx, { act: 'sign_in_failed', ...told })
      return refuse({ code: 'passkey_refused' })
    }
    return ok(await letIn(tx, context, { id: account.id, login: account.login, way: 'passkey' }))
  })
}
