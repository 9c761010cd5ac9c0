import { ledgerHead } from '#store/ledger-entries.ts'
import { newestCheckpoint } from '#store/log-checkpoints.ts'
import type { Db } from '#store/schema.ts'
import { inOneSnapshot, listMigrations, listTables } from '#store/table-rows.ts'
import type { BackupManifest, TableDigest } from './backup-manifest.ts'
import { digestTable } from './digest-table.ts'

/** Where the rows of one table go. */
export type TableFile = { readonly write: (piece: string) => Promise<void>; readonly close: () => Promise<void> }

/**
 * Copies everything the database holds, as it is at one moment, while others go on working: nobody waits for it, and
 * nothing that comes later is in it.
 */
export async function backUp(
  db: Db,
  madeAt: string,
  open: (table: string) => Promise<TableFile>,
): Promise<BackupManifest> {
  return inOneSnapshot(db, async (tx) => {
    const { seq, hash } = await ledgerHead(tx)
    const tables: TableDigest[] = []
    for (const table of await listTables(tx)) {
      const file = await open(table.name)
      tables.push(await digestTable(tx, table, file.write).finally(file.close))
    }
    return {
      format: 'huiying-backup-1',
      madeAt,
      migrations: [...(await listMigrations(tx))],
      tables,
      log: { entries: seq, head: hash, checkpoint: (await newestCheckpoint(tx))?.note ?? null },
    }
  })
}
