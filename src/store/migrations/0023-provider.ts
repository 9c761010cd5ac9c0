import { type Kysely, sql } from 'kysely'

/** Who somebody is to an identity provider, and the trips of browsers there and back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
create table account_identity (
  issuer text not null,
  subject text not null,
  account_id text not null references account (id),
  /** The officer who linked it, or the account itself where its holder came by invitation. */
  linked_by text not null references account (id),
  linked_at timestamptz not null,
  last_used_at timestamptz,
  primary key (issuer, subject)
);
create index account_identity_account on account_identity (account_id);

create table provider_trip (
  state_hash text primary key,
  /** A hash of the cookie of the browser that was sent. */
  browser_hash text not null,
  purpose text not null check (purpose in ('sign_in', 'prove', 'accept')),
  /** What the sign-in to be proven goes by, or the link of the invitation: hashes. */
  opens_hash text,
  nonce text not null,
  verifier text not null,
  /** Where its holder wanted to be. */
  next text not null,
  expires_at timestamptz not null,
  check ((purpose = 'sign_in') = (opens_hash is null))
);
create index provider_trip_expires on provider_trip (expires_at);
`
