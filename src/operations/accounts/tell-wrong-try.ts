import { recordAudit } from '#operations/audit/record-audit.ts'
import type { Db } from '#store/schema.ts'
import type { VisitorContext } from './account-context.ts'
import { warnHolder } from './warn-holder.ts'

export type WrongTry = {
  /** Null where no account has what was typed. */
  readonly accountId: string | null
  /** The try that shut the account: its holder is told. */
  readonly shut: boolean
  readonly detail: Readonly<Record<string, string>>
}

/** Puts a sign-in that failed into the audit, and that the account was shut by it. */
export async function tellWrongTry(
  tx: Db,
  { at, chance, address }: Pick<VisitorContext, 'at' | 'chance' | 'address'>,
  { accountId, shut, detail }: WrongTry,
): Promise<void> {
  const told = { at, by: null, about: accountId, address }
  await recordAudit(tx, { ...told, act: 'sign_in_failed', detail })
  if (!shut) return
  await recordAudit(tx, { ...told, act: 'sign_in_shut' })
  if (accountId !== null) await warnHolder(tx, { at, chance }, accountId, 'sign_in_shut')
}
