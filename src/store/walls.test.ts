import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#engine/case-file.ts'
import { readerOf } from '#operations/case-scope.ts'
import { beginCase, beginProposal } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { allMet } from '#tests/support/proposal-desk.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'
import { inAct } from './act-transaction.ts'
import { besideCases, connect, seenBy } from './connect.ts'
import { inFullView } from './in-full-view.ts'
import { inOneReading } from './one-reading.ts'
import type { Db } from './schema.ts'

const { deputy, secondDeputy, member, secretary, committee, assigner, roads, parks } = people
let test: TestDatabase
/** Cases by what they are: hidden and published suggestions, one of which the reply alone is public, a hidden proposal, a draft. */
const cases = { hidden: '', published: '', replyAlone: '', proposal: '', draft: '' }

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const hidden = await beginCase(test.db, '2026-03-02', { publishText: false })
  await hidden.act(secretary, '2026-03-03', 'register')
  await hidden.act(secretary, '2026-03-03', 'file')
  await hidden.act(assigner, '2026-03-04', 'assign', { leadUnit: 'roads' })
  cases.hidden = hidden.caseId
  const published = await beginCase(test.db, '2026-03-02', { publishText: true })
  await published.act(secretary, '2026-03-03', 'register')
  await published.act(secretary, '2026-03-03', 'file')
  cases.published = published.caseId
  const replyAlone = await beginCase(
    test.db,
    '2026-03-02',
    { publishText: false, leadProposer: people.thirdDeputy.personId },
    people.thirdDeputy,
  )
  await replyAlone.act(secretary, '2026-03-03', 'register')
  cases.replyAlone = replyAlone.caseId
  const proposal = await beginProposal(test.db, '2026-03-02', { publishText: false })
  await proposal.act(committee, '2026-03-03', 'register')
  await proposal.act(committee, '2026-03-03', 'review_for_filing', allMet)
  cases.proposal = proposal.caseId
  await test.db.updateTable('case_summary').set({ private: false }).execute()
  await test.db
    .updateTable('case_summary')
    .set({ reply_public: true })
    .where('case_id', '=', replyAlone.caseId)
    .execute()
  const draft = await beginCase(test.db, '2026-03-02', { publishText: false })
  cases.draft = draft.caseId
  await test.db.updateTable('case_summary').set({ private: true }).where('case_id', '=', draft.caseId).execute()
})

afterAll(() => test.drop())

type Kind = keyof typeof cases
const walledTables = [
  { table: 'case_summary', id: 'case_id' },
  { table: 'case_file', id: 'id' },
  { table: 'case_event', id: 'case_id' },
] as const

