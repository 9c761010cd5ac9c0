import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { genesisHash, nextEntry } from '#ledger/chain.ts'
import { insertNotices } from '#store/case-notices.ts'
import { appendLedgerActs, ledgerHead, listLedgerEntries } from '#store/ledger-entries.ts'
import { newestCheckpoint } from '#store/log-checkpoints.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { tamper } from '#tests/support/tamper.ts'
import { townLogKey } from '#tests/support/test-dependencies.ts'
import { noticeActOf } from './notice-act.ts'
import { publishLog } from './publish-log.ts'
import { submitCase } from './submit-case.ts'
import { takeAction } from './take-action.ts'
import { verifyRecord } from './verify-record.ts'

let test: TestDatabase
/** Each with its two acts. */
let cases: readonly string[] = []

beforeEach(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  cases = [await registeredCase('one'), await registeredCase('two')]
})

afterEach(() => test.drop())

async function registeredCase(title: string): Promise<string> {
  const submitted = await submitCase(test.db, acting(people.deputy, '2026-03-02'), {
    procedure: 'suggestion',
    profile: 'shanghai-2015',
    submitToken: title,
    fields: { title, demands: '内容', leadProposer: people.deputy.personId, period: 'between_sessions' },
  })
  if (!submitted.ok) throw new Error('refused')
  const { caseId } = submitted.value
  const asked = { caseId, seenVersion: 1, action: 'register', fields: {} }
  await takeAction(test.db, acting(people.secretary, '2026-03-03'), asked)
  return caseId
}

/** A reminder of a deadline in the first case, and its entry, which is the newest. */
async function givenNotice(): Promise<void> {
  const notice = {
    ...{ case_id: cases[0] ?? '', clock: 'reply', instance: 'case', started_on: '2026-03-03', deadline: '2026-06-03' },
    ...{ step: 'week', kind: 'reminder' as const, due_on: '2026-05-27', on_day: '2026-05-27', salt: 'salt' },
    at: '2026-05-27T00:00:00.000Z',
  }
  const entry = await test.db.transaction().execute(async (tx) => {
    const last = await appendLedgerActs(tx, [noticeActOf({ ...notice, recipients: [] })])
    await insertNotices(tx, [{ ...notice, ledger_seq: last?.seq ?? 0 }], [])
    return last
  })
  expect(entry?.seq).toBe(5)
}

/** Entries about no case. */
async function otherActs(count: number): Promise<void> {
  const acts = Array.from({ length: count }, (_, n) => ({
    ...{ at: '2026-03-03T00:00:00.000Z', payload: { act: 'test', n }, caseId: null, caseSeq: null },
  }))
  await test.db.transaction().execute((tx) => appendLedgerActs(tx, acts))
}

const publish = () => publishLog(test.db, [townLogKey], () => new Date('2026-03-16T02:00:00Z'))
const faults = async (): Promise<string> => (await verifyRecord(test.db)).faults.join('\n')

/** Everything there is of a case, in whatever table, but for the log. */
const deleteCase = (id: string): string => `do $$ declare place text; begin
  for place in select columns.table_name from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where column_name = 'case_id' and table_type = 'BASE TABLE' and table_schema = current_schema() and table_name <> 'ledger_entry'
  loop execute format('delete from %I where case_id = %L', place, '${id}'); end loop;
  delete from case_file where id = '${id}';
end $$`

describe('what the log tells of cases', () => {
  it('24 is missing where a whole case was deleted with all its copies', async () => {
    expect(await faults()).toBe('')
    await tamper(test, deleteCase(cases[0] ?? ''))
    expect(await test.db.selectFrom('case_event').select('case_id').execute()).toHaveLength(2)

    expect(await faults()).toContain(`log entry 1: case ${cases[0]} event 1 is missing`)
    expect(await faults()).toContain(`log entry 2: case ${cases[0]} event 2 is missing`)
  })

  it('24 is missing where the last act of a case was deleted and its entry names no case any more', async () => {
    await tamper(test, `delete from case_event where case_id = '${cases[1]}' and seq = 2`)
    await tamper(test, `update ledger_entry set case_id = null where seq = 4`)
    expect(await faults()).toContain('log entry 4: tells of a case’s event and names none')

    await tamper(test, `update ledger_entry set case_seq = null where seq = 4`)
    expect(await faults()).toContain('log entry 4: tells of a case’s event and names none')
  })

  it('24 is missing where an entry was made to name an act that has one', async () => {
    await tamper(test, `delete from case_event where case_id = '${cases[1]}' and seq = 2; drop index ledger_entry_case`)
    await tamper(test, 'update ledger_entry set case_seq = 1 where seq = 4')
    // The right one is written behind it, where it is found last.
    await tamper(test, 'update ledger_entry set at = at where seq = 3')

    expect(await faults()).toContain('4 log entries have their event, and there are 3 events')
  })

  it('24 is missing where a notice was deleted, whatever its entry names', async () => {
    await givenNotice()
    expect(await faults()).toBe('')
    await tamper(test, 'delete from case_notice')
    expect(await faults()).toBe(`log entry 5: its notice in case ${cases[0]} is missing`)

    await tamper(test, 'update ledger_entry set case_id = null where seq = 5')
    expect(await faults()).toBe('log entry 5: its notice is missing')
  })

  it('24 is nothing of a case where an entry that names one tells of another act', async () => {
    await otherActs(1)
    await tamper(test, `update ledger_entry set case_id = 'no-such-case' where seq = 5`)

    expect(await faults()).toBe('log entry 5: names case no-such-case and tells of nothing in it')
  })

  it('24 is missing where acts stand in the record that have neither case nor entry', async () => {
    await tamper(
      test,
      `alter table case_event drop constraint case_event_case_id_fkey;
       insert into case_event select (jsonb_populate_record(case_event, '{"case_id":"stray"}')).* from case_event limit 1`,
    )

    expect(await faults()).toBe('4 log entries have their event, and there are 5 events')
  })
})

