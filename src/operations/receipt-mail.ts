import { getProcedure } from '#procedures/installed.ts'
import type { MailAccount } from '#store/account-mail.ts'
import type { PlacedEvent } from '#store/case-files.ts'
import type { NewMail } from '#store/mail-outbox.ts'
import type { Chance } from './act-context.ts'
import { isOfficialAct } from './official-act.ts'
import { queuedAt } from './queue-mail.ts'

/** Acts somebody did in their own name, by place. */
type OwnActs = {
  readonly personId: string
  readonly caseId: string
  readonly seqFrom: number
  readonly seqTo: number
}

/**
 * What authors of acts are to have as receipts of them: at once or with the day's digest, as they chose for all their mail.
 * What somebody does for a unit or an office is not theirs: its receipt is on the case's page.
 */
export function receiptMail(
  accounts: readonly MailAccount[],
  at: string,
  chance: Chance,
  acts: readonly OwnActs[],
): NewMail {
  const authors = new Set(acts.map((act) => act.personId))
  const given = accounts
    .filter((account) => account.unitId === null && authors.has(account.personId))
    .map((account) => ({ ...account, messageId: account.choice === 'each' ? chance.id() : null }))
  return {
    messages: given.flatMap(({ accountId, messageId }) =>
      messageId === null ? [] : [{ id: messageId, account_id: accountId, kind: 'receipt' as const, ...queuedAt(at) }],
    ),
    notes: given.flatMap(({ accountId, personId, messageId }) =>
      acts
        .filter((act) => act.personId === personId)
        .map((act) => ({
          account_id: accountId,
          case_id: act.caseId,
          seq_from: act.seqFrom,
          seq_to: act.seqTo,
          notice_seq: null,
          receipt: true,
          created_at: at,
          message_id: messageId,
        })),
    ),
  }
}

/** Neighbouring events of one case that the same person brought about are told of together. */
export function ownActsIn(placed: readonly (PlacedEvent & { readonly procedure: string })[]): readonly OwnActs[] {
  const acts: OwnActs[] = []
  for (const { caseId, seq, event, procedure } of placed) {
    if (event.byPerson === '' || isOfficialAct(getProcedure(procedure), event)) continue
    const last = acts.at(-1)
    const continues = last?.caseId === caseId && last.personId === event.byPerson && last.seqTo === seq - 1
    if (continues) acts.splice(-1, 1, { ...last, seqTo: seq })
    else acts.push({ personId: event.byPerson, caseId, seqFrom: seq, seqTo: seq })
  }
  return acts
}
