import type { Actor } from '#engine/case-file.ts'
import type { LineChange, LineDoubt, LineFault } from '#intake/tables/line-notes.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { Db } from '#store/schema.ts'
import {
  countImportLines,
  findImport,
  type ImportLine,
  type LineCounts,
  type LinesAsked,
  listImportLines,
  listImports,
  type TableImport,
} from '#store/table-imports.ts'
import { storedOptions } from './import-options.ts'
import { type Importable, type ImportRefusal, importablesOf, mayImport } from './import-rights.ts'

/** A line of an import for those who look at it. */
export type SeenLine = Pick<ImportLine, 'line' | 'verdict' | 'about' | 'cells' | 'became'> & {
  readonly target: string | null
  readonly changes: readonly LineChange[]
  readonly faults: readonly LineFault[]
  readonly doubts: readonly LineDoubt[]
}

export type SeenImport = {
  readonly table: TableImport
  readonly counts: LineCounts
  readonly lines: readonly SeenLine[]
  /** The line behind which the next page begins; null on the last one. */
  readonly next: number | null
}

/** An import with a page of its lines, for those who may take such tables over; everybody else is told there is none. */
export async function readImport(
  db: Db,
  actor: Actor | null,
  importId: string,
  asked: LinesAsked,
): Promise<Result<SeenImport, ImportRefusal>> {
  const table = await findImport(db, importId)
  if (table === undefined || table.state === 'dropped' || !mayImport(actor, importableIn(table))) {
    return refuse({ code: 'import_not_found' })
  }
  const lines = await listImportLines(db, importId, { ...asked, limit: asked.limit + 1 })
  const shown = lines.slice(0, asked.limit).map(seenLine)
  const next = lines.length > asked.limit ? (shown.at(-1)?.line ?? null) : null
  return ok({ table, counts: await countImportLines(db, importId), lines: shown, next })
}

/** What a table is that was handed in. */
export function importableIn({ kind, options }: Pick<TableImport, 'kind' | 'options'>): Importable {
  return { kind, procedure: storedOptions(options).procedure }
}

/** The tables somebody may look at, newest first. */
export async function listSeenImports(db: Db, actor: Actor | null, limit: number): Promise<readonly TableImport[]> {
  return listImports(db, importablesOf(actor), limit)
}

/** What `writtenLine` wrote, and nothing else writes. */
function seenLine({ line, verdict, about, cells, became, report }: ImportLine): SeenLine {
  const { target, changes, faults, doubts } = report as Pick<SeenLine, 'target' | 'changes' | 'faults' | 'doubts'>
  return { line, verdict, about, cells, became, target, changes, faults, doubts }
}
