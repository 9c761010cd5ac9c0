import { createHash } from 'node:crypto'
import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { findPasskey, notePasskeyUse, type Passkey, type PasskeyPurpose, takeChallenge } from '#store/passkeys.ts'
import type { Db, Tx } from '#store/schema.ts'
import { type Assertion, readAssertion } from './passkey-answer.ts'
import type { PasskeySite } from './passkey-site.ts'
import { hashOf } from './secrets.ts'

/** What a browser answered, and what it was asked. */
export type Answered = {
  readonly answer: string
  readonly site: PasskeySite
  readonly holder: string
  readonly purpose: PasskeyPurpose
}

/** A use of a passkey whose signature holds; it counts once it is noted. */
export type CheckedUse = { readonly passkey: Passkey; readonly counter: number }

/**
 * Checks an answer against the question this browser was put, which is used up by it, right or wrong: the signature, the
 * city, the page it came from, that its person was verified, and that the counter went on.
 */
export async function checkPasskey(
  db: Db,
  { answer, site, holder, purpose }: Answered,
  at: string,
): Promise<CheckedUse | undefined> {
  const challenge = await takeChallenge(db, { holderHash: hashOf(holder), purpose, at })
  const assertion = readAssertion(answer)
  if (challenge === undefined || assertion === undefined) return undefined
  const passkey = await findPasskey(db, assertion.id)
  if (passkey === undefined || !isOfItsAccount(assertion, passkey)) return undefined
  const counter = await counterIn(assertion, passkey, site, challenge)
  return counter === undefined ? undefined : { passkey, counter }
}

/** Notes a checked use. @returns false where the passkey was used or removed meanwhile: then it counts for nothing. */
export async function takeUse(tx: Tx, { passkey, counter }: CheckedUse, at: string): Promise<boolean> {
  return notePasskeyUse(tx, passkey, { counter, at })
}

/** Says to an authenticator whose passkey it keeps, without saying who that is. */
export function userHandleOf(accountId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(`passkey ${accountId}`, 'utf8').digest())
}

function isOfItsAccount({ response }: Assertion, { account_id }: Passkey): boolean {
  const { userHandle } = response
  return userHandle === undefined || userHandle === Buffer.from(userHandleOf(account_id)).toString('base64url')
}

async function counterIn(
  assertion: Assertion,
  { id, public_key, counter }: Passkey,
  { rpId, origins }: PasskeySite,
  challenge: string,
): Promise<number | undefined> {
  const { userHandle, ...response } = assertion.response
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        ...assertion,
        response: userHandle === undefined ? response : { ...response, userHandle },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: [...origins],
      expectedRPID: rpId,
      requireUserVerification: true,
      credential: { id, publicKey: new Uint8Array(public_key), counter },
    })
    return verified ? authenticationInfo.newCounter : undefined
  } catch {
    // The library throws at whatever does not fit; nothing it says is for whoever sent it.
    return undefined
  }
}