/** Another history, of which the chain is right: an entry says otherwise, and all that follow are hashed anew. */
async function writeAnew(number: number): Promise<void> {
  let before = { seq: 0, hash: genesisHash }
  const statements: string[] = []
  for (const { payload } of await listLedgerEntries(test.db, 0, 1_000)) {
    const said = before.seq + 1 === number ? { act: 'test', n: 'forged' } : JSON.parse(payload)
    const entry = nextEntry(before, said)
    statements.push(
      `update ledger_entry set payload = '${entry.payload}', previous_hash = '${entry.previousHash}', hash = '${entry.hash}' where seq = ${entry.seq}`,
    )
    before = entry
  }
  await tamper(test, statements.join(';'))
}

describe('the tree that was signed of the log', () => {
  it.each([1, 251, 252, 253, 300])('is that of the entries, with %i others signed', async (others) => {
    await otherActs(others)
    await publish()
    expect(await faults()).toBe('')
    // What is not signed yet is in no tile.
    await otherActs(1)
    expect(await faults()).toBe('')
  })

  it('24 is another where entries were written anew with new hashes', async () => {
    await otherActs(300)
    await publish()
    await writeAnew(10)

    expect(await faults()).toContain('log tile 0/0: differs from the entries')
    expect(await faults()).toContain('log tile 1/0: differs from the entries')
    expect(await faults()).toContain('checkpoint of 304 entries: the entries give another root')
  })

  it.each([
    {
      what: 'a tile that is gone',
      statement: 'delete from log_tile where level = 0 and index = 1',
      says: 'log tile 0/1: is missing',
    },
    {
      what: 'a tile of the upper level that says otherwise',
      statement: `update log_tile set hashes = sha256('other') where level = 1`,
      says: 'log tile 1/0: differs',
    },
    {
      what: 'a tile longer than the log',
      statement: `update log_tile set hashes = hashes || sha256('other') where level = 0 and index = 1`,
      says: 'log tile 0/1: differs',
    },
    {
      what: 'a tile too many',
      statement: `insert into log_tile values (0, 2, sha256('other'))`,
      says: 'log tiles: 4 are there, of 304 signed entries there are 3',
    },
    {
      what: 'its checkpoints deleted',
      statement: 'delete from log_checkpoint',
      says: 'log tiles: 3 are there, of 0 signed entries there are 0',
    },
    {
      what: 'a root of other entries',
      statement: `update log_checkpoint set root = sha256('other')`,
      says: 'checkpoint of 304 entries: the entries give another root',
    },
    {
      what: 'a note of other entries',
      statement: `update log_checkpoint set note = regexp_replace(note, '\n[A-Za-z0-9+/]{43}=', E'\n${'A'.repeat(43)}=')`,
      says: 'checkpoint of 304 entries: the entries give another root',
    },
    {
      what: 'its last entry cut off',
      statement: 'delete from ledger_entry where seq = 304',
      says: 'checkpoint of 304 entries: the log has 303',
    },
  ])('24 is not that of the entries with $what', async ({ statement, says }) => {
    await otherActs(300)
    await publish()
    await tamper(test, statement)

    expect(await faults()).toContain(says)
  })
})

describe('verifying while acts go on', () => {
  it('looks at one moment of the record', async () => {
    const working = { done: false }
    const acts = (async () => {
      for (let n = 0; !working.done; n += 1) {
        await registeredCase(`later ${n}`)
        await publish()
      }
    })()
    const found: string[] = []
    for (let run = 0; run < 20; run += 1) found.push(await faults())
    working.done = true
    await acts

    expect(found.every((said) => said === '')).toBe(true)
    expect((await ledgerHead(test.db)).seq).toBe((await newestCheckpoint(test.db))?.size)
  })
})
