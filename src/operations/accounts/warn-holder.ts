import type { Chance } from '#operations/act-context.ts'
import { queuedAt } from '#operations/queue-mail.ts'
import { insertMail } from '#store/mail-outbox.ts'
import type { Db } from '#store/schema.ts'

/** What an account's holder is told of at once, because somebody else might have done it. */
export const warnings = [
  'sign_in_shut',
  'password_set',
  'passkey_added',
  'passkey_removed',
  'passkey_alone_ended',
  'codes_added',
  'codes_removed',
  'recovery_code_used',
  'identity_linked',
] as const

export type Warning = (typeof warnings)[number]

/** Has a mail go to an account's own address; nothing comes of it where none is confirmed. */
export async function warnHolder(
  db: Db,
  { at, chance }: { readonly at: string; readonly chance: Chance },
  accountId: string,
  about: Warning,
): Promise<void> {
  await insertMail(db, [{ id: chance.id(), account_id: accountId, kind: 'warning', about, ...queuedAt(at) }], [])
}
