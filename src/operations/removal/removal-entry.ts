import type { Plain } from '#ledger/canonical-json.ts'
import { commitment, saltFor } from '#ledger/chain.ts'
import type { LedgerAct } from '#store/ledger-entries.ts'
import type { Removal, RemovalPart } from '#store/removals.ts'

type Moment = { readonly at: string; readonly on: string }

/** What the log says of a removal that was asked for, decided or refused: that, by which office, on what ground. */
export function removalStepEntry(
  act: 'removal_asked' | 'removal_decided' | 'removal_refused',
  removal: Removal,
  by: { readonly person: string; readonly office: string | null },
  { at, on }: Moment,
): LedgerAct {
  const byPerson = commitment(saltFor(removal.salt, act), { byPerson: by.person })
  return entryOf(at, { act, v: 2, ...saidOf(removal), byPerson, byRole: by.office, on, at })
}

/**
 * What the log says of a removal carried out: who decided and who confirmed, and on what ground. Which entries it speaks
 * of is committed to part by part, and so is what is left of each event: the log then covers the record as it now is.
 */
export function removalEntry(removal: Removal, parts: readonly RemovalPart[]): LedgerAct {
  const at = removal.ended_at ?? ''
  return entryOf(at, {
    act: 'removal',
    v: 2,
    ...saidOf(removal),
    decidedBy: commitment(saltFor(removal.salt, 'decidedBy'), { byPerson: removal.decided_by }),
    decidedAs: removal.decided_as,
    confirmedBy: commitment(saltFor(removal.salt, 'confirmedBy'), { byPerson: removal.ended_by }),
    confirmedAs: removal.ended_as,
    parts: parts.map((part) => ({ of: commitment(part.salt, partOf(part)), remains: part.remains })),
    on: removal.ended_on,
    at,
  })
}

/** Which entry a part speaks of, as the removal's entry commits to it: from 1, as the log counts. */
export function partOf({ entry_seq: entry }: Pick<RemovalPart, 'entry_seq'>): Plain {
  return { entry }
}

function saidOf({ id, kind, asked_as: askedAs, ground }: Removal) {
  return { removal: id, what: kind, askedAs, ground }
}

function entryOf(at: string, payload: Plain): LedgerAct {
  return { at, caseId: null, caseSeq: null, payload }
}
