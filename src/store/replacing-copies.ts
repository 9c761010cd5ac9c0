import type { Tables } from './schema.ts'

/** The copies in the order their rows are handed in. */
export const copyTables = ['case_summary', 'case_person', 'case_assignment', 'case_todo', 'case_clock'] as const

type CopyTable = (typeof copyTables)[number]
/** Of each column, whether it is part of what tells a row from the others. */
type Columns = { readonly [Table in CopyTable]: Readonly<Record<keyof Tables[Table], 'key' | 'said'>> }

const columns: Columns = {
  case_summary: {
    case_id: 'key',
    procedure: 'said',
    state: 'said',
    version: 'said',
    title: 'said',
    subject: 'said',
    flow_number: 'said',
    case_number: 'said',
    lead_proposer: 'said',
    proposer_label: 'said',
    cosigners: 'said',
    session_id: 'said',
    lead_unit: 'said',
    outcome: 'said',
    attitude: 'said',
    result: 'said',
    done_by: 'said',
    next_clock: 'said',
    next_deadline: 'said',
    submitted_on: 'said',
    replied_on: 'said',
    updated_at: 'said',
    text_public: 'said',
    reply_public: 'said',
    private: 'said',
    origin_reading: 'said',
    entered_for_other: 'said',
    archived_on: 'said',
    key_item: 'said',
    urgings: 'said',
    carried_to: 'said',
    confidential: 'said',
    imported: 'said',
    parties: 'said',
  },
  case_person: { case_id: 'key', person_id: 'key', relation: 'key' },
  case_assignment: {
    case_id: 'key',
    unit_id: 'key',
    procedure: 'said',
    duty: 'said',
    state: 'said',
    next_clock: 'said',
    next_deadline: 'said',
    open: 'said',
    published: 'said',
  },
  case_todo: {
    case_id: 'key',
    action: 'key',
    instance: 'key',
    holder_kind: 'key',
    holder: 'key',
    procedure: 'said',
    since: 'said',
    deadline: 'said',
  },
  case_clock: {
    case_id: 'key',
    clock: 'key',
    instance: 'key',
    started_on: 'said',
    deadline: 'said',
    provisional: 'said',
    stopped_on: 'said',
  },
}

/**
 * Parts of a statement that makes the copies of some cases what they should be, the same for any number of rows: $1 names
 * the cases, $2 and on hold the rows of each table as a JSON list. Rows that stay as they are are not written.
 *
 * The watches follow the clocks: one for each that runs. A clock that has just started or moved is to be looked at once, to
 * find its first day; one that runs on as before keeps its place.
 */
export const replacingCopies = [...copyTables.map(putting), followingClocks()].join(',\n')

function putting(table: CopyTable, place: number): string {
  const all = Object.entries(columns[table]).map(([column]) => column)
  const keys = namesOf(table, 'key')
  const said = namesOf(table, 'said')
  const isSame = keys.map((key) => `made.${key} = old.${key}`).join(' and ')
  const change = said.map((column) => `${column} = excluded.${column}`).join(', ')
  const differs = `${rowOf('old', said)} is distinct from ${rowOf('excluded', said)}`
  return `made_${table} as (
    select ${all.join(', ')} from json_populate_recordset(null::${table}, $${place + 2}::json)),
  gone_${table} as (
    delete from ${table} as old where case_id = any($1::text[]) and not exists (select from made_${table} as made where ${isSame})),
  put_${table} as (
    insert into ${table} as old (${all.join(', ')}) select ${all.join(', ')} from made_${table}
    on conflict (${keys.join(', ')}) do ${said.length === 0 ? 'nothing' : `update set ${change} where ${differs}`})`
}

function followingClocks(): string {
  return `gone_watch as (
    delete from clock_watch as watch where case_id = any($1::text[]) and not exists (
      select from made_case_clock as clock where clock.case_id = watch.case_id and clock.clock = watch.clock
        and clock.instance = watch.instance and clock.stopped_on is null)),
  put_watch as (
    insert into clock_watch as watch (case_id, clock, instance, started_on, deadline, look_on)
    select case_id, clock, instance, started_on, deadline, started_on from made_case_clock where stopped_on is null
    order by case_id, clock, instance
    on conflict (case_id, clock, instance) do update
      set started_on = excluded.started_on, deadline = excluded.deadline, look_on = excluded.look_on,
        notice = null, notice_on = null
      where (watch.started_on, watch.deadline) <> (excluded.started_on, excluded.deadline))`
}

function namesOf(table: CopyTable, kind: 'key' | 'said'): readonly string[] {
  return Object.entries(columns[table]).flatMap(([column, its]) => (its === kind ? [column] : []))
}

function rowOf(table: string, names: readonly string[]): string {
  return `(${names.map((name) => `${table}.${name}`).join(', ')})`
}
