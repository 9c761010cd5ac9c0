import { listMailAccounts } from '#store/account-mail.ts'
import { insertMail } from '#store/mail-outbox.ts'
import type { Tx } from '#store/schema.ts'
import type { Chance } from './act-context.ts'
import type { LoggedEvent } from './event-entry.ts'
import { holdersIn, type MailMatter, mailAbout } from './queue-mail.ts'
import { ownActsIn, receiptMail } from './receipt-mail.ts'

/** Writes down, in the acts' own transaction, who is to be told of them and which authors are to have their receipts. */
export async function queueActMail(
  tx: Tx,
  at: string,
  chance: Chance,
  { matters, placed }: { readonly matters: readonly MailMatter[]; readonly placed: readonly LoggedEvent[] },
): Promise<void> {
  const acts = ownActsIn(placed)
  const { persons, ...others } = holdersIn(matters)
  const authors = acts.map((act) => act.personId)
  const accounts = await listMailAccounts(tx, { ...others, persons: [...new Set([...persons, ...authors])] })
  const about = mailAbout(accounts, at, chance, matters)
  const receipts = receiptMail(accounts, at, chance, acts)
  await insertMail(tx, [...about.messages, ...receipts.messages], [...about.notes, ...receipts.notes])
}
