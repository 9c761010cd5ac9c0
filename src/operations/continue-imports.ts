import { valuesOf } from '#intake/tables/table-lines.ts'
import { type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { lockContent } from '#store/content-lock.ts'
import { inFullView } from '#store/in-full-view.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import type { Db, Tx } from '#store/schema.ts'
import {
  countImportLines,
  findImportForUpdate,
  listImportLines,
  listImportsTaking,
  setImportState,
  type TableImport,
  writeImportLines,
} from '#store/table-imports.ts'
import type { TimerContext } from './act-context.ts'
import { writtenLine } from './start-import.ts'
import { takeCases } from './take-over-cases.ts'
import { takeRatings } from './take-over-ratings.ts'

/** Lines taken over in one transaction: acts of others wait no longer than for these. */
const linesAtOnce = 100

/** Goes on with every import that somebody has asked to be taken over, until each is through. */
export async function continueImports(db: Db, context: TimerContext): Promise<number> {
  let parts = 0
  for (const { id } of await listImportsTaking(db)) {
    while (await continueImport(db, context, id)) parts += 1
  }
  return parts
}

/**
 * Takes the next part of an import of old cases or ratings over: its lines judged anew, each good one recorded with
 * its events on the days they happened, and told to nobody.
 * @returns false when there is nothing more to take.
 */
export async function continueImport(db: Db, context: TimerContext, importId: string): Promise<boolean> {
  // In full view: old cases come into the numbers of all.
  return inFullView(db, async (tx) => {
    await lockContent(tx, 'to_act')
    const one = await findImportForUpdate(tx, importId)
    if (one === undefined || one.state !== 'taking') return false
    const raw = await listImportLines(tx, importId, { verdict: 'add', untaken: true, limit: linesAtOnce })
    if (raw.length === 0) {
      await finish(tx, context, one)
      return false
    }
    const lines = raw.map(({ line, cells }) => ({ line, values: valuesOf(cells, one.match) }))
    const take = one.kind === 'ratings' ? takeRatings : takeCases
    const told = await take(tx, context, { ...one, takenOn: takenOn(one) }, lines)
    const cells = new Map(raw.map((line) => [line.line, line.cells]))
    await writeImportLines(
      tx,
      importId,
      told.map(({ line, became }) => ({ ...writtenLine(line, cells.get(line.line) ?? []), became })),
    )
    return true
  })
}

async function finish(tx: Tx, { at, on }: TimerContext, one: TableImport): Promise<void> {
  const { taken, wrong } = await countImportLines(tx, one.id)
  await setImportState(tx, one.id, 'done', { done_at: at })
  await appendLedgerActs(tx, [
    {
      at,
      caseId: null,
      caseSeq: null,
      payload: {
        act: `${one.kind}_imported`,
        import: one.id,
        sha256: one.sha256,
        taken,
        wrong,
        byPerson: one.taken_by,
        on,
        at,
      },
    },
  ])
}

/** The day somebody said "take over". */
function takenOn({ taken_on }: TableImport): PlainDate {
  if (taken_on === null) throw new Error('an import that is being taken over without its day')
  return plainDate(taken_on)
}
