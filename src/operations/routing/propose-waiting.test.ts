import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { openProposingDesk, type ProposingDesk, pipes, stalls } from '#tests/support/proposing-desk.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'
import type { RoutingDesk } from './routing-desk.ts'

const { assigner, parks, water } = people
let test: TestDatabase
let town: ProposingDesk

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  town = openProposingDesk(test.db)
})

afterAll(() => test.drop())

describe('opening the form', () => {
  it('shows what was proposed after the act by which the case came there, once, and neither works out nor keeps anything', async () => {
    const one = await town.filed(pipes)
    expect(await town.shown(one)).toBeNull()
    expect(await town.keptFor(one.caseId)).toEqual([])

    expect((await town.proposeWaiting()).faults).toEqual([])
    const [kept, ...others] = await town.keptFor(one.caseId)
    expect(others).toEqual([])
    expect(kept).toMatchObject({ model: 'units-1', lead_unit: 'water', case_version: 3 })
    expect(await town.shown(one)).toMatchObject({ id: kept?.id, lead: { unit: 'water' }, isBehind: false })
    expect(await town.shown(one)).toMatchObject({ model: { trainingSet: kept?.training_set } })
    expect(await town.proposeWaiting()).toEqual({ cases: 0, faults: [] })
    expect(await town.keptFor(one.caseId)).toHaveLength(1)
  })

  it('says where something was learned since, and what was proposed anew stands there then', async () => {
    const one = await town.filed(stalls)
    await town.proposed(one)
    const other = await town.filed(stalls)
    await other.act(assigner, '2026-03-04', 'assign', { leadUnit: 'parks' })
    await other.act(parks, '2026-03-05', 'return_assignment', { reason: '不属本单位职责。' })
    await other.act(assigner, '2026-03-06', 'accept_return', {}, 'parks')
    await other.act(assigner, '2026-03-06', 'reassign', { unit: 'roads', unitDuty: 'lead' })

    const before = await town.shown(one)
    expect(before).toMatchObject({ isBehind: true })
    const anew = await town.proposed(one)
    expect(anew).toMatchObject({ isBehind: false, model: { learnedTo: other.receipt().seq } })
    expect((await town.shown(one))?.id).toBe(anew?.id)
    expect(anew?.id).not.toBe(before?.id)
  })

  it('shows no proposal for what the case no longer says, or for units that have it since', async () => {
    const one = await town.filed(pipes)
    await town.proposed(one)
    await one.act(assigner, '2026-03-04', 'assign', { leadUnit: 'water' })
    expect(await town.shown(one, { action: 'reassign' })).toBeNull()
    await town.proposeWaiting()
    const next = await town.shown(one, { action: 'reassign' })
    expect(next?.likeliest.map(({ unit }) => unit)).not.toContain('water')
    // Signing for it changes neither its words nor who has it.
    await one.act(water, '2026-03-05', 'sign_for')
    expect((await town.shown(one, { action: 'reassign' }))?.id).toBe(next?.id)
  })

  it('tells nobody of a unit that cannot be chosen', async () => {
    const one = await town.filed(pipes)
    await town.proposed(one)
    const found = await town.shown(one, { among: ['parks', 'roads'] })
    expect(found?.lead).toBeNull()
    expect(found?.likeliest.map(({ unit }) => unit)).not.toContain('water')
  })

  it('is spoiled by no other case that goes wrong', async () => {
    const [one, other] = [await town.filed(pipes), await town.filed(pipes)]
    const broken: RoutingDesk = { modelFor: async () => Promise.reject(new Error('no model')) }
    const tried = await town.proposeWaiting(broken)
    expect(tried.faults.map(({ caseId }) => caseId)).toEqual(expect.arrayContaining([one.caseId, other.caseId]))
    expect(await town.proposeWaiting()).toEqual({ cases: 0, faults: [] })
    expect((await town.proposed(other))?.lead?.unit).toBe('water')
  })
})
