import { readFile } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyRecord } from '#operations/verify-record.ts'
import { listLedgerEntries } from '#store/ledger-entries.ts'
import { up } from '#store/migrations/0043-rows-held-by-entries.ts'
import { up as nameCalls } from '#store/migrations/0044-removals-name-calls.ts'
import { listTables } from '#store/table-rows.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleToldTown } from '#tests/support/told-town.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleToldTown(test)
  await withoutGuards(test.ownerDb)
})

afterAll(() => test.drop())

class Undone extends Error {}

/** What whoever owns the database could do before anything else: no trigger and no reference holds them up. */
async function withoutGuards(owner: TestDatabase['ownerDb']): Promise<void> {
  await sql`alter table finding_correction alter column ledger_seq drop not null`.execute(owner)
  await sql`do $$ declare one record; begin
    for one in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      loop execute format('alter table %I disable trigger user', one.relname); end loop;
    for one in select conrelid::regclass as place, conname from pg_constraint
        where contype = 'f' and connamespace = 'public'::regnamespace
      loop execute format('alter table %s drop constraint %I', one.place, one.conname); end loop;
  end $$`.execute(owner)
}

/** What is found where the owner does something; it is undone afterwards. */
async function foundAfter(statement: string): Promise<string> {
  let found = 'nothing was verified'
  const tried = test.ownerDb.transaction().execute(async (tx) => {
    const { numAffectedRows } = await sql.raw(statement).execute(tx)
    expect(numAffectedRows, 'rows changed').toBeGreaterThan(0n)
    found = (await verifyRecord(tx)).faults.join('\n')
    throw new Undone()
  })
  await expect(tried).rejects.toThrow(Undone)
  return found
}

/** A row as it is, put in again with other values. */
const again = (table: string, changes: string, where = 'true') =>
  `insert into ${table} overriding system value select (jsonb_populate_record(null::${table}, to_jsonb(one) || '${changes}')).*
    from (select * from ${table} where ${where} limit 1) one`

const living = `reading_id in (select id from reading where text is not null)`
const ofDraft = `in (select id from model_call where kind = 'draft')`
const ofLiving = `in (select id from model_call where salt <> '')`

type Tampered = readonly [table: string, statement: string, says: RegExp]

