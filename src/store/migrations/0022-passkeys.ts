import { type Kysely, sql } from 'kysely'

/** Passkeys, and the questions that are put to them: each answered once, by the browser it was put to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
create table passkey (
  /** The credential's own id, base64url. */
  id text primary key,
  account_id text not null references account (id),
  /** What its holder calls it. */
  name text not null,
  public_key bytea not null,
  /** Goes up with each use, or stays 0 where the authenticator does not count; one that falls behind was copied. */
  counter bigint not null,
  transports text[] not null,
  made_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_account on passkey (account_id, made_at);

create table passkey_challenge (
  /** A hash of the sign-in, or of the cookie, of the browser that was asked. */
  holder_hash text not null,
  purpose text not null check (purpose in ('register', 'sign_in', 'prove')),
  challenge text not null,
  expires_at timestamptz not null,
  primary key (holder_hash, purpose)
);
create index passkey_challenge_expires on passkey_challenge (expires_at);
`
