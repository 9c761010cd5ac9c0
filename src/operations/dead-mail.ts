import type { Actor } from '#engine/case-file.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { countMail, type DeadMail, dropDeadMail, listDeadMail, reviveMail } from '#store/mail-outbox.ts'
import type { Db } from '#store/schema.ts'

export type DeadMailRefusal = { readonly code: 'administrator_only' } | { readonly code: 'mail_not_found' }

/** Who looks after the installation: an office held with the account. */
export function isAdministrator(actor: Actor | null): boolean {
  return actor?.offices.includes('administrator') === true
}

export type MailStanding = { readonly waiting: number; readonly dead: number; readonly messages: readonly DeadMail[] }

/** Mail that was given up: for whom by name, why by code; the addresses stay unseen. */
export async function readDeadMail(
  db: Db,
  actor: Actor,
  limit: number,
): Promise<Result<MailStanding, DeadMailRefusal>> {
  if (!isAdministrator(actor)) return refuse({ code: 'administrator_only' })
  return ok({ ...(await countMail(db)), messages: await listDeadMail(db, limit) })
}

/** Has a message that was given up sent again, or forgotten. */
export async function settleDeadMail(
  db: Db,
  actor: Actor,
  at: string,
  asked: { readonly id: string; readonly how: 'again' | 'drop' },
): Promise<Result<undefined, DeadMailRefusal>> {
  if (!isAdministrator(actor)) return refuse({ code: 'administrator_only' })
  const settled = asked.how === 'again' ? await reviveMail(db, asked.id, at) : await dropDeadMail(db, asked.id, at)
  return settled ? ok(undefined) : refuse({ code: 'mail_not_found' })
}
