import type { Context } from 'hono'
import type { BatchAsker } from '#operations/batch-acts.ts'
import { auditedStatus } from './audited-status.ts'
import type { HttpEnv } from './http-env.ts'
import { refusalStatus } from './refusal-status.ts'

/** Whose batch it is. Cases of it that are refused are told to the audit as the same act alone would be. */
export function batchAskerOf(c: Context<HttpEnv>): BatchAsker {
  const { signedIn, address } = c.var
  if (signedIn === null) throw new Error('a batch was let through without a sign-in')
  return { accountId: signedIn.accountId, address, auditActOf: (code) => auditedStatus(refusalStatus[code]) }
}
