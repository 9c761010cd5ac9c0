import type { Chance } from '#operations/act-context.ts'
import { queuedAt } from '#operations/queue-mail.ts'
import { insertFormerAddress } from '#store/former-addresses.ts'
import { insertMail } from '#store/mail-outbox.ts'
import type { Tx } from '#store/schema.ts'

/** What became of an address that an account had confirmed. */
export const formerAddressNews = ['address_replaced', 'address_taken_away'] as const

export type FormerAddressNews = (typeof formerAddressNews)[number]

/** Has one mail go to the address an account had confirmed before: whoever changed it may not have been its holder. */
export async function warnFormerAddress(
  tx: Tx,
  { at, chance }: { readonly at: string; readonly chance: Chance },
  {
    accountId,
    address,
    about,
  }: { readonly accountId: string; readonly address: string; readonly about: FormerAddressNews },
): Promise<void> {
  const id = chance.id()
  await insertMail(tx, [{ id, account_id: accountId, kind: 'warning', about, ...queuedAt(at) }], [])
  await insertFormerAddress(tx, { message_id: id, address, changed_at: at })
}
