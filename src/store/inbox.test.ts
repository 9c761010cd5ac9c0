import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'
import { listUnitBoard } from './case-boards.ts'
import { replaceReadCopies } from './case-summaries.ts'
import { type InboxPlace, listGroupSteps, listInboxGroups } from './inbox.ts'
import { listUnitLoads } from './unit-loads.ts'
import { countAllWaiting, countWaitingSteps, listWaitingSteps, mostWaitingCounted } from './waiting-steps.ts'

let test: TestDatabase

const today = '2026-03-16'

/** Late, due today, due later, three without a deadline; two share a day. */
const deadlines = ['2026-03-15', '2026-03-16', '2026-04-01', '2026-04-01', null, null, null]

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const cases = deadlines.map((deadline, index) => ({ id: `case-${index}`, deadline }))
  await test.db
    .insertInto('case_file')
    .values(
      cases.map(({ id }) => ({
        id,
        procedure: 'suggestion',
        profile: 'shanghai-2015',
        submit_token: null,
        created_at: `${today}T00:00:00Z`,
      })),
    )
    .execute()
  await replaceReadCopies(test.db, {
    summaries: cases.map(({ id }) => summary(id)),
    people: [],
    clocks: [],
    assignments: cases.map(({ id, deadline }) => ({
      case_id: id,
      procedure: 'suggestion',
      unit_id: 'roads',
      duty: 'lead' as const,
      state: 'signed',
      next_clock: deadline === null ? null : 'reply',
      next_deadline: deadline,
      open: true,
      published: false,
    })),
    todos: cases.flatMap(({ id, deadline }) => [
      {
        case_id: id,
        procedure: 'suggestion',
        action: 'draft_reply',
        instance: '1',
        holder_kind: 'unit' as const,
        holder: 'roads',
        since: null,
        deadline,
      },
      {
        case_id: id,
        procedure: 'suggestion',
        action: 'register',
        instance: 'case',
        holder_kind: 'office' as const,
        holder: 'secretariat',
        since: null,
        deadline: null,
      },
    ]),
  })
})

afterAll(() => test.drop())

function summary(id: string) {
  return {
    case_id: id,
    procedure: 'suggestion',
    state: 'in_handling',
    version: 1,
    title: `关于${id}的建议`,
    subject: null,
    flow_number: null,
    case_number: null,
    lead_proposer: null,
    proposer_label: '',
    cosigners: 0,
    session_id: null,
    lead_unit: 'roads',
    outcome: null,
    attitude: null,
    result: null,
    done_by: null,
    next_clock: null,
    next_deadline: null,
    submitted_on: today,
    replied_on: null,
    updated_at: `${today}T00:00:00Z`,
    text_public: false,
    private: false,
    reply_public: false,
    origin_reading: null,
    entered_for_other: false,
    archived_on: null,
    key_item: false,
    urgings: 0,
    carried_to: null,
    confidential: false,
    imported: false,
    parties: [],
  }
}

const group = { procedure: 'suggestion', action: 'draft_reply' }

describe('the inbox in the store', () => {
  it('counts a unit’s steps by kind; the last day itself is not late', async () => {
    const groups = await listInboxGroups(test.db, people.roads, today, 3)

    expect(groups).toMatchObject([{ ...group, waiting: 7, late: 1, earliest: '2026-03-15' }])
    expect(groups[0]?.steps.map((step) => step.deadline)).toEqual(['2026-03-15', '2026-03-16', '2026-04-01'])
  })

  it('gives an office what waits for the office, and a stranger nothing', async () => {
    expect(await listInboxGroups(test.db, people.secretary, today, 3)).toMatchObject([
      { action: 'register', waiting: 7, late: 0 },
    ])
    expect(await listInboxGroups(test.db, people.parks, today, 3)).toEqual([])
  })

  it.each([1, 2, 3, 6, 7])(
    'turns pages of %i without skipping or repeating, those without a deadline last',
    async (limit) => {
      const seen: (string | null)[] = []
      const ids = new Set<string>()
      for (let after: InboxPlace | undefined; ; ) {
        const steps = await listGroupSteps(test.db, people.roads, group, {
          limit,
          ...(after === undefined ? {} : { after }),
        })
        const last = steps.at(-1)
        if (last === undefined) break
        for (const step of steps) ids.add(step.summary.case_id)
        seen.push(...steps.map((step) => step.deadline))
        after = { deadline: last.deadline, caseId: last.summary.case_id, instance: last.instance }
      }

      expect(seen).toEqual(deadlines)
      expect(ids.size).toBe(7)
    },
  )
})

