import { type Insertable, type Selectable, sql } from 'kysely'
import { deleteFormerAddress } from './former-addresses.ts'
import type { Db, Tables } from './schema.ts'

export type MailMessage = Selectable<Tables['mail_message']>
export type MailNote = Selectable<Tables['mail_note']>

/** Messages to be sent, and notes of what each tells or of what waits for the day's digest. */
export type NewMail = {
  readonly messages: readonly Insertable<Tables['mail_message']>[]
  readonly notes: readonly Insertable<Tables['mail_note']>[]
}

export async function insertMail(db: Db, messages: NewMail['messages'], notes: NewMail['notes']): Promise<void> {
  for (let from = 0; from < messages.length; from += batchRows) {
    await db
      .insertInto('mail_message')
      .values(messages.slice(from, from + batchRows))
      .execute()
  }
  for (let from = 0; from < notes.length; from += batchRows) {
    await db
      .insertInto('mail_note')
      .values(notes.slice(from, from + batchRows))
      .execute()
  }
}

const batchRows = 2_000

export type Claim = {
  readonly at: string
  /** Until when nobody else takes it: whoever took it is taken for dead then. */
  readonly until: string
  /** No try is put off further than this; one that is was set by a clock that has since gone back. */
  readonly furthest: string
  /** Right-hand side of the message's id, which it keeps for good. */
  readonly domain: string
}

/** Takes the message that has waited longest, for this worker alone: others pass it over. */
export async function claimMail(db: Db, claim: Claim): Promise<MailMessage | undefined> {
  const next = db
    .selectFrom('mail_message')
    .select('id')
    .where('state', 'in', ['queued', 'sending'])
    .where((eb) => eb.or([eb('next_try_at', '<=', claim.at), eb('next_try_at', '>', claim.furthest)]))
    .orderBy('next_try_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
  return db
    .updateTable('mail_message')
    .set({
      state: 'sending',
      next_try_at: claim.until,
      message_id: sql<string>`coalesce(message_id, '<' || id || '@' || ${claim.domain}::text || '>')`,
    })
    .where('id', '=', (eb) => eb.selectFrom(next.as('next')).select('next.id'))
    .returningAll()
    .executeTakeFirst()
}

export type Delivery =
  | { readonly state: 'sent' | 'dropped' | 'dead'; readonly fault: string | null; readonly at: string }
  | { readonly state: 'queued'; readonly fault: string; readonly attempts: number; readonly nextTryAt: string }

/** Marks a claimed message as what became of it. */
export async function markMail(db: Db, id: string, delivery: Delivery): Promise<void> {
  const changes =
    delivery.state === 'queued'
      ? {
          state: delivery.state,
          fault: delivery.fault,
          attempts: delivery.attempts,
          next_try_at: delivery.nextTryAt,
        }
      : { state: delivery.state, fault: delivery.fault, done_at: delivery.at }
  await db.updateTable('mail_message').set(changes).where('id', '=', id).where('state', '=', 'sending').execute()
  if (delivery.state === 'sent' || delivery.state === 'dropped') await deleteFormerAddress(db, id)
}

export async function listMessageNotes(db: Db, messageId: string): Promise<readonly MailNote[]> {
  return db.selectFrom('mail_note').selectAll().where('message_id', '=', messageId).orderBy('id').execute()
}

/** The accounts for which something waits to be told with the day's digest. */
export async function listAccountsWithWaitingNotes(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('mail_note')
    .select('account_id')
    .distinct()
    .where('message_id', 'is', null)
    .orderBy('account_id')
    .execute()
  return rows.map((row) => row.account_id)
}

/**
 * Puts what waits for an account into one message.
 * @returns false when the account had its digest of that day already; what waits then waits for the next.
 */
export async function insertDigest(
  db: Db,
  message: Insertable<Tables['mail_message']> & { readonly account_id: string },
): Promise<boolean> {
  const inserted = await db
    .insertInto('mail_message')
    .values(message)
    .onConflict((conflict) => conflict.columns(['account_id', 'digest_on']).doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false
  await db
    .updateTable('mail_note')
    .set({ message_id: message.id })
    .where('account_id', '=', message.account_id)
    .where('message_id', 'is', null)
    .execute()
  return true
}

/** How many messages of a kind were made for an account since an instant. */
export async function countRecentMail(
  db: Db,
  accountId: string,
  kind: MailMessage['kind'],
  since: string,
): Promise<number> {
  const row = await db
    .selectFrom('mail_message')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return row.n
}

/** A message that could not be delivered, without the address it was for. */
export type DeadMail = {
  readonly id: string
  readonly kind: MailMessage['kind']
  readonly person: string
  readonly login: string
  readonly attempts: number
  readonly fault: string
  readonly createdAt: string
}

/** Messages given up, newest first. */
export async function listDeadMail(db: Db, limit: number): Promise<readonly DeadMail[]> {
  const rows = await db
    .selectFrom('mail_message')
    .leftJoin('account', 'account.id', 'mail_message.account_id')
    .leftJoin('invitation', 'invitation.id', 'mail_message.invitation_id')
    .innerJoin('person', (join) =>
      join.on((eb) => eb('person.id', '=', eb.fn.coalesce('account.person_id', 'invitation.person_id'))),
    )
    .select(['mail_message.id', 'mail_message.kind', 'person.name as person'])
    .select((eb) => eb.fn.coalesce('account.login', 'invitation.login', eb.val('')).as('login'))
    .select(['mail_message.attempts', 'mail_message.fault', 'mail_message.created_at as createdAt'])
    .where('mail_message.state', '=', 'dead')
    .orderBy('mail_message.created_at', 'desc')
    .orderBy('mail_message.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, fault: row.fault ?? '' }))
}

/** How much waits and how much was given up. */
export async function countMail(db: Db): Promise<{ readonly waiting: number; readonly dead: number }> {
  return db
    .selectFrom('mail_message')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('state', 'in', ['queued', 'sending']).as('waiting'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'dead').as('dead'),
    ])
    .where('state', 'in', ['queued', 'sending', 'dead'])
    .executeTakeFirstOrThrow()
}

/** @returns false when the message is not among those given up. */
export async function reviveMail(db: Db, id: string, at: string): Promise<boolean> {
  const updated = await db
    .updateTable('mail_message')
    .set({ state: 'queued', attempts: 0, next_try_at: at, created_at: at, fault: null, done_at: null })
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** @returns false when the message is not among those given up. */
export async function dropDeadMail(db: Db, id: string, at: string): Promise<boolean> {
  const updated = await db
    .updateTable('mail_message')
    .set({ state: 'dropped', done_at: at })
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .executeTakeFirst()
  if (updated.numUpdatedRows === 1n) await deleteFormerAddress(db, id)
  return updated.numUpdatedRows === 1n
}

/** Forgets what was delivered, with its notes. */
export async function deleteDeliveredMail(db: Db, before: string): Promise<void> {
  await db.deleteFrom('mail_message').where('state', 'in', ['sent', 'dropped']).where('done_at', '<', before).execute()
}

/** Forgets what nobody will send any more, where no mail goes out. */
export async function deleteUnsentMail(db: Db, before: string): Promise<void> {
  await db
    .deleteFrom('mail_message')
    .where('state', 'in', ['queued', 'sending'])
    .where('created_at', '<', before)
    .execute()
  await db.deleteFrom('mail_note').where('message_id', 'is', null).where('created_at', '<', before).execute()
}
