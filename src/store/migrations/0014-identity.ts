import { type Kysely, sql } from 'kysely'

/** Invitations, links that open an account once, wrong tries, and the audit, which refuses change for every role. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
}

const schema = `
/** Who has no password signs in by a passkey or through the city's own sign-in. */
alter table account alter column password_hash drop not null;
alter table account add column made_at timestamptz;
/** Wrong tries are counted by what was typed, whether or not there is such an account: see sign_in_try. */
alter table account drop column failed_attempts;
alter table account drop column locked_until;

/** When this sign-in's holder last proved who they are. */
alter table sign_in add column proven_at timestamptz;
update sign_in set proven_at = created_at;
alter table sign_in alter column proven_at set not null;
/** Wrong tries at the account between the holder's sign-in before and this one. */
alter table sign_in add column failures_before integer not null default 0;
create index sign_in_account on sign_in (account_id);

create table invitation (
  id text primary key,
  person_id text not null references person (id),
  unit_id text references unit (id),
  offices text[] not null,
  login text not null,
  language text not null default 'zh' check (language in ('zh', 'en')),
  made_by text not null references account (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  used_at timestamptz,
  /** The account it became. */
  account_id text references account (id)
);
create index invitation_made on invitation (made_at desc, id desc);
/** One login is promised to one person at a time. */
create unique index invitation_login on invitation (login) where used_at is null and revoked_at is null;

/** Apart from the invitation, as account_mail is from account; forgotten once it is used or revoked. */
create table invitation_mail (
  invitation_id text primary key references invitation (id),
  address text not null
);

/** A link that opens one thing once. Only a hash of it is kept. */
create table account_link (
  token_hash text primary key,
  invitation_id text references invitation (id),
  account_id text references account (id),
  /** Shown on a page to who made it, or sent by mail, which proves that the address arrives. */
  way text not null check (way in ('page', 'mail')),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  check ((invitation_id is null) <> (account_id is null))
);
create index account_link_invitation on account_link (invitation_id);
create index account_link_account on account_link (account_id);

/** Somebody asked for a new password for what they typed; what comes of it is seen to later, so that the answer tells nothing. */
create table reset_request (
  id text primary key,
  login text not null,
  asked_at timestamptz not null
);

/** Wrong tries since the last right one: by what was typed as login, and by where it came from. Keys are hashes. */
create table sign_in_try (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null,
  shut_until timestamptz
);
create index sign_in_try_last on sign_in_try (last_at);

/** A browser in which an account's holder has signed in: its tries are counted apart from strangers'. */
create table known_browser (
  token_hash text primary key,
  account_id text not null references account (id),
  last_at timestamptz not null
);
create index known_browser_account on known_browser (account_id);

create table audit_entry (
  seq bigint generated always as identity primary key,
  at timestamptz not null,
  act text not null,
  /** Who did it; null where nobody was signed in. */
  account_id text references account (id),
  /** Whose account it was done to. */
  about_account text references account (id),
  /** Where it came from. */
  address text,
  detail jsonb not null
);
create index audit_entry_at on audit_entry (at desc, seq desc);
create index audit_entry_act on audit_entry (act, seq desc);
create index audit_entry_account on audit_entry (account_id, seq desc);
create index audit_entry_about on audit_entry (about_account, seq desc);

create trigger append_only before update or delete on audit_entry for each row execute function refuse_change();
create trigger append_only_all before truncate on audit_entry for each statement execute function refuse_change();
`
