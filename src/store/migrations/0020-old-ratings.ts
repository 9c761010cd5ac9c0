import { type Kysely, sql } from 'kysely'

/** Tables of ratings from old files are handed in as well. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
alter table table_import drop constraint table_import_kind_check;
alter table table_import add constraint table_import_kind_check check (kind in ('people', 'units', 'cases', 'ratings'));
`
