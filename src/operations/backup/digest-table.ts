import { createHash } from 'node:crypto'
import type { Db } from '#store/schema.ts'
import { type CopiedTable, readRows } from '#store/table-rows.ts'
import type { TableDigest } from './backup-manifest.ts'

/** Reads a table from its first row to its last and gives its digest; each piece is handed on as it is read. */
export async function digestTable(
  tx: Db,
  table: CopiedTable,
  onPiece: (piece: string) => Promise<void> = async () => undefined,
): Promise<TableDigest> {
  const hash = createHash('sha256')
  let rows = 0
  let bytes = 0
  for await (const lines of readRows(tx, table)) {
    const piece = `${lines.join('\n')}\n`
    hash.update(piece)
    rows += lines.length
    bytes += Buffer.byteLength(piece)
    await onPiece(piece)
  }
  return { name: table.name, rows, bytes, sha256: hash.digest('hex') }
}
