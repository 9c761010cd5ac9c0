import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { readerOf } from '#operations/case-scope.ts'
import { readCase } from '#operations/read-case.ts'
import { seenBy } from '#store/connect.ts'
import { assignedCase, issueAnswer } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { openProposingDesk, type ProposingDesk, pipes, stalls } from '#tests/support/proposing-desk.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'
import { type ProposedUnits, routingAgreement } from './propose-units.ts'
import { openRoutingDesk } from './routing-desk.ts'

const { assigner, secretary, leader, sessionSecretary, committee, deputy, roads, parks } = people
let test: TestDatabase
let desk: ProposingDesk['desk']
let filed: ProposingDesk['filed']
let filedProposal: ProposingDesk['filedProposal']
let proposed: ProposingDesk['proposed']
let shown: ProposingDesk['shown']
let keptFor: ProposingDesk['keptFor']

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  ;({ desk, filed, filedProposal, proposed, shown, keptFor } = openProposingDesk(test.db))
})

afterAll(() => test.drop())

describe('a city with no case to learn from', () => {
  it('is proposed the unit whose written duties say it, with the words that decided, and what was learned from is kept', async () => {
    const one = await filed(pipes)
    const found = await proposed(one)

    expect(found?.lead?.unit).toBe('water')
    expect(found?.words.join()).toMatch(/供水|排水/)
    expect(await keptFor(one.caseId)).toMatchObject([
      { model: 'units-1', learned_to: 0, learned_cases: 0, learned_duties: 3, lead_unit: 'water', case_version: 3 },
    ])
  })

  it('is proposed nobody where no duty says anything of the matter', async () => {
    const found = await proposed(await filed(stalls))
    expect(found?.lead).toBeNull()
    expect(found?.joint).toEqual([])
  })

  it('keeps one proposal however often the form is opened', async () => {
    const one = await filed(pipes)
    const first = await proposed(one)
    expect((await proposed(one))?.id).toBe(first?.id)
    expect(await keptFor(one.caseId)).toHaveLength(1)
  })
})

describe('whom the law of the place lets assign beside the assigning office', () => {
  it('is proposed units as well: between sessions the deputies’ office', async () => {
    const one = await filed(pipes)
    expect(await proposed(one, { by: secretary })).toBeDefined()
    expect(await keptFor(one.caseId)).toHaveLength(1)
  })
})

describe('somebody who may not assign', () => {
  it.each([
    ['the leader', leader],
    ['the secretariat of a session, between sessions', sessionSecretary],
    ['the deputy whose it is', deputy],
    ['a unit', roads],
    ['the committee of another body', committee],
  ] as const)('as %s is proposed nothing, and nothing is kept', async (_who, by) => {
    const one = await filed(pipes)
    expect(await proposed(one, { by })).toBeUndefined()
    expect(await keptFor(one.caseId)).toEqual([])
    await proposed(one)
    expect(await shown(one, { by })).toBeUndefined()
  })

  it('finds no proposal, no choice and no lesson in the database either', async () => {
    await proposed(await filed(pipes))
    for (const actor of [committee, deputy, null])
      for (const table of ['routing_proposal', 'routing_choice', 'routing_lesson'] as const)
        expect(await seenBy(test.db, readerOf(actor)).selectFrom(table).selectAll().execute(), table).toEqual([])
  })

  it('is not told how often proposals were followed', async () => {
    const seen = await readCase(
      test.db,
      profiles,
      roads,
      plainDate('2026-03-16'),
      (await filed({ publishText: true })).caseId,
    )
    if (seen !== undefined) expect(await routingAgreement(test.db, roads, seen)).toBeUndefined()
  })
})

describe('a name of a person', () => {
  it('decides nothing: with other names the same is proposed, as surely', async () => {
    const said = (name: string) => ({ ...pipes, background: `住户${name}反映：水管漏水。记者采访了副县长${name}。` })
    const [one, other] = [await proposed(await filed(said('欧阳知微'))), await proposed(await filed(said('江平澜')))]
    expect(one?.likeliest).toEqual(other?.likeliest)
    expect(one?.words).toEqual(other?.words)
    expect(one?.words.join()).not.toMatch(/[欧阳知微江平澜]/)
  })
})

