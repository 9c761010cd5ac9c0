import { type Kysely, sql } from 'kysely'
import { genesisHash, nextEntry } from '#ledger/chain.ts'
import { lockTogether } from './lock-together.ts'

/**
 * A correction names its log entry; what an import is about, and what somebody chose beside a proposal of units, is committed
 * to in the log under a salt of its own. How many rows there were before such entries were written is put into the log once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await lockTogether(db, touched)
  await sql.raw(schema).execute(db)
  await sql.raw(corrections).execute(db)
  const { rows } = await sql<Before>`select ${sql.raw(counted)}`.execute(db)
  const [before] = rows
  if (before === undefined || Object.values(before).every((count) => count === 0)) return
  await logBefore(db, before)
}

/** What is changed or counted here, and what those that follow in the same transaction change. */
const touched = [
  ...['finding_correction', 'table_import', 'routing_choice', 'routing_hand_back'],
  ...['model_answer', 'model_decision', 'model_call', 'removal_part'],
]

type Before = Readonly<Record<'imports' | 'answers' | 'drafts' | 'choices' | 'handBacks', number>>

const schema = `
alter table finding_correction add column ledger_seq bigint references ledger_entry (seq);
alter table table_import add column salt text not null default '';
alter table routing_choice add column salt text not null default '';
alter table routing_hand_back add column salt text not null default '';
`

/** The corrections of one finding were made, and logged, one after another: the rows' order is that of the entries. */
const corrections = `
alter table finding_correction disable trigger user;
with logged as (
  select seq, payload::json ->> 'act' as act, payload::json ->> 'finding' as finding,
    row_number() over (partition by payload::json ->> 'finding' order by seq) as place
  from ledger_entry where case_id is null and starts_with(payload, '{"act":"finding_')
), kept as (
  select id, act, finding_id, row_number() over (partition by finding_id order by id) as place from finding_correction
)
update finding_correction set ledger_seq = logged.seq from kept join logged
  on logged.finding = kept.finding_id and logged.place = kept.place and logged.act = 'finding_' || kept.act
  where kept.id = finding_correction.id;
alter table finding_correction enable trigger user;
create unique index finding_correction_entry on finding_correction (ledger_seq);
create index finding_correction_finding on finding_correction (finding_id, id);
`

const counted = `
  (select count(*)::int from table_import) as imports,
  (select count(*)::int from model_answer) as answers,
  (select count(*)::int from model_decision where ordinal = 0) as drafts,
  (select count(*)::int from routing_choice) as choices,
  (select count(*)::int from routing_hand_back) as "handBacks"
`

async function logBefore(db: Kysely<unknown>, before: Before): Promise<void> {
  const { rows } = await sql<{ seq: number; hash: string }>`select seq::int, hash from held_log_head()`.execute(db)
  const { rows: now } = await sql<{ at: Date | string }>`select now() as at`.execute(db)
  const at = new Date(now[0]?.at ?? '').toISOString()
  const entry = nextEntry(rows[0] ?? { seq: 0, hash: genesisHash }, {
    act: 'rows_before_entries',
    v: 1,
    rows: before,
    at,
  })
  await sql`insert into ledger_entry (seq, at, payload, previous_hash, hash)
    values (${entry.seq}, ${at}, ${entry.payload}, ${entry.previousHash}, ${entry.hash})`.execute(db)
}
