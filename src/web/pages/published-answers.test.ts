import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginMotion, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'

const hidden = '某停车公司'
const shown = '新的收费标准已经施行'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>
let motion: Awaited<ReturnType<typeof beginMotion>>

/** Everything the public can ask for about the motion. */
async function publicText(): Promise<string> {
  const nobody = site.deskOf(null)
  const addresses = [
    `/public/cases/${motion.caseId}`,
    '/public/cases',
    `/public/cases/${motion.caseId}/replies/1/letter`,
  ]
  return (await Promise.all(addresses.map(async (path) => (await nobody.get(path)).text))).join('\n')
}

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
  motion = await beginMotion(test.db, '2026-01-12')
  await motion.act(people.secretary, '2026-01-12', 'register', { handInBy: '2026-01-13' })
  await motion.act(people.secretary, '2026-01-13', 'find_motion', { reviewOpinion: '符合。' })
  await motion.act(people.presidium, '2026-01-14', 'accept', { committee: 'society' })
  const report = { recommendation: 'handle', deliberationReport: '建议交办理。' }
  await motion.act(people.specialCommittee, '2026-02-02', 'report_deliberation', report)
  await motion.act(people.standingCommittee, '2026-02-10', 'order_handling', { leadUnit: 'roads', decision: '同意。' })
  await motion.act(people.roads, '2026-02-11', 'sign_for')
  await motion.act(people.roads, '2026-03-02', 'report_handling', {
    text: `${shown}，与${hidden}的合同已经终止。`,
    signer: '段路遥',
  })
  await motion.act(people.roads, '2026-03-02', 'decide_publication', {
    secrecy: 'with_redactions',
    secrecyReviewer: '审查人某',
    publication: 'full',
    redactions: `${hidden}｜商业秘密`,
  })
})

afterAll(() => test.drop())

describe('the report on a motion', () => {
  it('is read by nobody outside before it is published, in either step', async () => {
    expect(await publicText()).not.toContain(shown)
    await motion.act(people.standingCommittee, '2026-03-10', 'accept_report')
    expect(await publicText()).not.toContain(shown)
  })

  it('is published with a button of the case’s page, and then read with its stub by everybody', async () => {
    const secretary = site.deskOf('secretary')
    const place = `/cases/${motion.caseId}/actions/publish_reply`
    expect((await secretary.get(`/cases/${motion.caseId}`)).text).toContain('公开答复、报告')
    expect((await site.deskOf('roads').get(`/cases/${motion.caseId}`)).text).not.toContain('publish_reply')
    expect((await site.deskOf('roads').get(`${place}?instance=1`)).status).toBe(403)
    await motion.act(people.secretary, '2026-03-16', 'publish_reply')
    const text = await publicText()

    expect(text).toContain(shown)
    expect(text).toContain('〔此处隐去：商业秘密〕')
    expect(text).not.toContain(hidden)
    expect(text).not.toContain('审查人某')
    expect((await site.deskOf(null).get('/public/cases')).text).toContain('议案和答复')
  })

  it('is taken off again with its reason told to those inside alone', async () => {
    await motion.act(people.secretary, '2026-03-17', 'withhold_reply', { withheldBecause: '内有笔误。' })

    expect(await publicText()).not.toContain(shown)
    expect(await publicText()).not.toContain('内有笔误')
  })

  it('goes with its words: what the secretariat withholds is as if it did not exist', async () => {
    await motion.act(people.secretary, '2026-03-17', 'withhold_text', { withheldBecause: '涉及个人隐私。' })

    expect((await site.deskOf(null).get(`/public/cases/${motion.caseId}`)).status).toBe(404)
  })
})