describe('a correction', () => {
  it('is learned from at once and by every program, and kept beside what was proposed', async () => {
    const other = openRoutingDesk(test.db)
    const one = await filed(pipes)
    const before = await proposed(one, { at: other })
    await one.act(assigner, '2026-03-04', 'assign', { leadUnit: 'parks', jointUnits: ['roads'] })

    const [choice] = await test.db.transaction().execute((tx) =>
      tx
        .selectFrom('routing_choice')
        .selectAll()
        .where('proposal_id', '=', before?.id ?? '')
        .execute(),
    )
    expect(choice).toMatchObject({ proposed_unit: 'water', chosen_unit: 'parks', chosen_joint_units: ['roads'] })
    const again = await filed(pipes)
    const here = await proposed(again)
    const there = await proposed(again, { at: other })
    expect(here?.model).toMatchObject({ cases: 1, learnedTo: one.receipt().seq })
    expect(there?.model).toEqual(here?.model)
    const shareOf = (found: ProposedUnits | undefined) =>
      found?.likeliest.find(({ unit }) => unit === 'parks')?.confidence ?? 0
    expect(shareOf(here)).toBeGreaterThan(shareOf(before))
  })

  it('by the unit that handed a case back is learned from once it has gone on, and who gave it back is not proposed again', async () => {
    const one = await filed(stalls)
    await one.act(assigner, '2026-03-04', 'assign', { leadUnit: 'roads' })
    await one.act(roads, '2026-03-05', 'return_assignment', { reason: '不属本单位职责。' })
    await one.act(assigner, '2026-03-06', 'accept_return', {}, 'roads')
    const next = await proposed(one, { action: 'reassign' })
    expect(next?.likeliest.map(({ unit }) => unit)).not.toContain('roads')
    await one.act(assigner, '2026-03-06', 'reassign', { unit: 'parks', unitDuty: 'lead' })

    const again = await proposed(await filed(stalls))
    expect(again?.likeliest[0]?.unit).toBe('parks')
    expect(again?.model.learnedTo).toBe(one.receipt().seq)
  })

  it('in one kind of case teaches nothing of another', async () => {
    const before = await proposed(await filed(pipes))
    const one = await filedProposal({ title: '关于供水管道的提案' })
    await proposed(one)
    await one.act(assigner, '2026-03-04', 'assign', { leadUnit: 'roads' })

    expect((await proposed(await filed(pipes)))?.model).toEqual(before?.model)
    expect((await proposed(await filedProposal()))?.model).toMatchObject({ learnedTo: one.receipt().seq })
  })

  it('is counted: how often proposals were followed, by unit', async () => {
    const one = await filed({ title: '关于修补桥梁的建议', demands: '桥梁和道路破损，请修补道路。' })
    const found = await proposed(one)
    await one.act(assigner, '2026-03-04', 'assign', { leadUnit: found?.lead?.unit ?? '' })
    const seen = await readCase(test.db, profiles, assigner, plainDate('2026-03-16'), one.caseId)
    if (seen === undefined) throw new Error('not seen')
    const agreement = await routingAgreement(seenBy(test.db, readerOf(assigner)), assigner, seen)
    expect(agreement).toContainEqual({ unitId: found?.lead?.unit, proposed: 1, chosen: 1 })
    expect(agreement).toContainEqual({ unitId: 'water', proposed: 1, chosen: 0 })
  })
})

describe('a case that is over', () => {
  it('is learned from as it stood in the end, once it was answered', async () => {
    const one = await assignedCase(test.db)
    await one.act(parks, '2026-03-06', 'give_joint_opinion', { opinion: '同意。' })
    await one.act(roads, '2026-03-09', 'draft_reply', { text: '您提出的建议收悉。' })
    await issueAnswer(one, '2026-03-10', { outcome: 'reference', reasons: '目前没有条件。', publication: 'full' })
    const before = await desk.modelFor('suggestion')
    await one.act(deputy, '2026-03-11', 'rate', { attitude: 'satisfied', result: 'satisfied' })
    await one.act(secretary, '2026-03-12', 'close')
    const after = await desk.modelFor('suggestion')
    expect(after.model.cases).toBe(before.model.cases + 1)
    expect(after.learnedTo).toBe(one.receipt().seq)
  })

  it('without an answer teaches nothing', async () => {
    const one = await filed({ title: '关于亭子的建议', demands: '请修亭子。' })
    await one.act(assigner, '2026-03-04', 'assign', { leadUnit: 'parks' })
    const before = await desk.modelFor('suggestion')
    await one.act(deputy, '2026-03-06', 'withdraw', { withdrawReason: '已解决。' })
    expect((await desk.modelFor('suggestion')).trainingSet).toBe(before.trainingSet)
  })
})

describe('what was proposed', () => {
  it('is changed and taken back by nobody', async () => {
    for (const table of ['routing_lesson', 'routing_proposal', 'routing_choice'] as const)
      await expect(
        test.db.transaction().execute((tx) => tx.deleteFrom(table).execute()),
        table,
      ).rejects.toThrow()
  })
})
