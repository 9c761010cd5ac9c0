import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'
import { listUnitBoard } from './case-boards.ts'
import { replaceReadCopies } from './case-summaries.ts'
import { type InboxPlace, listGroupSteps, listInboxGroups } from './inbox.ts'
import { listUnitLoads } from './unit-loads.ts'

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
      unit_id: 'roads',
      duty: 'lead' as const,
      state: 'signed',
      next_clock: deadline === null ? null : 'reply',
      next_deadline: deadline,
      open: true,
    })),
    todos: cases.flatMap(({ id, deadline }) => [
      {
        case_id: id,
        action: 'draft_reply',
        instance: '1',
        holder_kind: 'unit' as const,
        holder: 'roads',
        since: null,
        deadline,
      },
      {
        case_id: id,
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
    reply_public: false,
    origin_reading: null,
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
