import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#engine/case-file.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { listSeenCases } from './list-seen-cases.ts'
import { listWork } from './list-work.ts'
import { readCase } from './read-case.ts'
import { submitCase } from './submit-case.ts'
import { takeAction } from './take-action.ts'
import { verifyRecord } from './verify-record.ts'

let test: TestDatabase
let caseId = ''
const day = '2026-03-02'

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const begun = await submitCase(test.db, acting(people.deputy, day), {
    procedure: 'suggestion',
    profile: 'shanghai-2015',
    action: 'begin_draft',
    submitToken: 'a-draft',
    fields: {
      title: '关于夜航灯的建议',
      demands: '请装夜航灯。',
      leadProposer: people.deputy.personId,
      period: 'between_sessions',
      publishText: true,
      cosigners: [people.secondDeputy.personId, people.thirdDeputy.personId],
      cosignBy: '2026-03-10',
    },
  })
  if (!begun.ok) throw new Error(JSON.stringify(begun.refusal))
  caseId = begun.value.caseId
})

afterAll(() => test.drop())

const titles = async (who: Actor | null) =>
  (await listSeenCases(test.db, who, { filter: { q: '夜航灯' }, order: 'newest', limit: 10 })).rows.map(
    (row) => row.title,
  )
const counted = async (who: Actor | null) =>
  (await listSeenCases(test.db, who, { filter: {}, order: 'newest', limit: 9, countTo: 9 })).count
const seenBy = (who: Actor | null) => readCase(test.db, profiles, who, plainDate(day), caseId)

describe('a draft that waits for signatures', () => {
  it.each([
    { who: 'its lead proposer', actor: people.deputy },
    { who: 'a deputy asked to sign', actor: people.secondDeputy },
  ])('is there for $who: to be found, counted and read', async ({ actor }) => {
    expect(await titles(actor)).toEqual(['关于夜航灯的建议'])
    expect(await counted(actor)).toBe(1)
    expect((await seenBy(actor))?.view.facts.demands).toBe('请装夜航灯。')
  })

  it.each([
    { who: 'the secretariat', actor: people.secretary },
    { who: 'the assigning office', actor: people.assigner },
    { who: 'a leader', actor: people.leader },
    { who: 'a unit', actor: people.roads },
    { who: 'the public', actor: null },
  ])('is not there for $who', async ({ actor }) => {
    expect(await titles(actor)).toEqual([])
    expect(await counted(actor)).toBe(0)
    expect(await seenBy(actor)).toBeUndefined()
  })

  it('waits in the inbox of those asked to sign and of nobody’s office', async () => {
    const waiting = async (who: Actor) => (await listWork(test.db, who, 9)).steps.map((step) => step.action)

    expect(await waiting(people.secondDeputy)).toEqual(['confirm_signature'])
    expect(await waiting(people.secretary)).toEqual([])
  })

  it('begins nothing by an action that does not begin a case', async () => {
    const refused = await submitCase(test.db, acting(people.secretary, day), {
      procedure: 'suggestion',
      profile: 'shanghai-2015',
      action: 'register',
      submitToken: 'not-a-beginning',
      fields: {},
    })

    expect(refused).toMatchObject({ ok: false, refusal: [{ code: 'action_unknown', action: 'register' }] })
  })

  it('once handed in shows the public who confirmed, and no name that did not', async () => {
    const { secondDeputy, deputy, secretary } = people
    let version = (await seenBy(deputy))?.view.version ?? 0
    const act = async (who: Actor, action: string) => {
      const taken = await takeAction(test.db, acting(who, day), { caseId, seenVersion: version, action, fields: {} })
      if (!taken.ok) throw new Error(JSON.stringify(taken.refusal))
      version = taken.value.version
    }
    await act(secondDeputy, 'confirm_signature')
    await act(deputy, 'submit_draft')
    await act(secretary, 'register')
    await act(secretary, 'file')

    const seen = await seenBy(null)
    expect(seen?.summary.cosigners).toBe(1)
    expect([...(seen?.names.people.values() ?? [])].sort()).toEqual(['苗禾川', '岑又青'].sort())
    expect(JSON.stringify(seen)).not.toContain(people.thirdDeputy.personId)
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })
})
