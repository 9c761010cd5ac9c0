import { deleteExpiredLinks } from '#store/account-links.ts'
import { deleteDeliveredMail, deleteUnsentMail } from '#store/mail-outbox.ts'
import type { Db } from '#store/schema.ts'

const daysKept = 30
const daysUnsent = 3

/** Forgets mail delivered a month ago and links that have run out; and where no mail goes out, what waited three days, so that it never goes late. */
export async function tidyMail(db: Db, at: string, mailGoesOut: boolean): Promise<void> {
  await deleteExpiredLinks(db, at)
  await deleteDeliveredMail(db, daysBefore(at, daysKept))
  if (!mailGoesOut) await deleteUnsentMail(db, daysBefore(at, daysUnsent))
}

function daysBefore(at: string, days: number): string {
  return new Date(Date.parse(at) - days * 24 * 60 * 60_000).toISOString()
}
