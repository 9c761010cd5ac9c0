import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import type { Db, Tables } from '#store/schema.ts'
import { assignedCase, beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, plainCalendar, settleSmallCity, timing } from '#tests/support/small-city.ts'
import { sweepDeadlines } from './sweep-deadlines.ts'
import { verifyRecord } from './verify-record.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const sweepOn = (day: string, db: Db = test.db) => sweepDeadlines(db, timing(day))

/** What was given on a case: "notice of clock@unit on day → whom". */
async function givenOn(caseId: string, clock?: string): Promise<readonly string[]> {
  const rows = await test.db
    .selectFrom('case_notice')
    .innerJoin('case_notice_recipient', 'case_notice_recipient.ledger_seq', 'case_notice.ledger_seq')
    .select(['step', 'clock', 'instance', 'on_day', 'due_on', 'holder_kind', 'holder', 'case_notice.ledger_seq'])
    .where('case_id', '=', caseId)
    .orderBy('case_notice.ledger_seq')
    .orderBy('holder')
    .execute()
  const lines = new Map<number, string>()
  for (const row of rows.filter((one) => clock === undefined || one.clock === clock)) {
    const before = lines.get(row.ledger_seq) ?? `${row.step} of ${row.clock}@${row.instance} on ${row.on_day} →`
    lines.set(row.ledger_seq, `${before} ${row.holder_kind}:${row.holder}`)
  }
  return [...lines.values()]
}

