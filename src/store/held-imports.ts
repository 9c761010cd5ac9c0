import { sql } from 'kysely'
import type { Db } from './schema.ts'
import type { TableImport } from './table-imports.ts'

/** Every table that was handed in. */
export async function listAllImports(db: Db): Promise<readonly TableImport[]> {
  return db.selectFrom('table_import').selectAll().orderBy('id').execute()
}

/** How many lines there are of an import: of each verdict, and taken over. */
export type HeldLines = Readonly<Record<'lines' | 'added' | 'changed' | 'wrong' | 'taken', number>>

export async function countLinesOfImports(db: Db): Promise<ReadonlyMap<string, HeldLines>> {
  const { rows } = await sql<HeldLines & { readonly id: string }>`
    select import_id as id, count(*)::int as lines, count(became)::int as taken,
      (count(*) filter (where verdict = 'add'))::int as added,
      (count(*) filter (where verdict = 'change'))::int as changed,
      (count(*) filter (where verdict = 'wrong'))::int as wrong
    from import_line group by import_id`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Lines said to have become a case, or a rating in one, in which nothing says that it came of that line. */
export async function listLinesBecomeOther(
  db: Db,
): Promise<readonly { readonly importId: string; readonly line: number }[]> {
  const { rows } = await sql<{ importId: string; line: number }>`
    select import_line.import_id as "importId", import_line.line from import_line
      join table_import on table_import.id = import_line.import_id
    where table_import.kind in ('cases', 'ratings') and verdict = 'add' and became is not null and not exists (
      select from case_event where case_id = became
        and fields ->> case kind when 'cases' then 'importFile' else 'ratingFile' end = sha256
        and fields ->> case kind when 'cases' then 'importLine' else 'ratingLine' end = line::text)
    order by 1, 2`.execute(db)
  return rows
}