const tampered: readonly Tampered[] = [
  // The log and the cases.
  ['ledger_entry', `update ledger_entry set payload = replace(payload, 'town', 'city') where seq = 1`, /wrong_hash/],
  ['log_tile', `delete from log_tile`, /log tile 0\/0: is missing/],
  ['log_checkpoint', `update log_checkpoint set root = sha256('x')`, /the entries give another root/],
  ['case_file', `delete from case_file where id = (select min(id) from case_file)`, /is missing/],
  ['case_event', `update case_event set by_person = 'p-leader' where seq = 1`, /event 1: differs from the log/],
  [
    'case_notice',
    `update case_notice set step = 'other' where ledger_seq = (select min(ledger_seq) from case_notice)`,
    /notice \d+: differs from the log/,
  ],
  ['case_notice_recipient', `delete from case_notice_recipient`, /notice \d+: differs from the log/],
  ['case_summary', `update case_summary set state = 'closed'`, /list copies \(summaries\)/],
  ['case_person', `delete from case_person`, /list copies \(people\)/],
  ['case_assignment', `update case_assignment set open = not open`, /list copies \(assignments\)/],
  ['case_todo', `delete from case_todo`, /list copies \(todos\)/],
  ['case_clock', `update case_clock set deadline = '2030-01-01'`, /list copies \(clocks\)/],
  ['clock_watch', `update clock_watch set deadline = '2030-01-01'`, /watched clocks/],
  // Removals.
  ['removal', `update removal set ground = 'court_order' where kind = 'event'`, /removal \S+: differs from the log/],
  ['removal', `delete from removal where kind = 'event'`, /1 logged removals are missing/],
  ['removal', again('removal', '{"id":"r","ledger_seq":1}'), /removal r: differs from the log/],
  ['removal_part', `update removal_part set entry_seq = 1`, /removal \S+: differs from the log/],
  ['removal_part', `delete from removal_part where call_id is not null`, /removal \S+: differs from the log/],
  [
    'removal_part',
    `update removal_part set call_id = (select id from model_call where kind = 'draft') where call_id is not null`,
    /^1 model calls are empty that no removal names, and the log knows of 0$/m,
  ],
  // Sources and what people said of what was found in them.
  ['source_file', `update source_file set content = 'x' where length(content) > 0`, /is not the one that was kept/],
  [
    'source_file',
    `update source_file set content = 'x', sha256 = encode(sha256('x'), 'hex') where length(content) > 0`,
    /reading \S+: differs from the log/,
  ],
  ['reading', `update reading set asked_by = 'p-leader' where text is not null`, /reading \S+: differs from the log/],
  ['reading', `delete from reading where text is not null`, /log entry \d+: its reading \S+ is missing/],
  ['reading', again('reading', '{"id":"r"}'), /2 log entries have their reading, and there are 3 readings/],
  [
    'finding_correction',
    `update finding_correction set by_person = 'p-leader' where act = 'drop' and ${living}`,
    /^correction \d+ of finding \S+: differs from the log$/,
  ],
  [
    'finding_correction',
    `update finding_correction set after = after || '{"quote":"别的"}' where act = 'change' and ${living}`,
    /^correction \d+ of finding \S+: differs from the log$/,
  ],
  [
    'finding_correction',
    `update finding_correction set before = null, after = null, salt = '' where act = 'change' and ${living}`,
    /^correction \d+ of finding \S+: differs from the log$/,
  ],
  [
    'finding_correction',
    `update finding_correction set by_person = 'p-leader' where act = 'drop' and not ${living}`,
    /^correction \d+ of finding \S+: differs from the log$/,
  ],
  [
    'finding_correction',
    `delete from finding_correction where act = 'link' and ${living}`,
    /log entry \d+: its correction of finding \S+ is missing/,
  ],
  [
    'finding_correction',
    again('finding_correction', '{"id":9999,"ledger_seq":null}'),
    /^correction 9999 of finding \S+: not in the log$/,
  ],
  [
    'finding_correction',
    again('finding_correction', '{"id":9999,"ledger_seq":1}'),
    /^correction 9999 of finding \S+: not in the log$/,
  ],
  [
    'finding',
    `update finding set standing = 'confirmed' where standing = 'dropped'`,
    /^finding \S+: stands otherwise than people last said$/m,
  ],
  [
    'finding',
    again('finding', '{"id":"f","standing":"confirmed"}'),
    /^finding f: stands otherwise than people last said$/,
  ],
  [
    'finding',
    again('finding', '{"id":"f","origin":"person"}', `standing = 'confirmed' and origin = 'reader'`),
    /^finding f: /,
  ],
  [
    'finding',
    `delete from finding where standing = 'dropped' and ${living}`,
    /^finding \S+: stands otherwise than people last said$/,
  ],
  [
    'finding_answer',
    `update finding_answer set standing = 'dropped'`,
    /^answer \S+ to finding \S+: stands otherwise than people last said$/,
  ],
  [
    'finding_answer',
    `delete from finding_answer`,
    /^answer \S+ to finding \S+: stands otherwise than people last said$/,
  ],
  [
    'finding_answer',
    again('finding_answer', '{"answer_id":"a"}'),
    /^answer a to finding \S+: stands otherwise than people last said$/,
  ],
  // The city and its sessions.
  ['city', `update city set name_zh = '别的县'`, /^city town: differs from the log$/],
  ['city', `delete from city`, /^the city that was founded is missing$/],
  ['meeting_session', `update meeting_session set closes_on = '2026-01-20'`, /^session s-1: differs from the log$/],
  ['meeting_session', `delete from meeting_session`, /^session s-1: is missing$/],
  ['meeting_session', again('meeting_session', '{"id":"s-9"}'), /^session s-9: not in the log$/],
  // Tables that were handed in.
  [
    'table_import',
    `update table_import set taken_by = 'p-leader' where kind = 'cases'`,
    /^import \S+: differs from the log$/,
  ],
  [
    'table_import',
    `update table_import set name = 'other.csv' where state = 'open'`,
    /^import \S+: differs from the log$/,
  ],
  [
    'table_import',
    `update table_import set state = 'dropped' where state = 'open'`,
    /^import \S+: differs from the log$/,
  ],
  ['table_import', `delete from table_import where state = 'dropped'`, /^import \S+: is missing$/],
  ['table_import', again('table_import', '{"id":"i"}', `state = 'open'`), /^import i: not in the log$/],
  [
    'import_line',
    `update import_line set became = 'other' where became is not null`,
    /^import \S+ line 2: did not become what it says$/,
  ],
  [
    'import_line',
    `update import_line set verdict = 'wrong'`,
    /^import \S+: its lines are not those the log tells of$/m,
  ],
  ['import_line', `delete from import_line`, /^import \S+: its lines are not those the log tells of$/m],
  ['import_line', again('import_line', '{"line":99}'), /^import \S+: its lines are not those the log tells of$/],
  // A text model.
  [
    'model_call',
    `update model_call set asked_by = 'p-leader' where id ${ofLiving}`,
    /^model call \S+: differs from the log$/m,
  ],
  [
    'model_call',
    `update model_call set input = '别的' where id ${ofLiving}`,
    /^model call \S+: differs from the log$/m,
  ],
  ['model_call', `update model_call set salt = '' where kind = 'draft'`, /^model call \S+: differs from the log$/m],
  [
    'model_call',
    `with answers as (update model_answer set output = null, draft = null where call_id ${ofDraft}),
      proposals as (update model_proposal set quote = '', speaker = null where call_id ${ofDraft})
      update model_call set input = null, input_hash = '', salt = '' where id ${ofDraft}`,
    /^1 model calls are empty that no removal names, and the log knows of 0$/m,
  ],
  [
    'model_call',
    `update model_call set input = '别的', input_hash = 'x', salt = 'x' where salt = ''`,
    /^model call \S+: was removed and holds words$/m,
  ],
  ['model_call', `delete from model_call where kind = 'draft'`, /1 logged model calls are missing/],
  ['model_call', again('model_call', '{"id":"m","act":1}'), /model call m: not in the log/],
  [
    'model_answer',
    `update model_answer set output = '别的' where call_id ${ofLiving}`,
    /^answer to model call \S+: differs from the log$/m,
  ],
  [
    'model_answer',
    `update model_answer set outcome = 'model_unreachable' where call_id ${ofLiving}`,
    /^answer to model call \S+: differs from the log$/m,
  ],
  ['model_answer', `delete from model_answer where call_id ${ofLiving}`, /2 logged model answers are missing/],
  ['model_answer', `delete from model_answer where call_id not ${ofLiving}`, /1 logged model answers are missing/],
  ['model_answer', again('model_answer', '{"call_id":"m"}'), /^answer to model call m: there is no such call$/],
  [
    'model_proposal',
    `update model_proposal set quote = '别的' where call_id ${ofLiving}`,
    /^answer to model call \S+: differs from the log$/,
  ],
  [
    'model_proposal',
    `delete from model_proposal where ordinal = 2 and call_id ${ofLiving}`,
    /^answer to model call \S+: differs from the log$/m,
  ],
  [
    'model_proposal',
    again('model_proposal', '{"id":"p","ordinal":9}', `call_id ${ofLiving}`),
    /^answer to model call \S+: differs from the log$/,
  ],
  [
    'model_decision',
    `update model_decision set decision = 'rejected' where ordinal = 0`,
    /^decision on the draft of model call \S+: differs from the log$/,
  ],
  [
    'model_decision',
    `update model_decision set by_person = 'p-leader' where ordinal = 1`,
    /^decision on proposal \d of model call \S+: differs from the log$/m,
  ],
  [
    'model_decision',
    `update model_decision set decision = 'accepted' where decision = 'rejected'`,
    /^decision on proposal \d of model call \S+: differs from the log$/m,
  ],
  ['model_decision', `delete from model_decision where ordinal = 0`, /1 logged decisions on drafts are missing/],
  ['model_decision', `delete from model_decision where ordinal > 0`, /4 logged decisions on proposals are missing/],
  [
    'model_decision',
    again('model_decision', '{"ordinal":3}', 'ordinal = 1'),
    /^decision on proposal \d of model call \S+: not in the log$/,
  ],
  [
    'model_draft_issue',
    `update model_draft_issue set own_percent = 1`,
    /^draft of model call \S+ issued: differs from the log$/,
  ],
  ['model_draft_issue', `delete from model_draft_issue`, /1 logged drafts issued are missing/],
  ['model_draft_issue', again('model_draft_issue', '{"seq":99}'), /^draft of model call \S+ issued: not in the log$/],
  // Units proposed.
  [
    'routing_choice',
    `update routing_choice set chosen_unit = 'water'`,
    /^choice beside proposal \S+: differs from the log$/,
  ],
  ['routing_choice', `delete from routing_choice`, /1 logged choices of units are missing/],
  ['routing_choice', again('routing_choice', '{"proposal_id":"p"}'), /^choice beside proposal p: not in the log$/],
  [
    'routing_hand_back',
    `update routing_hand_back set named_unit = 'parks'`,
    /^hand-back beside proposal \S+: differs from the log$/,
  ],
  ['routing_hand_back', `delete from routing_hand_back`, /1 logged units named by who hands back are missing/],
  [
    'routing_hand_back',
    again('routing_hand_back', '{"proposal_id":"p","act":1}'),
    /^hand-back beside proposal p: not in the log$/,
  ],
]

