import { recordAudit } from '#operations/audit/record-audit.ts'
import type { Db } from '#store/schema.ts'
import { deleteSignIn, type SignedIn, setSeen } from '#store/sign-ins.ts'
import { hashOf } from './secrets.ts'

/** A sign-in nobody used for so long ends: whoever comes to the desk next is not taken for its holder. */
export const idleMinutes = 60

const minute = 60_000

/** Whether nobody used a sign-in for so long that it has ended. */
export function isLeftAlone({ seenAt }: Pick<SignedIn, 'seenAt'>, at: string): boolean {
  return Date.parse(at) - Date.parse(seenAt) >= idleMinutes * minute
}

/**
 * Whether a sign-in goes on, and notes that it was used, at most once a minute. One left alone too long is ended. A
 * clock that went back ends none.
 */
export async function staysSignedIn(db: Db, signedIn: SignedIn, token: string, at: string): Promise<boolean> {
  if (isLeftAlone(signedIn, at)) {
    const ended = await deleteSignIn(db, hashOf(token))
    if (ended !== undefined) await recordAudit(db, { act: 'signed_out', at, by: ended, detail: { why: 'idle' } })
    return false
  }
  if (Math.abs(Date.parse(at) - Date.parse(signedIn.seenAt)) >= minute) await setSeen(db, hashOf(token), at)
  return true
}
