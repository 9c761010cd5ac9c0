import { addDays, type PlainDate } from '#kernel/plain-date.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { addHandedIn, deleteHandedInBefore } from '#store/handed-in.ts'
import type { Db } from '#store/schema.ts'

export type QuotaRefusal = { readonly code: 'files_used_up' }

const daysRemembered = 7

/** Counts what an account hands in against what it may on one day, before it is read. What is refused is not counted. */
export async function countHandedIn(
  db: Db,
  { accountId, on }: { readonly accountId: string; readonly on: PlainDate },
  bytes: number,
  most: number,
): Promise<Result<undefined, QuotaRefusal>> {
  await deleteHandedInBefore(db, addDays(on, -daysRemembered))
  return (await addHandedIn(db, { accountId, on }, bytes, most)) ? ok(undefined) : refuse({ code: 'files_used_up' })
}
