import { type Kysely, sql } from 'kysely'

/** What was asked of a text model, what it answered, what was made of that; and how a removal takes its words away. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(schema).execute(db)
  await sql.raw(guards).execute(db)
}

/** Read where somebody's right to it has been looked at, and nowhere else. */
const everything = `((select current_setting('huiying.reader', true)) = 'everything')`
const walled = (table: string) => `alter table ${table} enable row level security;
create policy ${table}_all on ${table} for all using ${everything} with check ${everything};`
const guarded = (table: string, how: string) => `
create trigger append_only before update or delete on ${table} for each row execute function ${how}();
create trigger append_only_all before truncate on ${table} for each statement execute function refuse_change();`

const schema = `
/** What went out of the house, kept before it goes. */
create table model_call (
  id text primary key,
  kind text not null check (kind in ('findings', 'draft')),
  reading_id text references reading (id),
  case_id text references case_file (id),
  /** Of a draft: for which unit, and of the case as it stood. */
  unit_id text references unit (id),
  case_version integer,
  model text not null,
  /** Host and port of where it was asked. */
  endpoint text not null,
  /** Which wording it was asked in. */
  prompt text not null,
  asked_by text not null references person (id),
  asked_on date not null,
  asked_at timestamptz not null,
  /** What made it that this was sent: it is public, or those who asked may send what is not. */
  sent_as text not null check (sent_as in ('public', 'said_public', 'allowed')),
  /** Keeps what was sent from being guessed of the log's entry; emptied with it. */
  salt text not null,
  input_hash text not null,
  /** The messages as they were sent; null once their words were removed. */
  input text,
  act bigint not null references ledger_entry (seq),
  check ((kind = 'findings') = (reading_id is not null)),
  check ((kind = 'draft') = (case_id is not null and unit_id is not null and case_version is not null))
);
create index model_call_reading on model_call (reading_id, act) where reading_id is not null;
create index model_call_case on model_call (case_id, act) where case_id is not null;
create index model_call_day on model_call (asked_on, asked_by);

/** What came back. */
create table model_answer (
  call_id text primary key references model_call (id),
  /** How long it took; null where nothing came. */
  took_ms integer,
  /** 'answered', or why nothing was made of it. */
  outcome text not null,
  output text,
  /** Of drafts: the sentences that were left. */
  draft jsonb,
  /** How many fell away, by reason. */
  dropped jsonb not null,
  input_tokens integer,
  output_tokens integer
);

/** Something the model says stands in a source, where it was found to stand. */
create table model_proposal (
  id text primary key,
  call_id text not null references model_call (id),
  ordinal integer not null,
  kind text not null,
  speaker text,
  span_start integer not null,
  span_end integer not null,
  quote text not null,
  unique (call_id, ordinal)
);

/** What somebody made of a proposal, or of a draft as a whole. */
create table model_decision (
  call_id text not null references model_call (id),
  /** The proposal's number in its answer; 0 for a draft as a whole. */
  ordinal integer not null,
  decision text not null check (decision in ('accepted', 'rejected')),
  by_person text not null references person (id),
  at timestamptz not null,
  finding_id text,
  primary key (call_id, ordinal)
);

/** How a reply that was issued stands to a draft there was for it. */
create table model_draft_issue (
  case_id text not null references case_file (id),
  /** The event that issued it, among the case's. */
  seq integer not null,
  call_id text not null references model_call (id),
  /** Somebody had put the draft into the form. */
  taken boolean not null,
  /** Of a hundred parts of the draft, how many stand in the reply. */
  kept_percent integer not null check (kept_percent between 0 and 100),
  /** Of a hundred parts of the reply, how many are not of the draft. */
  own_percent integer not null check (own_percent between 0 and 100),
  act bigint not null references ledger_entry (seq),
  primary key (case_id, seq, call_id)
);

${['model_call', 'model_answer', 'model_proposal', 'model_decision', 'model_draft_issue'].map(walled).join('\n')}
`

const guards = `
/** Lets a removal whose entry this transaction wrote empty what holds words, and nothing else. */
create function refuse_unless_words_removed() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  emptied text[] := case tg_table_name
    when 'model_call' then '{input,input_hash,salt}' when 'model_answer' then '{output,draft}' else '{quote,speaker}' end;
begin
  if tg_op = 'UPDATE' and current_user = 'huiying_eraser'
    and (to_jsonb(new) - emptied) = (to_jsonb(old) - emptied)
    and not exists (select from jsonb_each_text(to_jsonb(new)) where key = any (emptied) and value <> '')
    and exists (select from removal where state = 'done' and is_removing(id)) then
    return new;
  end if;
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'integrity_constraint_violation';
end $$;
${['model_call', 'model_answer', 'model_proposal'].map((table) => guarded(table, 'refuse_unless_words_removed')).join('')}
${['model_decision', 'model_draft_issue'].map((table) => guarded(table, 'refuse_change')).join('')}

/**
 * Empties calls about some cases and files, and those whose words hold any of these texts, as JSON spells them. Whole, for
 * what was sent is without names, and a text with a name in it would not be found there word for word.
 */
create function erase_model_words(cases text[], files text[], texts text[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  calls text[];
begin
  select array_agg(model_call.id) into calls from model_call
    left join reading on reading.id = model_call.reading_id
    left join model_answer on model_answer.call_id = model_call.id
    where model_call.case_id = any (cases) or reading.source_file_id = any (files)
      or exists (select from unnest(texts) wanted
        where position(wanted in model_call.input) > 0 or position(wanted in model_answer.draft::text) > 0);
  update model_call set input = null, input_hash = '', salt = '' where id = any (calls);
  update model_answer set output = null, draft = null where call_id = any (calls);
  update model_proposal set quote = '', speaker = null where call_id = any (calls);
end $$;

grant select, update (input, input_hash, salt) on model_call to huiying_eraser;
grant select, update (output, draft) on model_answer to huiying_eraser;
grant select, update (quote, speaker) on model_proposal to huiying_eraser;
grant create on schema public to huiying_eraser;
alter function erase_model_words(text[], text[], text[]) owner to huiying_eraser;
revoke create on schema public from huiying_eraser;
`
