import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#engine/case-file.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { listCasesByNumber } from '#store/case-lists.ts'
import { listInboxGroups } from '#store/inbox.ts'
import { beginCase, beginProposal } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { allMet, proposalFields } from '#tests/support/proposal-desk.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { caseScopeOf } from './case-scope.ts'
import { listSeenCases } from './list-seen-cases.ts'
import { unitBoard, unitLoads } from './list-work.ts'
import { readCase } from './read-case.ts'
import { readStatistics } from './statistics.ts'
import { submitCase } from './submit-case.ts'
import { takeAction } from './take-action.ts'

const { deputy, member, secretary, committee, assigner, leader, roads } = people
const day = '2026-03-16'
let test: TestDatabase
let suggestion: string
let proposal: string
let publishedProposal: string

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const one = await beginCase(test.db, '2026-03-02', { publishText: false })
  await one.act(secretary, '2026-03-03', 'register')
  await one.act(secretary, '2026-03-03', 'file')
  await one.act(assigner, '2026-03-04', 'assign', { leadUnit: 'roads' })
  suggestion = one.caseId
  const filed = async (publishText: boolean) => {
    const other = await beginProposal(test.db, '2026-03-02', { publishText })
    await other.act(committee, '2026-03-03', 'register')
    await other.act(committee, '2026-03-03', 'review_for_filing', allMet)
    await other.act(committee, '2026-03-03', 'file')
    await other.act(assigner, '2026-03-04', 'assign', { leadUnit: 'roads' })
    return other.caseId
  }
  proposal = await filed(false)
  publishedProposal = await filed(true)
})

afterAll(() => test.drop())

const order = { order: 'newest', limit: 50, countTo: 100 } as const

async function listed(who: Actor | null, filter = {}, by: 'newest' | 'deadline' = 'newest') {
  const page = await listSeenCases(test.db, who, { ...order, order: by, filter })
  return page.rows.map((row) => row.case_id)
}

const readBy = (who: Actor | null, caseId: string) => readCase(test.db, profiles, who, plainDate(day), caseId)

