import { ok, type Result, refuse } from '#kernel/result.ts'
import { verifyRecord } from '#operations/verify-record.ts'
import type { Db } from '#store/schema.ts'
import {
  checkReferences,
  deferReferences,
  insertRows,
  isTableEmpty,
  listMigrations,
  listTables,
  moveIdentitiesOn,
} from '#store/table-rows.ts'
import type { BackupManifest } from './backup-manifest.ts'
import { digestTable } from './digest-table.ts'

/** Why a backup is not put back. */
export type RestoreRefusal =
  | { readonly code: 'database_not_empty'; readonly table: string }
  | { readonly code: 'backup_older'; readonly missing: readonly string[] }
  | { readonly code: 'backup_newer'; readonly unknown: readonly string[] }
  | { readonly code: 'tables_differ'; readonly tables: readonly string[] }
  | { readonly code: 'rows_differ'; readonly table: string }
  | { readonly code: 'record_wrong'; readonly faults: readonly string[] }

/**
 * Puts a backup into an empty database of its own version, as its owner, all of it or nothing. What came out is read
 * again and held against the manifest, and the record is verified from its first entry, before any of it counts.
 * @param linesOf - the lines of a table's file, some at a time.
 */
export async function restoreBackup(
  owner: Db,
  manifest: BackupManifest,
  linesOf: (table: string) => AsyncIterable<readonly string[]>,
): Promise<Result<{ readonly entries: number; readonly cases: number }, RestoreRefusal>> {
  try {
    return await owner.transaction().execute(async (tx) => {
      await checkPlace(tx, manifest)
      await deferReferences(tx)
      for (const { name } of manifest.tables) {
        for await (const lines of linesOf(name)) await insertRows(tx, name, lines)
      }
      await checkReferences(tx)
      await moveIdentitiesOn(tx)
      return ok(await checkOutcome(tx, manifest))
    })
  } catch (fault) {
    if (fault instanceof NotRestored) return refuse(fault.refusal)
    throw fault
  }
}

/** Thrown to roll back. */
class NotRestored extends Error {
  readonly refusal: RestoreRefusal
  constructor(refusal: RestoreRefusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

async function checkPlace(tx: Db, manifest: BackupManifest): Promise<void> {
  const here = await listMigrations(tx)
  const missing = here.filter((name) => !manifest.migrations.includes(name))
  if (missing.length > 0) throw new NotRestored({ code: 'backup_older', missing })
  const unknown = manifest.migrations.filter((name) => !here.includes(name))
  if (unknown.length > 0) throw new NotRestored({ code: 'backup_newer', unknown })

  const names = (await listTables(tx)).map(({ name }) => name)
  const told = new Set(manifest.tables.map(({ name }) => name))
  const different = [...names.filter((name) => !told.has(name)), ...[...told].filter((name) => !names.includes(name))]
  if (different.length > 0) throw new NotRestored({ code: 'tables_differ', tables: different })
  for (const table of names) {
    if (!(await isTableEmpty(tx, table))) throw new NotRestored({ code: 'database_not_empty', table })
  }
}

async function checkOutcome(tx: Db, manifest: BackupManifest): Promise<{ entries: number; cases: number }> {
  const digests = new Map(manifest.tables.map((table) => [table.name, table]))
  for (const table of await listTables(tx)) {
    const { rows, sha256 } = await digestTable(tx, table)
    const told = digests.get(table.name)
    if (told?.rows !== rows || told.sha256 !== sha256) throw new NotRestored({ code: 'rows_differ', table: table.name })
  }
  const { faults, entries, cases, head } = await verifyRecord(tx)
  const isWhole = entries === manifest.log.entries && head === manifest.log.head
  const found = isWhole ? faults : [...faults, `the log ends at entry ${entries}, not at ${manifest.log.entries}`]
  if (found.length > 0) throw new NotRestored({ code: 'record_wrong', faults: found })
  return { entries, cases }
}
