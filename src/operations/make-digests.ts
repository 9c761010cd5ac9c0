import type { PlainDate } from '#kernel/plain-date.ts'
import { insertDigest, listAccountsWithWaitingNotes } from '#store/mail-outbox.ts'
import type { Db } from '#store/schema.ts'
import type { Chance } from './act-context.ts'
import { queuedAt } from './queue-mail.ts'

/**
 * Puts everything that waits for an account's digest into one message, once a day for each account, however often it is
 * called. @returns how many digests were made.
 */
export async function makeDigests(
  db: Db,
  context: { readonly on: PlainDate; readonly at: string; readonly chance: Chance },
): Promise<number> {
  let made = 0
  for (const accountId of await listAccountsWithWaitingNotes(db)) {
    const message = { id: context.chance.id(), account_id: accountId, kind: 'digest', ...queuedAt(context.at) } as const
    const isNew = await db.transaction().execute((tx) => insertDigest(tx, { ...message, digest_on: context.on }))
    if (isNew) made += 1
  }
  return made
}
