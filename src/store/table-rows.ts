import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** A table as it is copied out and in: all of its rows, in the order of its primary key. */
export type CopiedTable = { readonly name: string; readonly key: readonly string[]; readonly hasFiles: boolean }

/** Every table by name, but the migrations' own and the changes an index follows: those are numbered by one database's transactions. */
export async function listTables(db: Db): Promise<readonly CopiedTable[]> {
  const { rows } = await sql<CopiedTable>`
    select c.relname as name,
      array(select a.attname::text from unnest(i.indkey::int2[]) with ordinality k(number, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number order by k.place) as key,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and a.atttypid = 'bytea'::regtype)
        as "hasFiles"
    from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely\_%'
      and c.relname <> 'index_change'
    order by c.relname`.execute(db)
  return rows
}

/** The schema's version: the migrations that were made, by name, in the order of their names. */
export async function listMigrations(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}

/**
 * The rows of a table as lines of JSON, some at a time: the same rows give the same bytes. Only inside a transaction,
 * whose snapshot they are of.
 */
export async function* readRows(tx: Db, { name, key, hasFiles }: CopiedTable): AsyncGenerator<readonly string[]> {
  const order = sql.join(key.map((column) => sql`t.${sql.id(column)}`))
  // Text has one order whatever the database was made with.
  await sql`declare copied no scroll cursor for select row_to_json(t)::text as line from ${sql.table(name)} t order by ${order}`.execute(
    tx,
  )
  for (;;) {
    const fetched = await sql<{ line: string }>`fetch ${sql.raw(hasFiles ? '8' : '1000')} from copied`.execute(tx)
    if (fetched.rows.length === 0) break
    yield fetched.rows.map(({ line }) => line)
  }
  await sql`close copied`.execute(tx)
}

/** Puts rows in as `readRows` gave them. */
export async function insertRows(tx: Db, table: string, lines: readonly string[]): Promise<void> {
  const name = sql.table(table)
  await sql`insert into ${name} overriding system value
    select * from json_populate_recordset(null::${name}, ${`[${lines.join(',')}]`}::json)`.execute(tx)
}

export async function isTableEmpty(db: Db, table: string): Promise<boolean> {
  const { rows } = await sql<{ empty: boolean }>`select not exists (select from ${sql.table(table)}) as empty`.execute(
    db,
  )
  return rows[0]?.empty === true
}

/** What one snapshot of the database says, and says alike to every question of the transaction. */
export async function inOneSnapshot<Value>(db: Db, read: (tx: Db) => Promise<Value>): Promise<Value> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)
}

/** Lets rows come in any order until the transaction is over; the owner's to do. */
export async function deferReferences(tx: Db): Promise<void> {
  const references = await listReferences(tx)
  for (const { table, constraint } of references) {
    await sql`alter table ${sql.table(table)} alter constraint ${sql.id(constraint)} deferrable`.execute(tx)
  }
  await sql`set constraints all deferred`.execute(tx)
}

/** Checks every reference there is and makes them strict again. @throws when a row names one that is not there. */
export async function checkReferences(tx: Db): Promise<void> {
  await sql`set constraints all immediate`.execute(tx)
  for (const { table, constraint } of await listReferences(tx)) {
    await sql`alter table ${sql.table(table)} alter constraint ${sql.id(constraint)} not deferrable`.execute(tx)
  }
}

async function listReferences(tx: Db): Promise<readonly { readonly table: string; readonly constraint: string }[]> {
  const { rows } = await sql<{ table: string; constraint: string }>`
    select c.relname as table, r.conname as constraint from pg_constraint r join pg_class c on c.oid = r.conrelid
    where r.contype = 'f' and c.relnamespace = 'public'::regnamespace order by 1, 2`.execute(tx)
  return rows
}

/** Numbers that the database gives out itself go on behind the largest there is. */
export async function moveIdentitiesOn(tx: Db): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attidentity <> '' and c.relnamespace = 'public'::regnamespace`.execute(tx)
  for (const { table, column } of rows) {
    await sql`select setval(pg_get_serial_sequence(${`public.${table}`}, ${column}), coalesce(max(${sql.id(column)}), 1),
      max(${sql.id(column)}) is not null) from ${sql.table(table)}`.execute(tx)
  }
}
