import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import { insertPasskey, listPasskeys, lockPasskeysOf, takeChallenge } from '#store/passkeys.ts'
import type { Db } from '#store/schema.ts'
import type { HolderContext } from './account-context.ts'
import { userHandleOf } from './check-passkey.ts'
import { type Registration, readRegistration } from './passkey-answer.ts'
import { challengeMinutes, makeChallenge } from './passkey-challenge.ts'
import type { PasskeyRefusal } from './passkey-refusal.ts'
import type { PasskeySite } from './passkey-site.ts'
import { provenLately } from './proof.ts'
import { hashOf } from './secrets.ts'
import { warnHolder } from './warn-holder.ts'

export const longestPasskeyName = 60
export const mostPasskeys = 20

/** EdDSA, ES256 and RS256, by their COSE numbers. */
const algorithms = [-8, -7, -257]

/** What a browser is asked so that it makes a passkey for who is signed in. */
export async function offerPasskey(
  db: Db,
  context: HolderContext,
  site: PasskeySite,
): Promise<Result<PublicKeyCredentialCreationOptionsJSON, PasskeyRefusal>> {
  const { holder } = context
  if (!isProven(context)) return refuse({ code: 'proof_needed' })
  const had = await listPasskeys(db, holder.accountId)
  if (had.length >= mostPasskeys) return refuse({ code: 'too_many_passkeys', most: mostPasskeys })
  return ok(
    await generateRegistrationOptions({
      rpName: site.name,
      rpID: site.rpId,
      userName: holder.login,
      userDisplayName: holder.personName,
      userID: userHandleOf(holder.accountId),
      challenge: await makeChallenge(db, context, { holder: holder.token, purpose: 'register' }),
      timeout: challengeMinutes * 60_000,
      attestationType: 'none',
      excludeCredentials: had.map(({ id, transports }) => ({ id, transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: algorithms,
    }),
  )
}

/** Keeps the passkey a browser made, under the name its holder gives it. */
export async function addPasskey(
  db: Db,
  context: HolderContext,
  site: PasskeySite,
  given: { readonly name: string; readonly answer: string },
): Promise<Result<undefined, PasskeyRefusal>> {
  if (!isProven(context)) return refuse({ code: 'proof_needed' })
  const name = given.name.trim()
  if (name === '' || name.length > longestPasskeyName) return refuse({ code: 'passkey_name_missing' })
  const { at, address, holder } = context
  const { accountId } = holder
  const challenge = await takeChallenge(db, { holderHash: hashOf(holder.token), purpose: 'register', at })
  const registration = readRegistration(given.answer)
  if (challenge === undefined || registration === undefined) return refuse({ code: 'passkey_refused' })
  const made = await credentialIn(registration, site, challenge)
  if (made === undefined) return refuse({ code: 'passkey_refused' })

  return db.transaction().execute(async (tx) => {
    await lockPasskeysOf(tx, accountId)
    if ((await listPasskeys(tx, accountId)).length >= mostPasskeys) {
      return refuse({ code: 'too_many_passkeys', most: mostPasskeys })
    }
    const row = {
      ...{ id: made.id, account_id: accountId, name, public_key: Buffer.from(made.publicKey), counter: made.counter },
      ...{ transports: registration.response.transports, made_at: at, last_used_at: null },
    }
    if (!(await insertPasskey(tx, row))) return refuse({ code: 'passkey_known' })
    await recordAudit(tx, { act: 'passkey_added', at, by: accountId, about: accountId, address, detail: { name } })
    await warnHolder(tx, context, accountId, 'passkey_added')
    return ok(undefined)
  })
}

function isProven({ holder, at, rules }: HolderContext): boolean {
  return provenLately(holder.provenAt, at, rules.proofMinutes)
}

async function credentialIn(registration: Registration, { rpId, origins }: PasskeySite, challenge: string) {
  const { clientDataJSON, attestationObject } = registration.response
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...registration, response: { clientDataJSON, attestationObject }, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: [...origins],
      expectedRPID: rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    })
    return verified ? registrationInfo.credential : undefined
  } catch {
    // The library throws at whatever does not fit; nothing it says is for whoever sent it.
    return undefined
  }
}
