import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Fields } from '#engine/case-file.ts'
import { listInstances, viewOf } from '#engine/view.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { findCaseFile } from '#store/case-files.ts'
import { beginProposal, beginSocialReport } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { allMet } from '#tests/support/proposal-desk.ts'
import { people, settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { readCase } from './read-case.ts'
import { verifyRecord } from './verify-record.ts'

const { member, committee } = people
const day = plainDate('2026-03-06')

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const seenBy = (who: TownPerson | null, caseId: string) =>
  readCase(test.db, profiles, who === null ? null : people[who], day, caseId)

/** The case an instance of the machine `conversion` stands for. */
async function openedBy(caseId: string) {
  const file = await findCaseFile(test.db, caseId)
  if (file === undefined) throw new Error('no such case')
  const [opened] = listInstances(viewOf(file), 'conversion')
  const other = await findCaseFile(test.db, opened?.instance ?? '')
  if (other === undefined) throw new Error('nothing opened')
  return { file, other }
}

const promotion: Fields = { convertedTo: 'proposal', agreedOn: '2026-03-04', period: 'between_sessions' }

describe('a social report that goes on as a proposal', () => {
  it('opens one in its author’s own words, each leading to the other', async () => {
    const one = await beginSocialReport(test.db, '2026-03-02', { analysis: '' })
    await one.act(committee, '2026-03-03', 'take_up')
    await one.act(committee, '2026-03-03', 'edit', { editedTitle: '改过的标题', editedText: '改过的文字。' })
    await one.act(committee, '2026-03-05', 'promote', promotion)
    const { file, other } = await openedBy(one.caseId)
    const { facts } = viewOf(file)

    expect(other).toMatchObject({ procedure: 'proposal', profile: 'shanghai-cppcc-2026' })
    expect(viewOf(other)).toMatchObject({
      state: 'submitted',
      facts: { title: facts.title, leadProposer: member.personId, passedOnFrom: facts.flowNumber },
    })
    expect(other.events[0]).toMatchObject({ byPerson: committee.personId, byRole: 'linked_case' })
    expect((await seenBy('member', other.id))?.view.facts.title).toBe(facts.title)
    expect(await seenBy('secretary', other.id)).toBeUndefined()
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })
})

describe('a proposal that is not filed and goes on as a social report', () => {
  const passOn = async (convertedTo: string) => {
    const one = await beginProposal(test.db, '2026-03-02')
    await one.act(committee, '2026-03-03', 'register')
    await one.act(committee, '2026-03-03', 'review_for_filing', allMet)
    const fields = { declineReason: 'hollow', explanation: '所反映的情况作为信息报送。', convertedTo }
    await one.act(committee, '2026-03-04', 'decline', fields)
    return one
  }

  it('opens one with its words and author, to be screened by the committee', async () => {
    const one = await passOn('social_report')
    const { file, other } = await openedBy(one.caseId)
    const { facts } = viewOf(file)

    expect(other).toMatchObject({ procedure: 'social-report', profile: 'shanghai-cppcc-2026' })
    expect(viewOf(other)).toMatchObject({
      state: 'submitted',
      facts: {
        title: facts.title,
        demands: facts.demands,
        leadProposer: member.personId,
        passedOnFrom: facts.flowNumber,
      },
    })
    const seen = await seenBy('committee', other.id)
    expect(seen?.offers.map(({ action }) => action)).toEqual(expect.arrayContaining(['take_up', 'decline']))
    expect((await seenBy('member', other.id))?.view.facts.title).toBe(facts.title)
  })

  it('opens nothing where it goes on in another way', async () => {
    const one = await passOn('reference_paper')
    await expect(openedBy(one.caseId)).rejects.toThrow('nothing opened')
  })
})

describe('a social report', () => {
  it('is read by its author, the committee and leaders, and by nobody else until it is forwarded', async () => {
    const one = await beginSocialReport(test.db, '2026-03-02')
    const readers = ['member', 'committee', 'leader'] as const
    const others = ['secondMember', 'secretary', 'deputy', 'assigner', 'roads', null] as const

    for (const who of readers) expect(await seenBy(who, one.caseId), who).toBeDefined()
    for (const who of others) expect(await seenBy(who, one.caseId), who ?? 'the public').toBeUndefined()

    await one.act(committee, '2026-03-03', 'take_up')
    await one.act(committee, '2026-03-03', 'edit', { editedTitle: '标题', editedText: '文字。' })
    await one.act(committee, '2026-03-04', 'adopt')
    await one.act(committee, '2026-03-05', 'forward', { units: ['roads'] })
    expect(await seenBy('roads', one.caseId)).toBeDefined()
    for (const who of ['parks', 'secondMember', 'secretary', null] as const) {
      expect(await seenBy(who, one.caseId), who ?? 'the public').toBeUndefined()
    }
  })
})
