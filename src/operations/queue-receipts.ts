import { getProcedure } from '#procedures/installed.ts'
import { listMailAccounts } from '#store/account-mail.ts'
import type { PlacedEvent } from '#store/case-files.ts'
import { insertMail } from '#store/mail-outbox.ts'
import type { Tx } from '#store/schema.ts'
import type { Chance } from './act-context.ts'
import { isOfficialAct } from './official-act.ts'
import { queuedAt } from './queue-mail.ts'

type OwnActs = { readonly personId: string; readonly caseId: string; readonly seqFrom: number; readonly seqTo: number }

/**
 * Writes down, in the act's own transaction, that its author is to have its receipt: at once or with the day's digest, as
 * they chose for all their mail. What somebody does for a unit or an office is not theirs: its receipt is on the case's page.
 */
export async function queueReceipts(
  tx: Tx,
  at: string,
  chance: Chance,
  placed: readonly (PlacedEvent & { readonly procedure: string })[],
): Promise<void> {
  const acts = ownActsIn(placed)
  const persons = [...new Set(acts.map((act) => act.personId))]
  const accounts = (await listMailAccounts(tx, { persons, units: [], offices: [] }))
    .filter((account) => account.unitId === null)
    .map((account) => ({ ...account, messageId: account.choice === 'each' ? chance.id() : null }))
  await insertMail(
    tx,
    accounts.flatMap(({ accountId, messageId }) =>
      messageId === null ? [] : [{ id: messageId, account_id: accountId, kind: 'receipt' as const, ...queuedAt(at) }],
    ),
    accounts.flatMap(({ accountId, personId, messageId }) =>
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
  )
}

/** Neighbouring events of one case that the same person brought about are told of together. */
function ownActsIn(placed: readonly (PlacedEvent & { readonly procedure: string })[]): readonly OwnActs[] {
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
