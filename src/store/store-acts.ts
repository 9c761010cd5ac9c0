import { CompiledQuery } from 'kysely'
import { eventColumns, type PlacedEvent } from './case-files.ts'
import { copiesAmong, copyValues, type ReadCopies } from './case-summaries.ts'
import { copyTables, replacingCopies } from './replacing-copies.ts'
import type { Tx } from './schema.ts'

/** Events at their places, and the copies of their cases as they stand afterwards. */
type Acts = { readonly placed: readonly PlacedEvent[]; readonly copies: ReadCopies }

/**
 * Adds events behind those the caller has read, and puts the copies in the place of those before, in one question.
 * @returns false when another writer came first: the primary key (case_id, seq) settles who was first. What was stored then
 *   must be rolled back.
 */
export async function storeActs(tx: Tx, { placed, copies }: Acts): Promise<boolean> {
  const ids = copies.summaries.map((summary) => summary.case_id)
  for (let from = 0; from < ids.length; from += casesAtOnce) {
    const part = ids.slice(from, from + casesAtOnce)
    const among = new Set(part)
    const rows = placed.filter(({ caseId }) => among.has(caseId)).map(rowFrom)
    const values = [...copyValues(part, copiesAmong(copies, among)), JSON.stringify(rows)]
    const { rows: answer } = await tx.executeQuery<{ stored: number }>(CompiledQuery.raw(storingActs, values))
    if (answer[0]?.stored !== rows.length) return false
  }
  return true
}

const casesAtOnce = 500

const columns = ['case_id', ...eventColumns, 'salt'].join(', ')

/** Events first: what is asked for at the end is done before what nobody asks for. */
const storingActs = `with placed as (
  insert into case_event (${columns})
  select ${columns} from json_populate_recordset(null::case_event, $${copyTables.length + 2}::json)
  on conflict (case_id, seq) do nothing returning seq),
${replacingCopies}
select count(*)::integer as stored from placed`

function rowFrom({ caseId, seq, event, salt }: PlacedEvent) {
  return {
    case_id: caseId,
    seq,
    type: event.type,
    action: event.action,
    machine: event.machine,
    instance: event.instance,
    state_before: event.stateBefore,
    state: event.state,
    by_person: event.byPerson === '' ? null : event.byPerson,
    by_role: event.byRole,
    by_unit: event.byUnit,
    on_day: event.on,
    at: event.at,
    fields: event.fields,
    clocks: event.clocks,
    waived: event.waived,
    salt,
  }
}
