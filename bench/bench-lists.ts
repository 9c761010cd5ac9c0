import { sql } from 'kysely'
import { listSeenCases } from '#operations/list-seen-cases.ts'
import { listWork, unitBoard } from '#operations/list-work.ts'
import { listInboxGroups } from '#store/inbox.ts'
import type { Db } from '#store/schema.ts'
import { people } from '#tests/support/small-city.ts'
import { type Figure, figure, timesOf } from './figure.ts'

const many = 240_000

/** Lists over ten years of a big city: 240,000 cases, as rows of the read copies. */
export async function benchLists(db: Db, owner: Db): Promise<readonly Figure[]> {
  await fill(owner)
  const list = (filter: object, order: 'newest' | 'deadline', actor = people.secretary) =>
    timesOf(60, () => listSeenCases(db, actor, { filter, order, limit: 20 }))
  const limit = { most: 10 }
  return [
    figure('list, newest 20 of 240,000', await list({}, 'newest'), 'ms', limit),
    figure('list, one state', await list({ states: ['in_handling'] }, 'newest'), 'ms', limit),
    figure('list, by deadline', await list({}, 'deadline'), 'ms', limit),
    figure('list, newest of the 24,000 proposals', await list({}, 'newest', people.committee), 'ms', limit),
    figure('list, proposals by deadline', await list({}, 'deadline', people.committee), 'ms', limit),
    figure(
      'list, one kind for who sees all',
      await list({ procedure: 'proposal' }, 'newest', people.assigner),
      'ms',
      limit,
    ),
    figure('list, words of the title', await list({ q: '第123456号' }, 'newest'), 'ms', limit),
    figure('list, one deputy’s', await list({}, 'newest', people.deputy), 'ms', limit),
    figure(
      'list, the public’s',
      await timesOf(60, () => listSeenCases(db, null, { filter: {}, order: 'newest', limit: 20 })),
      'ms',
      limit,
    ),
    figure(
      'groups of the secretariat’s inbox',
      await timesOf(60, () => listInboxGroups(db, people.secretary, '2026-04-01', 10)),
      'ms',
      limit,
    ),
    figure(
      'groups of a unit’s inbox',
      await timesOf(60, () => listInboxGroups(db, people.roads, '2026-04-01', 10)),
      'ms',
      limit,
    ),
    figure('inbox of the secretariat', await timesOf(60, () => listWork(db, people.secretary, 100)), 'ms', limit),
    figure(
      'board of a unit that owes 4,000',
      await timesOf(60, () => unitBoard(db, people.roads, 'roads', 50)),
      'ms',
      limit,
    ),
    figure(
      'inbox of a unit with 4,000 steps waiting',
      await timesOf(60, () => listWork(db, people.roads, 100)),
      'ms',
      limit,
    ),
  ]
}

/** One case in ten is a proposal. */
const kind = sql`case when n % 10 = 3 then 'proposal' else 'suggestion' end`

async function fill(owner: Db): Promise<void> {
  await sql`insert into case_file (id, procedure, profile, submit_token, created_at)
    select 'bench-' || n, ${kind}, case when n % 10 = 3 then 'shanghai-cppcc-2026' else 'shanghai-2015' end, null, now()
    from generate_series(1, ${many}) n`.execute(owner)
  await sql`insert into case_summary (case_id, procedure, state, version, title, subject, flow_number, case_number, lead_proposer,
      proposer_label, cosigners, session_id, lead_unit, outcome, next_clock, next_deadline, submitted_on, updated_at, text_public, reply_public, entered_for_other)
    select 'bench-' || n, ${kind}, case when n % 20 in (0, 3) then 'in_handling' else 'closed' end, 10,
      '关于改进第' || n || '号路口的建议', 'urban_environment', 'F' || n, 'C' || n, 'p-deputy', '某', 0, 's-1',
      case when n % 3 = 0 then 'roads' when n % 3 = 1 then 'parks' else 'water' end, 'adopted',
      case when n % 20 in (0, 3) then 'reply' end, case when n % 20 in (0, 3) then date '2026-03-01' + (n % 90) end,
      date '2016-01-01' + (n % 3650), now(), n % 2 = 0, n % 2 = 0, false from generate_series(1, ${many}) n`.execute(
    owner,
  )
  await sql`insert into case_assignment (case_id, procedure, unit_id, duty, state, next_clock, next_deadline, open, published)
    select 'bench-' || n, ${kind}, case when n % 3 = 0 then 'roads' when n % 3 = 1 then 'parks' else 'water' end, 'lead', 'signed',
      case when n % 20 = 0 then 'reply' end, case when n % 20 = 0 then date '2026-03-01' + (n % 90) end, n % 20 = 0, n % 2 = 0
    from generate_series(1, ${many}) n`.execute(owner)
  await sql`insert into case_todo (case_id, procedure, action, instance, holder_kind, holder, since, deadline)
    select 'bench-' || n, 'suggestion', 'draft_reply', '1', 'unit', case when n % 3 = 0 then 'roads' when n % 3 = 1 then 'parks' else 'water' end,
      null, date '2026-03-01' + (n % 90) from generate_series(20, ${many}, 20) n`.execute(owner)
  await sql`insert into case_todo (case_id, procedure, action, instance, holder_kind, holder, since, deadline)
    select 'bench-' || n, 'suggestion', 'close', 'case', 'office', 'secretariat', null, null from generate_series(7, ${many}, 10) n`.execute(
    owner,
  )
  await sql`vacuum analyze`.execute(owner)
}
