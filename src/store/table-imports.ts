import { type Selectable, sql } from 'kysely'
import type { ImportState } from './import-tables.ts'
import type { Db, Tables, Tx } from './schema.ts'

export type TableImport = Selectable<Tables['table_import']>
export type ImportLine = Selectable<Tables['import_line']>
export type LineVerdict = ImportLine['verdict']

/** How many lines of an import there are of each verdict, how many of them with doubts, how many taken over. */
export type LineCounts = Readonly<Record<LineVerdict, number>> & {
  readonly doubtful: number
  readonly taken: number
}

export type NewImport = Pick<
  TableImport,
  'id' | 'kind' | 'name' | 'sha256' | 'headings' | 'match' | 'options' | 'account_id' | 'asked_by' | 'asked_at' | 'salt'
>

export async function insertImport(db: Db, one: NewImport): Promise<void> {
  const { headings, match, options, ...rest } = one
  await db
    .insertInto('table_import')
    .values({ ...rest, ...asJson({ headings, match, options }), state: 'open' })
    .execute()
}

/** Changes which column is which, while the table is not taken over. */
export async function updateImportColumns(
  db: Db,
  id: string,
  { match, options, salt }: Pick<NewImport, 'match' | 'options' | 'salt'>,
): Promise<void> {
  await db
    .updateTable('table_import')
    .set({ ...asJson({ match, options }), salt })
    .where('id', '=', id)
    .execute()
}

function asJson<Name extends string>(values: Readonly<Record<Name, unknown>>) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)])) as Readonly<
    Record<Name, string>
  >
}

export async function setImportState(
  db: Db,
  id: string,
  state: ImportState,
  when: {
    readonly taken_by?: string
    readonly taken_on?: string
    readonly taken_at?: string
    readonly done_at?: string
  } = {},
): Promise<void> {
  await db
    .updateTable('table_import')
    .set({ state, ...when })
    .where('id', '=', id)
    .execute()
}

export async function findImport(db: Db, id: string): Promise<TableImport | undefined> {
  return db.selectFrom('table_import').selectAll().where('id', '=', id).executeTakeFirst()
}

/** As findImport; nobody else changes it until this transaction is over. */
export async function findImportForUpdate(tx: Tx, id: string): Promise<TableImport | undefined> {
  return tx.selectFrom('table_import').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Imports of some kinds (of table, and of case), newest first, dropped ones left out. */
export async function listImports(
  db: Db,
  kinds: readonly { readonly kind: TableImport['kind']; readonly procedure: string }[],
  limit: number,
): Promise<readonly TableImport[]> {
  if (kinds.length === 0) return []
  return db
    .selectFrom('table_import')
    .selectAll()
    .where((eb) =>
      eb.or(
        kinds.map(({ kind, procedure }) =>
          eb.and([eb('kind', '=', kind), eb(sql<string>`options ->> 'procedure'`, '=', procedure)]),
        ),
      ),
    )
    .where('state', '<>', 'dropped')
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Imports somebody has asked to be taken over that are not through yet, oldest first. */
export async function listImportsTaking(db: Db): Promise<readonly TableImport[]> {
  return db.selectFrom('table_import').selectAll().where('state', '=', 'taking').orderBy('taken_at').execute()
}

export type WrittenLine = Omit<ImportLine, 'import_id' | 'became'> & { readonly became?: string | null }

/** Puts an import's lines in the place of whatever was there for them. */
export async function writeImportLines(db: Db, importId: string, lines: readonly WrittenLine[]): Promise<void> {
  for (let from = 0; from < lines.length; from += batchRows) {
    await db
      .insertInto('import_line')
      .values(
        lines.slice(from, from + batchRows).map(({ cells, report, became = null, ...rest }) => ({
          ...rest,
          import_id: importId,
          became,
          cells: JSON.stringify(cells),
          report: JSON.stringify(report),
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['import_id', 'line']).doUpdateSet((eb) => ({
          cells: eb.ref('excluded.cells'),
          verdict: eb.ref('excluded.verdict'),
          doubtful: eb.ref('excluded.doubtful'),
          about: eb.ref('excluded.about'),
          report: eb.ref('excluded.report'),
          became: eb.ref('excluded.became'),
        })),
      )
      .execute()
  }
}

const batchRows = 1_000

export async function deleteImportLines(db: Db, importId: string): Promise<void> {
  await db.deleteFrom('import_line').where('import_id', '=', importId).execute()
}

export type LinesAsked = {
  readonly verdict?: LineVerdict
  /** Only those with doubts. */
  readonly doubtful?: boolean
  /** Only those not taken over yet. */
  readonly untaken?: boolean
  readonly after?: number
  readonly limit: number
}

/** Lines of an import in their order, behind a line. */
export async function listImportLines(db: Db, importId: string, asked: LinesAsked): Promise<readonly ImportLine[]> {
  let query = db.selectFrom('import_line').selectAll().where('import_id', '=', importId)
  if (asked.verdict !== undefined) query = query.where('verdict', '=', asked.verdict)
  if (asked.doubtful === true) query = query.where('doubtful', '=', true)
  if (asked.untaken === true) query = query.where('became', 'is', null)
  if (asked.after !== undefined) query = query.where('line', '>', asked.after)
  return query.orderBy('line').limit(asked.limit).execute()
}

export async function countImportLines(db: Db, importId: string): Promise<LineCounts> {
  const { rows } = await sql<{ verdict: LineVerdict; n: number; doubtful: number; taken: number }>`
    select verdict, count(*)::int as n, (count(*) filter (where doubtful))::int as doubtful, count(became)::int as taken
    from import_line where import_id = ${importId} group by verdict`.execute(db)
  const of = (verdict: LineVerdict) => rows.find((row) => row.verdict === verdict)?.n ?? 0
  return {
    add: of('add'),
    change: of('change'),
    same: of('same'),
    wrong: of('wrong'),
    doubtful: rows.reduce((sum, row) => sum + (row.verdict === 'wrong' ? 0 : row.doubtful), 0),
    taken: rows.reduce((sum, row) => sum + row.taken, 0),
  }
}
