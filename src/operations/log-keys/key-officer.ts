import type { PlainDate } from '#kernel/plain-date.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { findAccountByLogin } from '#store/accounts.ts'
import type { Db } from '#store/schema.ts'

export type KeyOfficerRefusal =
  | { readonly code: 'no_administrator'; readonly login: string }
  | { readonly code: 'reason_needed'; readonly longest: number }

const longestReason = 500

/** Who may change the log's keys: an administrator by the roster of the day, and not without a reason. */
export async function officerOf(
  db: Db,
  { login, reason, on }: { readonly login: string; readonly reason: string; readonly on: PlainDate },
): Promise<Result<{ readonly personId: string }, KeyOfficerRefusal>> {
  const account = await findAccountByLogin(db, login, on)
  const isOfficer = account?.disabledAt === null && account.livingOffices.includes('administrator')
  if (account === undefined || !isOfficer) return refuse({ code: 'no_administrator', login })
  const length = reason.trim().length
  return length > 0 && length <= longestReason
    ? ok({ personId: account.personId })
    : refuse({ code: 'reason_needed', longest: longestReason })
}
