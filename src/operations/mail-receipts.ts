import type { Actor } from '#engine/case-file.ts'
import { textOf } from '#engine/view.ts'
import type { Language } from '#kernel/label.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { Profiles } from '#procedures/profiles.ts'
import type { MailNote } from '#store/mail-outbox.ts'
import type { Db } from '#store/schema.ts'
import { eventLine } from './mail-event-line.ts'
import { readCase } from './read-case.ts'
import { readReceipt } from './read-receipt.ts'
import type { MailAttachment } from './send-mail.ts'

/** A receipt as a file, and the act it is of in a line. */
export type MailReceipt = MailAttachment & { readonly line: string }

/**
 * The receipts of somebody's own acts, made now: of each act they may still see. `not_signed_yet` when one of them waits
 * for the next checkpoint.
 */
export async function receiptsFor(
  db: Db,
  { actor, language }: { readonly actor: Actor; readonly language: Language },
  given: { readonly on: PlainDate; readonly profiles: Profiles },
  notes: readonly MailNote[],
): Promise<readonly MailReceipt[] | 'not_signed_yet'> {
  const receipts: MailReceipt[] = []
  for (const { case_id: caseId, seq_from: from, seq_to: to } of notes) {
    const seen = await readCase(db, given.profiles, actor, given.on, caseId)
    if (seen === undefined) continue
    const title = textOf(seen.view.facts.title)
    for (const event of seen.events.filter(({ seq }) => seq >= (from ?? 0) && seq <= (to ?? 0))) {
      if (event.byPerson !== actor.personId) continue
      const receipt = await readReceipt(db, { ...given, actor }, caseId, event.seq)
      if (!receipt.ok && receipt.refusal.code === 'not_signed_yet') return 'not_signed_yet'
      if (!receipt.ok) continue
      const what = eventLine(seen.procedure, event, language)
      const line = language === 'zh' ? `${title}：${what}` : `${title}: ${what}`
      receipts.push({ name: `${caseId}-${event.seq}.tlog-proof`, text: receipt.value, line })
    }
  }
  return receipts
}