describe('the notices of a deadline', () => {
  it('go to who has it in hand, then to the whole office, then above', async () => {
    // Assigned on 4 March: the reply is due on 4 June, a Thursday.
    const one = await assignedCase(test.db)
    for (const day of ['2026-06-01', '2026-06-02', '2026-06-04', '2026-06-05', '2026-06-11']) await sweepOn(day)

    expect(await givenOn(one.caseId, 'reply')).toEqual([
      'reminder_7 of reply@case on 2026-06-01 → person:p-roads',
      'reminder_2 of reply@case on 2026-06-02 → person:p-roads unit:roads',
      'alarm of reply@case on 2026-06-05 → person:p-roads unit:roads',
      'escalation_5 of reply@case on 2026-06-11 → office:assigning_office unit:roads',
    ])
  })

  it('are not given a day too early', async () => {
    const one = await assignedCase(test.db)
    await sweepOn('2026-05-25')
    const early = await givenOn(one.caseId, 'reply')
    await sweepOn('2026-05-26')

    expect(early).toEqual([])
    expect(await givenOn(one.caseId, 'reply')).toEqual(['reminder_7 of reply@case on 2026-05-26 → person:p-roads'])
  })

  it('of one unit’s own deadline do not go to another unit', async () => {
    const one = await assignedCase(test.db)
    await sweepOn('2026-04-02')

    expect(await givenOn(one.caseId, 'joint_opinion')).toEqual([
      'reminder_7 of joint_opinion@parks on 2026-04-02 → person:p-parks',
      'reminder_2 of joint_opinion@parks on 2026-04-02 → person:p-parks unit:parks',
    ])
  })

  it('go to the office a case waits for before it is assigned', async () => {
    const one = await beginCase(test.db, '2026-03-02')
    await sweepOn('2026-03-12')

    expect(await givenOn(one.caseId, 'assignment')).toEqual([
      'alarm of assignment@case on 2026-03-12 → office:secretariat',
    ])
  })

  it('stop when the step is taken', async () => {
    const one = await assignedCase(test.db)
    await one.act(people.parks, '2026-03-20', 'give_joint_opinion', { opinion: '同意。' })
    await sweepOn('2026-05-01')

    expect(await givenOn(one.caseId, 'joint_opinion')).toEqual([])
    expect(await givenOn(one.caseId, 'sign_for')).toEqual([])
  })

  it('begin anew when the deadline is moved', async () => {
    const one = await assignedCase(test.db)
    await sweepOn('2026-06-03')
    await one.act(people.roads, '2026-06-03', 'request_extension', { months: 1, reason: '涉及面广。' })
    await one.act(people.secretary, '2026-06-03', 'grant_extension', {}, '1')
    await sweepOn('2026-06-05')
    const moved = (await givenOn(one.caseId, 'reply')).length
    await sweepOn('2026-07-02')

    expect(moved).toBe(2)
    expect((await givenOn(one.caseId, 'reply')).slice(2)).toEqual([
      'reminder_7 of reply@case on 2026-07-02 → person:p-roads',
      'reminder_2 of reply@case on 2026-07-02 → person:p-roads unit:roads',
    ])
  })

  it('that nobody could give in time: the reminders lapse, alarm and escalation are given, with the day they were due', async () => {
    const one = await assignedCase(test.db)
    await sweepOn('2026-09-01')

    expect(await givenOn(one.caseId, 'reply')).toEqual([
      'alarm of reply@case on 2026-09-01 → person:p-roads unit:roads',
      'escalation_5 of reply@case on 2026-09-01 → office:assigning_office unit:roads',
    ])
    const due = await test.db
      .selectFrom('case_notice')
      .select('due_on')
      .where('case_id', '=', one.caseId)
      .where('clock', '=', 'reply')
      .orderBy('ledger_seq')
      .execute()
    expect(due.map((row) => row.due_on)).toEqual(['2026-06-05', '2026-06-11'])
  })

  it('are part of the record: each has its log entry, and what was changed afterwards is found', async () => {
    const one = await assignedCase(test.db)
    await sweepOn('2026-06-05')
    expect((await verifyRecord(test.db)).faults).toEqual([])

    await sql`alter table case_notice disable trigger user`.execute(test.ownerDb)
    await sql`update case_notice set step = 'reminder_2', due_on = '2026-06-01' where case_id = ${one.caseId} and clock = 'reply'`.execute(
      test.ownerDb,
    )
    const faults = (await verifyRecord(test.db)).faults
    await sql`update case_notice set step = 'alarm', due_on = '2026-06-05' where case_id = ${one.caseId} and clock = 'reply'`.execute(
      test.ownerDb,
    )
    await sql`alter table case_notice enable trigger user`.execute(test.ownerDb)

    expect(faults).toEqual([expect.stringContaining(`case ${one.caseId} notice`)])
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('leave the version of a case as it was: nobody’s half-written act is turned away by a reminder', async () => {
    const one = await assignedCase(test.db)
    await sweepOn('2026-06-05')

    await one.act(people.roads, '2026-06-05', 'draft_reply', { text: '您提出的建议收悉。' })
    expect(await givenOn(one.caseId, 'reply')).toHaveLength(1)
  })
})

describe('a sweep among many cases', () => {
  const many = 5_000

  beforeEach(async () => {
    await sweepOn('2026-12-01')
    await fill(test.ownerDb, many)
    await sweepOn('2026-03-06')
  })

  it('touches what is due alone, and finds it by index', async () => {
    const versions = () =>
      test.ownerDb
        .selectFrom('clock_watch')
        .select([sql<string>`case_id || clock || instance`.as('key'), sql<string>`xmin::text`.as('version')])
        .execute()
    const before = new Map((await versions()).map((row) => [row.key, row.version]))
    await assignedCase(test.db)
    const sweep = await sweepOn('2026-03-06')
    const touched = (await versions()).filter((row) => before.has(row.key) && before.get(row.key) !== row.version)

    expect(sweep).toMatchObject({ looked: 2, faults: [] })
    expect(touched).toEqual([])
    expect(
      await planOf(
        test.db,
        `select case_id from clock_watch where look_on <= '2026-03-06'
      order by look_on, case_id, clock, instance limit 100`,
      ),
    ).toContain('using clock_watch_look')
  })

  it('writes nothing at all when nothing is due', async () => {
    const before = await writes(test.ownerDb)
    const sweep = await sweepOn('2026-03-06')

    expect(sweep).toEqual({ looked: 0, given: 0, faults: [] })
    expect(await writes(test.ownerDb)).toEqual(before)
  })
})

describe('a clock that cannot be looked at', () => {
  it('is named, and holds up none of the others', async () => {
    const broken = await assignedCase(test.db)
    const sound = await assignedCase(test.db)
    await sql`insert into clock_watch (case_id, clock, instance, started_on, deadline, look_on)
      values (${broken.caseId}, 'no_such_clock', 'case', '2026-03-01', '2026-03-02', '2026-03-01')`.execute(test.db)
    const sweep = await sweepOn('2026-06-05')
    await sql`delete from clock_watch where clock = 'no_such_clock'`.execute(test.db)

    expect(sweep.faults.map(({ watch, fault }) => `${watch.case_id} ${watch.clock} ${String(fault)}`)).toEqual([
      `${broken.caseId} no_such_clock Error: case ${broken.caseId}: clock no_such_clock is watched but does not run`,
    ])
    expect(await givenOn(sound.caseId, 'reply')).toHaveLength(1)
  })
})

describe('a new calendar', () => {
  it('has the days of every running clock reckoned again', async () => {
    const one = await assignedCase(test.db)
    await sweepOn('2026-05-20')
    const look = () =>
      test.db
        .selectFrom('clock_watch')
        .select('look_on')
        .where('case_id', '=', one.caseId)
        .where('clock', '=', 'reply')
        .executeTakeFirstOrThrow()
    const before = await look()
    const name = { zh: '假日', en: 'Holiday' }
    const year = plainCalendar.get(2026)
    const calendar = new Map(plainCalendar)
    if (year !== undefined) calendar.set(2026, { ...year, daysOff: new Map([[plainDate('2026-06-03'), name]]) })
    await sweepDeadlines(test.db, timing('2026-05-20', calendar))

    expect(before.look_on).toBe('2026-05-26')
    expect((await look()).look_on).toBe('2026-05-25')
  })
})

/** Cases with a running clock whose next notice lies far ahead, as rows. */
async function fill(owner: Db, count: number): Promise<void> {
  await sql`insert into case_file (id, procedure, profile, submit_token, created_at)
    select 'many-' || n, 'suggestion', 'shanghai-2015', null, now() from generate_series(1, ${count}) n
    on conflict do nothing`.execute(owner)
  await sql`insert into clock_watch (case_id, clock, instance, started_on, deadline, look_on)
    select 'many-' || n, 'reply', 'case', '2026-03-02', '2027-06-02', date '2027-05-01' + (n % 30)
    from generate_series(1, ${count}) n on conflict do nothing`.execute(owner)
  await sql`vacuum analyze clock_watch`.execute(owner)
}

async function planOf(db: Kysely<Tables>, query: string): Promise<string> {
  const rows = await sql<{ 'QUERY PLAN': string }>`explain ${sql.raw(query)}`.execute(db)
  return rows.rows.map((row) => row['QUERY PLAN']).join('\n')
}

/** How far the log and the database's own count of changed rows have come. */
async function writes(owner: Db): Promise<unknown> {
  const { rows } = await sql`select (select max(seq) from ledger_entry) as log,
    (select max(xmin::text::bigint) from clock_watch) as newest, (select count(*) from case_notice) as notices`.execute(
    owner,
  )
  return rows[0]
}
