import type { JudgedLine } from '#intake/tables/line-notes.ts'
import { type ColumnMatch, chosenColumns, matchColumns } from '#intake/tables/match-columns.ts'
import { readTable } from '#intake/tables/read-table.ts'
import type { TableKind } from '#intake/tables/table-columns.ts'
import { valuesOf } from '#intake/tables/table-lines.ts'
import { onlySeen } from '#kernel/only-seen.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import type { Db } from '#store/schema.ts'
import {
  deleteImportLines,
  findImportForUpdate,
  insertImport,
  listImportLines,
  setImportState,
  updateImportColumns,
  type WrittenLine,
  writeImportLines,
} from '#store/table-imports.ts'
import type { ActContext } from './act-context.ts'
import { type FileScanner, scanRefusal } from './file-scanner.ts'
import { importAskedEntry, importColumnsEntry, importDroppedEntry } from './import-entry.ts'
import { type ImportOptions, storedOptions } from './import-options.ts'
import { type ImportRefusal, importablesOf, mayImport } from './import-rights.ts'
import { judgeLines } from './judge-lines.ts'
import { importableIn } from './read-import.ts'

export type ImportAsked = {
  readonly kind: TableKind
  readonly name: string
  readonly bytes: Uint8Array
  /** What the text is in, where somebody says so. */
  readonly encoding?: string
  /** Left out where none is set. */
  readonly scanner?: FileScanner | null
  /** Without a kind of case it is the first whose old files whoever asks may take over. */
  readonly options: Omit<ImportOptions, 'procedure'> & { readonly procedure?: string }
}

/** A line as it stands in the table. */
type RawLine = { readonly line: number; readonly cells: readonly string[] }

/** Reads a table and judges its lines. Nothing of it is taken over before somebody says so. */
export async function startImport(
  db: Db,
  context: ActContext,
  accountId: string,
  asked: ImportAsked,
): Promise<Result<{ readonly importId: string }, ImportRefusal>> {
  const { kind } = asked
  const wanted = asked.options.procedure
  const importable = importablesOf(context.actor).find(
    (one) => one.kind === kind && (wanted === undefined || one.procedure === wanted),
  )
  if (importable === undefined) return refuse({ code: 'import_not_allowed' })
  const options = { ...asked.options, procedure: importable.procedure }
  const unseen = await scanRefusal(asked.scanner ?? null, asked.bytes)
  if (unseen !== undefined) return refuse(unseen)
  const read = await readTable(asked)
  if (!read.ok) return refuse({ code: 'table_unreadable', because: read.refusal })

  const { rows, sha256 } = read.value
  const { headingRow, match } = matchColumns(kind, rows)
  const raw = rows.flatMap((cells, at): readonly RawLine[] =>
    at > headingRow && cells.some((cell) => cell !== '') ? [{ line: at + 1, cells }] : [],
  )
  if (raw.length === 0) return refuse({ code: 'table_without_lines' })

  const headings = rows[headingRow] ?? []
  const lines = await judgedLines(db, context, kind, options, chosenColumns(kind, headings.length, match), raw)
  const importId = context.chance.id()
  const one = {
    id: importId,
    kind,
    name: onlySeen(asked.name.replace(/^.*[\\/]/s, '')).slice(-200),
    sha256,
    headings,
    match,
    options,
    account_id: accountId,
    asked_by: context.actor.personId,
    asked_at: context.at,
    salt: context.chance.salt(),
  }
  await db.transaction().execute(async (tx) => {
    await insertImport(tx, one)
    await writeImportLines(tx, importId, lines)
    await appendLedgerActs(tx, [importAskedEntry(one, lines.length, context)])
  })
  return ok({ importId })
}

/** Takes other columns for ours than the headings say, or other options, and judges all lines anew. */
export async function chooseColumns(
  db: Db,
  context: ActContext,
  importId: string,
  chosen: {
    readonly match: ColumnMatch
    readonly personKind: ImportOptions['personKind']
    readonly newDelegations: boolean
  },
): Promise<Result<undefined, ImportRefusal>> {
  return db.transaction().execute(async (tx) => {
    const one = await findImportForUpdate(tx, importId)
    if (one === undefined || !mayImport(context.actor, importableIn(one))) return refuse({ code: 'import_not_found' })
    if (one.state !== 'open') return refuse({ code: 'import_not_open' })
    const match = chosenColumns(one.kind, one.headings.length, chosen.match)
    const { personKind, newDelegations } = chosen
    const options = { ...storedOptions(one.options), personKind, newDelegations }
    const raw = await listImportLines(tx, importId, { limit: everyLine })
    const columns = { match, options, salt: context.chance.salt() }
    await updateImportColumns(tx, importId, columns)
    await writeImportLines(tx, importId, await judgedLines(tx, context, one.kind, options, match, raw))
    await appendLedgerActs(tx, [importColumnsEntry({ ...one, ...columns }, context)])
    return ok(undefined)
  })
}

/** Forgets a table that was not taken over: its lines and what stood in them. */
export async function dropImport(
  db: Db,
  context: ActContext,
  importId: string,
): Promise<Result<undefined, ImportRefusal>> {
  return db.transaction().execute(async (tx) => {
    const one = await findImportForUpdate(tx, importId)
    if (one === undefined || !mayImport(context.actor, importableIn(one))) return refuse({ code: 'import_not_found' })
    if (one.state !== 'open') return refuse({ code: 'import_not_open' })
    await deleteImportLines(tx, importId)
    await setImportState(tx, importId, 'dropped', { done_at: context.at })
    await appendLedgerActs(tx, [importDroppedEntry(importId, context)])
    return ok(undefined)
  })
}

/** No table has more lines. */
export const everyLine = 1_000_000

async function judgedLines(
  db: Db,
  context: ActContext,
  kind: TableKind,
  options: ImportOptions,
  match: ColumnMatch,
  raw: readonly RawLine[],
): Promise<readonly WrittenLine[]> {
  const cells = new Map(raw.map((one) => [one.line, one.cells]))
  const lines = raw.map((one) => ({ line: one.line, values: valuesOf(one.cells, match) }))
  const judged = await judgeLines(db, kind, options, context, lines)
  return judged.map((one) => writtenLine(one, cells.get(one.line) ?? []))
}

/** A judged line as it is kept: what it says stands in its cells. */
export function writtenLine(
  { line, verdict, about, target, changes, faults, doubts }: JudgedLine,
  cells: readonly string[],
): WrittenLine {
  const report = { target, changes, faults, doubts }
  return { line, cells, verdict, doubtful: doubts.length > 0, about: about.slice(0, 300), report }
}
