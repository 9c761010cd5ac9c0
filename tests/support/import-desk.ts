import type { TableKind } from '#intake/tables/table-columns.ts'
import type { ActContext } from '#operations/act-context.ts'
import { continueImports } from '#operations/continue-imports.ts'
import type { ImportOptions } from '#operations/import-options.ts'
import { everyLine, startImport } from '#operations/start-import.ts'
import { takeOver } from '#operations/take-over.ts'
import type { Db } from '#store/schema.ts'
import { listImportLines } from '#store/table-imports.ts'
import { timing } from './small-city.ts'

const importOptions: Omit<ImportOptions, 'procedure'> = {
  personKind: 'deputy',
  newDelegations: false,
  place: 'shanghai',
}

/** Rows of a table as a file in UTF-8. */
export function csvOf(rows: readonly (readonly string[])[]): Uint8Array {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  return new TextEncoder().encode(rows.map((row) => row.map(quoted).join(',')).join('\n'))
}

/** Hands a table in, for somebody with an account. @throws when it is refused. */
export async function handIn(
  db: Db,
  context: ActContext,
  kind: TableKind,
  bytes: Uint8Array,
  options: Partial<ImportOptions> = {},
): Promise<string> {
  const asked = { kind, name: 'table.csv', bytes, options: { ...importOptions, ...options } }
  const started = await startImport(db, context, `a-${context.actor.personId}`, asked)
  if (!started.ok) throw new Error(`refused: ${JSON.stringify(started.refusal)}`)
  return started.value.importId
}

/** Hands a table in and takes it over, whole. */
export async function importWhole(
  db: Db,
  context: ActContext,
  kind: TableKind,
  bytes: Uint8Array,
  options: Partial<ImportOptions> = {},
): Promise<string> {
  const importId = await handIn(db, context, kind, bytes, options)
  await takeOver(db, context, importId)
  await continueImports(db, timing(context.on))
  return importId
}

/** What became of the lines, by verdict, in short. */
export async function verdictsOf(db: Db, importId: string): Promise<readonly string[]> {
  const lines = await listImportLines(db, importId, { limit: everyLine })
  return lines.map((line) => `${line.line} ${line.verdict}`)
}
