import { type Kysely, sql } from 'kysely'

/** What one officer asked for and another settles, where three of them watch one another. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
create table grant_request (
  id text primary key,
  act text not null check (act in ('invite', 'change_roles', 'reset_sign_in', 'link_identity')),
  /** Whose account it is about; null for an invitation. */
  account_id text references account (id),
  /** What was asked; a mail address goes once it is settled. */
  asked jsonb not null,
  asked_by text not null references account (id),
  asked_at timestamptz not null,
  settled_by text references account (id),
  settled_at timestamptz,
  outcome text check (outcome in ('approved', 'refused')),
  check ((outcome is null) = (settled_by is null) and (outcome is null) = (settled_at is null)),
  check ((act = 'invite') = (account_id is null))
);
create index grant_request_open on grant_request (asked_at) where outcome is null;
`
