import { type Kysely, sql } from 'kysely'

/** A second factor everybody can have: the keys of one-time codes, sealed, and recovery codes, hashed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
create table one_time_key (
  account_id text primary key references account (id),
  /** Opened by a key that is not in the database. */
  sealed bytea not null,
  /** The step of the last code that was taken: no code of it or of one before is taken again. */
  last_step bigint not null,
  made_at timestamptz not null
);

create table recovery_code (
  code_hash text primary key,
  account_id text not null references account (id)
);
create index recovery_code_account on recovery_code (account_id);

/** Whose password or the like was right, and who has yet to show the second factor. */
create table second_step (
  token_hash text primary key,
  account_id text not null references account (id),
  way text not null check (way in ('password', 'oidc')),
  proven_at timestamptz not null,
  expires_at timestamptz not null
);
create index second_step_account on second_step (account_id);
`
