import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { viewOf } from '#engine/view.ts'
import { findCaseFile } from '#store/case-files.ts'
import { listCaseLedgerEntries } from '#store/ledger-entries.ts'
import { beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { acting, people, settleSmallCity, timing } from '#tests/support/small-city.ts'
import { deemReceipts } from './deem-receipts.ts'
import { takeAction } from './take-action.ts'
import { verifyRecord } from './verify-record.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

/** Assigned on 4 March; three working days for signing end on Monday the 9th. */
const lastDay = '2026-03-09'
const dayAfter = '2026-03-10'

/** Assigned to a unit that has not signed for it. */
async function unsignedCase() {
  const one = await beginCase(test.db, '2026-03-02')
  await one.act(people.secretary, '2026-03-03', 'register')
  await one.act(people.secretary, '2026-03-03', 'file')
  await one.act(people.assigner, '2026-03-04', 'assign', { leadUnit: 'roads' })
  return one
}

async function deemedIn(caseId: string) {
  const file = await findCaseFile(test.db, caseId)
  return file?.events.filter((event) => event.type === 'deemed_received') ?? []
}

describe('receipt nobody signed for', () => {
  it('is deemed the day after the last one, by nobody, on the authority of the law', async () => {
    const { caseId } = await unsignedCase()
    await deemReceipts(test.db, timing(lastDay))
    expect(await deemedIn(caseId)).toEqual([])

    await deemReceipts(test.db, timing(dayAfter))
    const [event, ...more] = await deemedIn(caseId)
    expect(more).toEqual([])
    expect(event).toMatchObject({
      byPerson: '',
      byRole: 'timer',
      byUnit: null,
      on: dayAfter,
      instance: 'roads',
      state: 'signed',
      fields: { receivedOn: lastDay },
    })
    expect(event?.fields.authority).not.toBe('')
    const file = await findCaseFile(test.db, caseId)
    expect(await listCaseLedgerEntries(test.db, caseId)).toHaveLength(file?.events.length ?? 0)
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('is deemed once, however many workers look however often', async () => {
    const { caseId } = await unsignedCase()
    await Promise.all([1, 2, 3].map(() => deemReceipts(test.db, timing(dayAfter))))
    await deemReceipts(test.db, timing('2026-05-01'))
    expect(await deemedIn(caseId)).toHaveLength(1)
  })

  it('moves no deadline: what counts from receipt counts from the deemed day', async () => {
    const { caseId } = await unsignedCase()
    const clocks = async () => {
      const file = await findCaseFile(test.db, caseId)
      if (file === undefined) throw new Error('the case is gone')
      const running = viewOf(file).clocks.filter((clock) => clock.stoppedOn === null && clock.clock !== 'sign_for')
      return running.map(({ clock, instance, from, deadline }) => ({ clock, instance, from, deadline }))
    }
    const before = await clocks()
    await deemReceipts(test.db, timing('2026-03-20'))
    expect(await clocks()).toEqual(before)
  })

  it('is not deemed where somebody signed in time, and cannot be brought about by anyone at a door', async () => {
    const { caseId } = await unsignedCase()
    const file = await findCaseFile(test.db, caseId)
    const asked = {
      caseId,
      seenVersion: file?.events.length ?? 0,
      action: 'deem_received',
      instance: 'roads',
      fields: { receivedOn: lastDay, authority: '第14条' },
    }
    for (const who of [people.roads, people.secretary, people.assigner, people.administrator]) {
      const refused = await takeAction(test.db, acting(who, dayAfter), asked)
      expect(refused).toMatchObject({ ok: false, refusal: [{ code: 'role_required' }] })
    }
    await takeAction(test.db, acting(people.roads, lastDay), { ...asked, action: 'sign_for', fields: {} })
    await deemReceipts(test.db, timing(dayAfter))
    expect(await deemedIn(caseId)).toEqual([])
  })
})