describe('verifying a database', () => {
  it('finds nothing wrong in a town where everything was done by acts, also after removals', async () => {
    expect((await verifyRecord(test.db)).faults).toEqual([])
    const one = await test.db.selectFrom('finding_correction').select('salt').where('after', 'is', null).execute()
    expect(one.length).toBeGreaterThan(3)
  })

  it.each(tampered)('24 finds what its owner did in %s: %s', async (_table, statement, says) => {
    expect(await foundAfter(statement)).toMatch(says)
  })

  it('24 finds nothing once that is undone', async () => {
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('knows the entry of each correction that was made before they named theirs, and how many other rows there were', async () => {
    const named = (db: TestDatabase['ownerDb']) =>
      db.selectFrom('finding_correction').select(['id', 'ledger_seq']).orderBy('id').execute()
    const before = await named(test.ownerDb)
    const tried = test.ownerDb.transaction().execute(async (tx) => {
      await sql`drop index finding_correction_finding`.execute(tx)
      await sql`alter table finding_correction drop column ledger_seq`.execute(tx)
      for (const table of ['table_import', 'routing_choice', 'routing_hand_back'])
        await sql`alter table ${sql.table(table)} drop column salt`.execute(tx)
      // A migration knows no table by its type.
      await up(tx as unknown as Kysely<unknown>)
      expect(await named(tx)).toEqual(before)
      const [newest] = (await listLedgerEntries(tx, 0, 10_000)).slice(-1)
      expect(JSON.parse(newest?.payload ?? '')).toMatchObject({
        act: 'rows_before_entries',
        rows: { imports: 4, answers: 3, drafts: 1, choices: 1, handBacks: 1 },
      })
      throw new Undone()
    })
    await expect(tried).rejects.toThrow(Undone)
  })

  it('knows how many calls of a text model had been emptied before removals named them, and that no other was', async () => {
    const tried = test.ownerDb.transaction().execute(async (tx) => {
      await sql`delete from removal_part where call_id is not null`.execute(tx)
      await sql`alter table removal_part drop constraint removal_part_check, drop column call_id`.execute(tx)
      await sql`alter table removal_part add constraint removal_part_check check (true)`.execute(tx)
      await sql`drop function erase_model_calls(text)`.execute(tx)
      await sql`drop function calls_holding_words(text[], text[], text[])`.execute(tx)
      await sql`create function erase_model_words(text[], text[], text[]) returns void language sql as ''`.execute(tx)
      await nameCalls(tx as unknown as Kysely<unknown>)
      const [newest] = (await listLedgerEntries(tx, 0, 10_000)).slice(-1)
      expect(JSON.parse(newest?.payload ?? '')).toMatchObject({ act: 'calls_emptied_before_named', calls: 1 })
      expect((await verifyRecord(tx)).faults.join('\n')).not.toMatch(/model call/)
      await sql.raw(`update model_call set input = null, input_hash = '', salt = '' where id ${ofDraft}`).execute(tx)
      expect((await verifyRecord(tx)).faults.join('\n')).toMatch(/^2 model calls are empty .* knows of 1$/m)
      throw new Undone()
    })
    await expect(tried).rejects.toThrow(Undone)
  })

  it('holds every table there is, or says in the guarantees why it does not', async () => {
    const told = await readFile(new URL('../../../docs/guarantees.md', import.meta.url), 'utf8')
    const section = told.slice(told.indexOf('## What `verify` does not hold')).split('\n## ')[0] ?? ''
    const rows = section.split('\n').filter((line) => /^\| `/.test(line))
    const excepted = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([a-z_]+)`/g)].map(([, name]) => name),
    )
    const held = [...new Set(tampered.map(([table]) => table))]
    const tables = (await listTables(test.ownerDb)).map(({ name }) => name)

    expect([...held, ...excepted].sort()).toEqual([...tables, 'index_change'].sort())
    // Each with its reason.
    expect(rows.filter((row) => (row.split('|')[2] ?? '').trim().length < 20)).toEqual([])
  })
})
