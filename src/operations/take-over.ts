import { ok, type Result, refuse } from '#kernel/result.ts'
import { inFullView } from '#store/in-full-view.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import type { Db, Tx } from '#store/schema.ts'
import { countImportLines, findImportForUpdate, setImportState, type TableImport } from '#store/table-imports.ts'
import type { ActContext } from './act-context.ts'
import { continueImport } from './continue-imports.ts'
import { type ImportRefusal, mayImport } from './import-rights.ts'
import { importableIn } from './read-import.ts'
import { takeOverRoster } from './take-over-roster.ts'

/** Parts that are taken over before the answer; more go on behind it. */
const partsAtOnce = 2

/**
 * Takes the good lines of a table over: people and units all at once, old cases and ratings part by part, each part whole or not
 * at all, going on where it was broken off. Taken over a second time it is refused.
 */
export async function takeOver(
  db: Db,
  context: ActContext,
  importId: string,
): Promise<Result<undefined, ImportRefusal>> {
  // In full view: lists show the lead proposer's name, whoever's the case is.
  const begun = await inFullView(db, async (tx) => {
    const one = await findImportForUpdate(tx, importId)
    if (one === undefined || !mayImport(context.actor, importableIn(one)))
      return refuse({ code: 'import_not_found' } as const)
    if (one.state !== 'open') return refuse({ code: 'import_not_open' } as const)
    return one.kind === 'cases' || one.kind === 'ratings' ? begin(tx, context, one) : takeOverRoster(tx, context, one)
  })
  if (!begun.ok) return begun
  for (let part = 0; part < partsAtOnce; part += 1) {
    if (!(await continueImport(db, context, importId))) break
  }
  return ok(undefined)
}

async function begin(tx: Tx, context: ActContext, one: TableImport): Promise<Result<undefined, ImportRefusal>> {
  if ((await countImportLines(tx, one.id)).add === 0) return refuse({ code: 'nothing_to_take_over' })
  const { actor, on, at } = context
  await setImportState(tx, one.id, 'taking', { taken_by: actor.personId, taken_on: on, taken_at: at })
  await appendLedgerActs(tx, [
    {
      at,
      caseId: null,
      caseSeq: null,
      payload: {
        act: `${one.kind}_import_begun`,
        import: one.id,
        sha256: one.sha256,
        byPerson: actor.personId,
        on,
        at,
      },
    },
  ])
  return ok(undefined)
}