/** Which of the cases somebody finds in a table who asks for everything in it. */
async function found(db: Db, { table, id }: (typeof walledTables)[number]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select distinct ${sql.ref(id)} as id from ${sql.table(table)}`.execute(db)
  const ids = new Set(rows.map((row) => row.id))
  return (Object.keys(cases) as Kind[]).filter((kind) => ids.has(cases[kind]))
}

describe('who asks the database for everything', () => {
  const readers: readonly { who: string; actor: Actor | null; sees: readonly Kind[] }[] = [
    { who: 'the public', actor: null, sees: ['published', 'replyAlone'] },
    { who: 'the secretariat of the congress', actor: secretary, sees: ['hidden', 'published', 'replyAlone'] },
    { who: 'the committee of the CPPCC', actor: committee, sees: ['published', 'replyAlone', 'proposal'] },
    { who: 'the office that assigns both', actor: assigner, sees: ['hidden', 'published', 'replyAlone', 'proposal'] },
    { who: 'the deputy whose they are', actor: deputy, sees: ['hidden', 'published', 'replyAlone', 'draft'] },
    { who: 'another deputy', actor: secondDeputy, sees: ['published', 'replyAlone'] },
    { who: 'the member whose it is', actor: member, sees: ['published', 'replyAlone', 'proposal'] },
    { who: 'the unit that has one in hand', actor: roads, sees: ['hidden', 'published', 'replyAlone'] },
    { who: 'another unit', actor: parks, sees: ['published', 'replyAlone'] },
  ]

  it.each(readers)('as $who gets $sees', async ({ actor, sees }) => {
    const db = seenBy(test.db, readerOf(actor))
    for (const table of walledTables) expect(await found(db, table), table.table).toEqual(sees)
  })

  it('as a program that does not say for whom, gets what is public', async () => {
    const client = new pg.Client(test.url)
    await client.connect()
    const { rows } = await client.query('select distinct case_id from case_event').finally(() => client.end())
    expect(rows.map((row) => row.case_id).sort()).toEqual([cases.published, cases.replyAlone].sort())
  })

  it('as somebody whose office or name holds a comma or a quote, gets no more for it', async () => {
    const db = seenBy(test.db, {
      kinds: ["x','suggestion", 'proposal,suggestion', ''],
      personId: "' or true --",
      unitId: `x,u:roads`,
    })
    expect(await found(db, walledTables[0])).toEqual(['published', 'replyAlone'])
  })
})

describe('what is kept beside a case', () => {
  beforeAll(() => keepBeside(test.db))

  const office = ['secretary', 'assigner']
  const both = ['assigner']
  const readers = { public: null, secretary, committee, assigner, deputy, secondDeputy, member, roads, parks }
  const kept: readonly { readonly what: string; readonly table: string; readonly seenBy: readonly string[] }[] = [
    { what: 'whom a case should be given to', table: 'routing_proposal', seenBy: [...office, 'roads'] },
    { what: 'which proposals count no more', table: 'routing_voided', seenBy: [...office, 'roads'] },
    { what: 'whom it was given to instead', table: 'routing_choice', seenBy: office },
    { what: 'which unit one named that gave it back', table: 'routing_hand_back', seenBy: office },
    { what: 'from which cases is learned', table: 'routing_lesson', seenBy: [] },
    { what: 'which cases a proposal is wanted for', table: 'routing_wanted', seenBy: [] },
    { what: 'that a case is not on the same matter as one of another kind', table: 'matter_apart', seenBy: both },
    { what: 'what a unit asked a text model', table: 'model_call', seenBy: ['roads'] },
    { what: 'what it answered', table: 'model_answer', seenBy: ['roads'] },
    { what: 'what was made of the answer', table: 'model_decision', seenBy: ['roads'] },
    { what: 'how a reply stands to a draft', table: 'model_draft_issue', seenBy: [...office, 'roads'] },
  ]

  it.each(kept)('$what is there for $seenBy alone, whoever asks for all of it', async ({ table, seenBy: who }) => {
    const counted = async (db: Db) => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db)
      return rows[0]?.n ?? 0
    }
    const seen: string[] = []
    for (const [name, actor] of Object.entries(readers)) {
      if ((await counted(seenBy(test.db, readerOf(actor)))) > 0) seen.push(name)
    }
    expect(await counted(test.db), 'there is a row to be hidden').toBeGreaterThan(0)
    expect(seen).toEqual(who)
    const publish = (isPublic: boolean) =>
      test.db.updateTable('case_summary').set({ text_public: isPublic }).where('case_id', '=', cases.hidden).execute()
    await publish(true)
    const everybody = await counted(seenBy(test.db, readerOf(null)))
    await publish(false)
    expect(everybody, 'that the case is public opens nothing beside it').toBe(0)
  })
})

/** One row of each kind, of the hidden suggestion; the pair of it and the hidden proposal. */
async function keepBeside(db: Db): Promise<void> {
  const { seq: act } = await db.selectFrom('ledger_entry').select('seq').orderBy('seq').executeTakeFirstOrThrow()
  const [one = '', other = ''] = [cases.hidden, cases.proposal].toSorted()
  const [of, at] = [cases.hidden, '2026-03-05T02:00:00Z']
  await sql`insert into removal (id, kind, case_id, procedure, seq, asked_as, ground, ground_words, reference, asked_by, asked_at, state, salt)
    values ('removal-1', 'event', ${of}, 'suggestion', 1, 'office', 'g', '{}', '', ${secretary.personId}, ${at}, 'asked', 's')`.execute(
    db,
  )
  await sql`insert into routing_lesson values (${of}, ${act}, 'suggestion', 'settled')`.execute(db)
  await sql`insert into routing_wanted values (${of}, 1) on conflict do nothing`.execute(db)
  await sql`insert into routing_proposal (id, case_id, case_version, procedure, made_at, model, learned_to, learned_cases,
    learned_duties, training_set, lead_unit, likeliest, joint_units, words)
    values ('proposal-1', ${of}, 1, 'suggestion', ${at}, 'units-1', 0, 0, 0, 's', 'roads', '[]', '[]', '[]')`.execute(
    db,
  )
  await sql`insert into routing_voided values ('proposal-1', 'removal-1')`.execute(db)
  await sql`insert into routing_choice values ('proposal-1', ${act}, 'suggestion', 'roads', 'parks', '[]', ${at})`.execute(
    db,
  )
  await sql`insert into routing_hand_back values (${act}, 'proposal-1', 'suggestion', 'roads', 'roads', 'parks', ${at})`.execute(
    db,
  )
  await sql`insert into matter_apart (one_case, other_case, said_by, said_at, taken_back)
    values (${one}, ${other}, ${assigner.personId}, ${at}, false)`.execute(db)
  await sql`insert into model_call (id, kind, case_id, unit_id, case_version, model, endpoint, prompt, asked_by, asked_on,
    asked_at, sent_as, salt, input_hash, input, act)
    values ('call-1', 'draft', ${of}, 'roads', 1, 'm', 'e', 'p', ${roads.personId}, '2026-03-05', ${at}, 'allowed', 's', 'h',
      'i', ${act})`.execute(db)
  await sql`insert into model_answer (call_id, outcome, dropped) values ('call-1', 'answered', '{}')`.execute(db)
  await sql`insert into model_decision values ('call-1', 0, 'rejected', ${roads.personId}, ${at}, null)`.execute(db)
  await sql`insert into model_draft_issue values (${of}, 1, 'call-1', false, 0, 100, ${act})`.execute(db)
}

describe('a walled-off reader', () => {
  it('changes no case, and adds none, outside a transaction', async () => {
    const db = seenBy(test.db, readerOf(secretary))
    const changed = await db
      .updateTable('case_summary')
      .set({ title: '改了' })
      .where('case_id', '=', cases.hidden)
      .executeTakeFirst()
    expect(Number(changed.numUpdatedRows)).toBe(0)
    const added = db
      .insertInto('case_file')
      .values({
        id: 'smuggled',
        procedure: 'suggestion',
        profile: 'shanghai-2015',
        submit_token: null,
        created_at: '2026-03-02',
      })
      .execute()
    await expect(added).rejects.toThrow(/row-level security/)
  })

  it('stands before the wall in a transaction too, however it is begun, and adds nothing in one', async () => {
    const db = seenBy(test.db, readerOf(null))
    const [summary, , event] = walledTables
    expect(await db.transaction().execute((tx) => found(tx, event))).toEqual(['published', 'replyAlone'])
    expect(await inOneReading(db, (tx) => found(tx, summary))).toEqual(['published', 'replyAlone'])
    const added = db
      .transaction()
      .execute((tx) => tx.insertInto('routing_wanted').values({ case_id: cases.hidden, case_version: 1 }).execute())
    await expect(added).rejects.toThrow(/row-level security/)
  })

  it('acts behind the wall where an act asks for it, and stands before it again, whether it went well or not', async () => {
    const db = seenBy(test.db, readerOf(null))
    const [, , event] = walledTables
    expect(await inFullView(db, (tx) => found(tx, event))).toHaveLength(5)
    expect(await found(db, event)).toEqual(['published', 'replyAlone'])
    await expect(inFullView(db, () => Promise.reject(new Error('given up')))).rejects.toThrow('given up')
    expect(await found(db, event)).toEqual(['published', 'replyAlone'])
    expect(await inAct(db, (tx) => found(tx, event))).toHaveLength(5)
    expect(await found(db, event)).toEqual(['published', 'replyAlone'])
  })

  it('never has the eyes of who used its connection before', async () => {
    const one = connect(test.url, { max: 1 })
    const actors = [null, secretary, committee, roads, null, deputy]
    const expected = await Promise.all(actors.map((actor) => found(seenBy(test.db, readerOf(actor)), walledTables[0])))
    for (let round = 0; round < 5; round += 1) {
      const got = await Promise.all(actors.map((actor) => found(seenBy(one, readerOf(actor)), walledTables[0])))
      expect(got).toEqual(expected)
      expect(await found(one, walledTables[0])).toHaveLength(5)
    }
    await one.destroy()
  })
})

describe('what is asked beside the cases', () => {
  it('is refused where it names anything behind a wall, however it is asked', async () => {
    const db = besideCases(test.db)
    const { rows } = await sql<{ name: string }>`select relname as name from pg_class where relrowsecurity`.execute(
      test.db,
    )
    const routing = ['choice', 'hand_back', 'lesson', 'proposal', 'voided', 'wanted'].map((one) => `routing_${one}`)
    const model = ['model_answer', 'model_call', 'model_decision', 'model_draft_issue', 'model_proposal']
    const walled = ['case_event', 'case_file', 'case_notice', 'case_summary', 'matter_apart', ...model, ...routing]
    expect(rows.map(({ name }) => name).sort()).toEqual(walled)
    for (const { name } of rows) {
      await expect(sql`select count(*) from ${sql.table(name)}`.execute(db), name).rejects.toThrow(
        /asked for by a reader/,
      )
    }
    await expect(db.selectFrom('case_summary').selectAll().execute()).rejects.toThrow(/asked for by a reader/)
    await expect(db.selectFrom('person').select(sql`sees_case('x')`.as('n')).execute()).rejects.toThrow(/by a reader/)
  })

  it('knows every function that reads behind a wall', async () => {
    const { rows } = await sql<{ name: string }>`select distinct p.proname as name from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype
        and p.prosrc ~ 'case_(file|summary|event|notice)' and has_function_privilege(p.oid, 'execute')`.execute(test.db)
    for (const { name } of rows) {
      await expect(sql`select ${sql.ref(name)}()`.execute(besideCases(test.db)), name).rejects.toThrow(/by a reader/)
    }
  })

  it('takes nobody’s eyes from a connection, and gives it none', async () => {
    const one = connect(test.url, { max: 1 })
    const hidden = seenBy(one, readerOf(null))
    for (const actor of [secretary, roads, null]) {
      const sees = await found(seenBy(one, readerOf(actor)), walledTables[0])
      expect(await besideCases(one).selectFrom('person').select('id').execute()).not.toHaveLength(0)
      expect(await found(seenBy(one, readerOf(actor)), walledTables[0])).toEqual(sees)
      await besideCases(one).selectFrom('person').select('id').execute()
      expect(await found(hidden, walledTables[0])).toEqual(['published', 'replyAlone'])
    }
    await one.destroy()
  })
})
