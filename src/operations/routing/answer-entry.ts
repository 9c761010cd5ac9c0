import type { Plain } from '#ledger/canonical-json.ts'
import { commitment, saltFor } from '#ledger/chain.ts'
import type { LedgerAct } from '#store/ledger-entries.ts'
import type { RoutingChoice, RoutingHandBack } from '#store/routing-proposals.ts'

/** What the log says of a choice beside a proposal of units: that there was one, and when. Which and what is committed to. */
export function choiceEntry({ salt, ...row }: RoutingChoice, on: string): LedgerAct {
  return entryOf('routing_chosen', salt, row.proposal_id, { ...row }, { on, at: row.chosen_at })
}

/** As choiceEntry, of a unit named by the one that hands the case back. */
export function handBackEntry({ salt, ...row }: RoutingHandBack, on: string): LedgerAct {
  return entryOf('routing_named', salt, row.proposal_id, { ...row }, { on, at: row.named_at })
}

/** Under what an answer to a proposal is in the log. */
export function routingKey({ salt, proposal_id: proposal }: Pick<RoutingChoice, 'salt' | 'proposal_id'>): string {
  return commitment(saltFor(salt, 'of'), { proposal })
}

function entryOf(
  act: string,
  salt: string,
  proposal: string,
  content: Plain,
  { on, at }: { readonly on: string; readonly at: string },
): LedgerAct {
  const of = routingKey({ salt, proposal_id: proposal })
  return { at, caseId: null, caseSeq: null, payload: { act, of, content: commitment(salt, content), on, at } }
}
