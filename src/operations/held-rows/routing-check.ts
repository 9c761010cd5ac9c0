import { canonicalJson } from '#ledger/canonical-json.ts'
import { choiceEntry, handBackEntry, routingKey } from '#operations/routing/answer-entry.ts'
import { listChoices, listHandBacks } from '#store/routing-proposals.ts'
import type { Db } from '#store/schema.ts'
import { actsIn, type RowCheck, type ToldAct, textIn } from './row-check.ts'
import type { RowsBefore } from './rows-before.ts'
import { type HeldRow, toldRowFaults } from './told-rows.ts'

/** Holds what people chose beside a proposal of units, or named in its place, against the entries of the log, both ways. */
export function routingCheck(db: Db, before: RowsBefore): RowCheck {
  const told = { routing_chosen: new Map<string, string>(), routing_named: new Map<string, string>() }
  return {
    follow: async (entries) => {
      for (const { act, said, payload } of actsIn(entries, (one) => Object.hasOwn(told, one))) {
        told[act as keyof typeof told].set(textIn(said, 'of'), payload)
      }
      return []
    },
    end: async () => {
      const choices = (await listChoices(db)).map((row) => heldRow('choice', row, (on) => choiceEntry(row, on)))
      const named = (await listHandBacks(db)).map((row) => heldRow('hand-back', row, (on) => handBackEntry(row, on)))
      return [
        ...toldRowFaults('choices of units', told.routing_chosen, choices, before.count('choices')),
        ...toldRowFaults('units named by who hands back', told.routing_named, named, before.count('handBacks')),
      ]
    },
  }
}

function heldRow(
  what: string,
  row: { readonly proposal_id: string; readonly salt: string },
  entryOf: (on: string) => { readonly payload: Parameters<typeof canonicalJson>[0] },
): HeldRow {
  return {
    name: `${what} beside proposal ${row.proposal_id}`,
    key: routingKey(row),
    isSaid: (payload) =>
      canonicalJson(entryOf(textIn(JSON.parse(payload) as ToldAct['said'], 'on')).payload) === payload,
  }
}