describe('a case of the other house', () => {
  it('is in nobody’s lists but those of its own offices and of those who work on both', async () => {
    expect((await listed(secretary)).sort()).toEqual([suggestion, publishedProposal].sort())
    expect((await listed(committee)).sort()).toEqual([proposal, publishedProposal].sort())
    for (const who of [assigner, leader, roads]) {
      expect((await listed(who)).sort()).toEqual([suggestion, proposal, publishedProposal].sort())
    }
    expect(await listed(null)).toEqual([publishedProposal])
  })

  it('is not found by its number, nor opened', async () => {
    const number = (await readBy(committee, proposal))?.summary.case_number ?? ''

    expect(await listCasesByNumber(test.db, caseScopeOf(committee), number)).toHaveLength(1)
    expect(await listCasesByNumber(test.db, caseScopeOf(secretary), number)).toEqual([])
    expect(await readBy(secretary, proposal)).toBeUndefined()
    expect(await readBy(committee, suggestion)).toBeUndefined()
    expect((await readBy(assigner, proposal))?.audience).toBe('office')
  })

  it('where it is published, is read as the public reads it', async () => {
    expect((await readBy(secretary, publishedProposal))?.audience).toBe('public')
    const row = (await listSeenCases(test.db, secretary, { ...order, filter: { procedure: 'proposal' } })).rows[0]
    expect(row?.next_clock).not.toBe('sign_for')
    expect(row?.notice).toBeNull()
  })

  it('is not told of by what is late: only whole kinds are asked and sorted by deadline', async () => {
    expect(await listed(secretary, { lateOn: '2030-01-01' })).toEqual([suggestion])
    expect(await listed(secretary, {}, 'deadline')).toEqual([suggestion])
    expect((await listed(committee, {}, 'deadline')).sort()).toEqual([proposal, publishedProposal].sort())
  })

  it('is in no count of theirs', async () => {
    const year = { by: 'unit', from: '2026-01-01', to: '2026-12-31' } as const
    const figures = (who: Actor, procedure: string) => readStatistics(test.db, who, { ...year, procedure })

    expect(await figures(secretary, 'proposal')).toMatchObject({ ok: false })
    expect(await figures(committee, 'suggestion')).toMatchObject({ ok: false })
    expect(await figures(committee, 'proposal')).toMatchObject({ ok: true, value: { total: { received: 2 } } })
    expect(await figures(assigner, 'suggestion')).toMatchObject({ ok: true, value: { total: { received: 1 } } })
    expect(await unitLoads(test.db, secretary, day)).toMatchObject([{ unitId: 'roads', open: 1 }])
    expect(await unitLoads(test.db, committee, day)).toMatchObject([{ unitId: 'roads', open: 2 }])
    expect(await unitLoads(test.db, assigner, day)).toMatchObject([{ unitId: 'roads', open: 3 }])
    const board = await unitBoard(test.db, secretary, 'roads', 50)
    expect(board.ok && board.value.map((line) => line.summary.case_id)).toEqual([suggestion])
  })

  it('is not worked on by them, by any act', async () => {
    const seenVersion = (await readBy(assigner, proposal))?.view.version ?? 0
    for (const action of ['name_proposer', 'choose_as_key', 'recompute_deadlines', 'withhold_text', 'close']) {
      const taken = await takeAction(test.db, acting(secretary, day), {
        caseId: proposal,
        seenVersion,
        action,
        fields: {},
      })
      expect(taken, action).toMatchObject({ ok: false, refusal: [{ code: 'role_required' }] })
    }
  })

  it('is not merged with, though its number is known', async () => {
    const fresh = await beginCase(test.db, day)
    await fresh.act(secretary, day, 'register')
    const mainCase = (await readBy(committee, publishedProposal))?.summary.case_number ?? ''
    const taken = await takeAction(test.db, acting(secretary, day), {
      caseId: fresh.caseId,
      seenVersion: fresh.version(),
      action: 'propose_merge',
      fields: { mainCase, mergeReason: '内容相同。' },
    })

    expect(taken).toMatchObject({ ok: false, refusal: [{ code: 'field_invalid', field: 'mainCase' }] })
    await fresh.act(deputy, day, 'withdraw', { withdrawReason: '重复。' })
  })

  it('waits in the inbox of its own office alone', async () => {
    const fresh = await beginProposal(test.db, day)
    const kinds = async (who: Actor) =>
      new Set((await listInboxGroups(test.db, who, day, 5)).map(({ procedure }) => procedure))

    expect(await kinds(committee)).toEqual(new Set(['proposal']))
    expect(await kinds(secretary)).not.toContain('proposal')
    await fresh.act(member, day, 'withdraw', { withdrawReason: '重复。' })
  })
})

describe('who puts a case forward', () => {
  it.each([
    { who: 'the committee', actor: committee, procedure: 'suggestion', profile: 'shanghai-2015', lead: deputy },
    { who: 'the secretariat', actor: secretary, procedure: 'proposal', profile: 'shanghai-cppcc-2026', lead: member },
    { who: 'a deputy', actor: deputy, procedure: 'proposal', profile: 'shanghai-cppcc-2026', lead: deputy },
    { who: 'a member', actor: member, procedure: 'suggestion', profile: 'shanghai-2015', lead: member },
    { who: 'a unit', actor: roads, procedure: 'proposal', profile: 'shanghai-cppcc-2026', lead: member },
  ])('is not $who in the other house', async ({ actor, procedure, profile, lead }) => {
    const fields = { ...proposalFields, leadProposer: lead.personId }
    const asked = { procedure, profile, submitToken: `other-${actor.personId}-${procedure}`, fields }

    expect(await submitCase(test.db, acting(actor, day), asked)).toMatchObject({
      ok: false,
      refusal: [{ code: 'role_required' }],
    })
  })

  it.each([
    { office: committee, procedure: 'proposal', profile: 'shanghai-cppcc-2026', other: deputy },
    { office: secretary, procedure: 'suggestion', profile: 'shanghai-2015', other: member },
  ])('in a $procedure is none of the other house’s people, though the office enters it', async (given) => {
    const fields = { ...proposalFields, leadProposer: given.other.personId }
    const asked = { ...given, submitToken: `named-${given.procedure}`, fields }

    expect(await submitCase(test.db, acting(given.office, day), asked)).toMatchObject({
      ok: false,
      refusal: [{ code: 'field_invalid', field: 'leadProposer' }],
    })
  })
})