describe('an inbox in which very much waits', () => {
  it('is counted no further than a thousand, and a step held in two capacities once', async () => {
    const crowded = await createTestDatabase()
    try {
      await settleSmallCity(crowded.db)
      await fillWith(crowded.ownerDb, 1_050)
      const both = { ...people.secretary, unitId: 'water' }

      const groups = await listInboxGroups(crowded.db, both, today, 2)

      expect(groups).toMatchObject([
        { action: 'close', waiting: 30, late: 30, earliest: '2026-03-01' },
        { action: 'register', waiting: mostWaitingCounted, late: mostWaitingCounted, earliest: '2026-03-01' },
      ])
      expect(groups.map((group) => group.steps.length)).toEqual([2, 2])
      expect(await countAllWaiting(crowded.db, both)).toBe(mostWaitingCounted)
      expect(Object.fromEntries(await countWaitingSteps(crowded.db, people.secretary))).toEqual({
        close: 30,
        register: mostWaitingCounted,
      })
      expect(await listWaitingSteps(crowded.db, both, 31)).toHaveLength(31)
    } finally {
      await crowded.drop()
    }
  })
})

/** So many cases to register; thirty of them to close, too, by the secretariat and by the water bureau. */
async function fillWith(owner: TestDatabase['ownerDb'], many: number): Promise<void> {
  await sql`insert into case_file (id, procedure, profile, created_at)
    select 'n-' || n, 'suggestion', 'shanghai-2015', now() from generate_series(1, ${many}::int) n`.execute(owner)
  await sql`insert into case_summary (case_id, procedure, state, version, title, proposer_label, cosigners, submitted_on,
      updated_at, text_public, reply_public, entered_for_other)
    select id, procedure, 'submitted', 1, id, '', 0, date '2026-03-01', now(), false, false, false from case_file`.execute(
    owner,
  )
  await sql`insert into case_todo (case_id, procedure, action, instance, holder_kind, holder, deadline)
    select id, procedure, 'register', 'case', 'office', 'secretariat', date '2026-03-01' from case_file`.execute(owner)
  for (const [kind, holder] of [
    ['office', 'secretariat'],
    ['unit', 'water'],
  ]) {
    await sql`insert into case_todo (case_id, procedure, action, instance, holder_kind, holder, deadline)
      select id, procedure, 'close', 'case', ${kind}, ${holder}, date '2026-03-01' from case_file order by id limit 30`.execute(
      owner,
    )
  }
}

describe('a unit’s board in the store', () => {
  it.each([1, 3, 5])('turns pages of %i over lines without a deadline as well', async (limit) => {
    const seen: (string | null)[] = []
    for (let after: { deadline: string | null; caseId: string } | undefined; ; ) {
      const lines = await listUnitBoard(test.db, 'roads', { limit, ...(after === undefined ? {} : { after }) })
      const last = lines.at(-1)
      if (last === undefined || seen.length > deadlines.length) break
      seen.push(...lines.map((line) => line.deadline))
      after = { deadline: last.deadline, caseId: last.summary.case_id }
    }

    expect(seen).toEqual(deadlines)
  })
})

describe('what each unit has in hand', () => {
  it('is counted with what is late; units that owe nothing are left out', async () => {
    expect(await listUnitLoads(test.db, today)).toEqual([{ unitId: 'roads', open: 7, late: 1, earliest: '2026-03-15' }])
  })
})
