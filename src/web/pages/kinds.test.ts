import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginCase, beginProposal, hiddenFields, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { allMet, proposalFields } from '#tests/support/proposal-desk.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  // Somebody who sits in both houses: such people there are.
  await test.db
    .updateTable('account')
    .set({ offices: ['deputy', 'member'] })
    .where('login', '=', 'administrator')
    .execute()
  await test.db.updateTable('person').set({ kind: 'member' }).where('id', '=', people.administrator.personId).execute()
  site = await openSite(test.db)
})

afterAll(() => test.drop())

describe('a new case, where there are several kinds', () => {
  it('is of the kind that was chosen, in its own words', async () => {
    const member = await site.deskOf('member').get('/cases/new?kind=proposal')
    const deputy = await site.deskOf('deputy').get('/cases/new?kind=suggestion')

    expect(member.text).toContain('<h1>提交提案</h1>')
    expect(member.text).toContain('盖章情况')
    expect(deputy.text).toContain('<h1>提建议</h1>')
    expect(deputy.text).not.toContain('盖章情况')
    expect((await site.deskOf('committee').get('/cases/new?kind=proposal')).text).toContain('替委员录入')
  })

  it('is chosen by who may begin several', async () => {
    const both = site.deskOf('administrator')
    const choice = await both.get('/cases/new')

    expect(choice.text).toContain('href="/cases/new?kind=suggestion"')
    expect(choice.text).toContain('href="/cases/new?kind=proposal"')
    expect((await both.get('/cases/new?kind=proposal')).text).toContain('<h1>提交提案</h1>')
    expect((await both.get('/inbox')).text).toContain('>提出</a>')
  })

  it.each([
    { who: 'deputy', kind: 'proposal' },
    { who: 'member', kind: 'suggestion' },
    { who: 'secretary', kind: 'proposal' },
    { who: 'committee', kind: 'suggestion' },
    { who: 'roads', kind: 'proposal' },
    { who: 'assigner', kind: 'proposal' },
    { who: 'member', kind: 'no-such-kind' },
  ] as const)('of the kind $kind is not open to $who', async ({ who, kind }) => {
    expect((await site.deskOf(who).get(`/cases/new?kind=${kind}`)).status).toBe(403)
  })

  it('names only people of its own house', async () => {
    const member = await site.deskOf('member').get('/cases/new?kind=proposal')
    const deputy = await site.deskOf('deputy').get('/cases/new?kind=suggestion')

    expect(member.text).toContain('纪云舒')
    expect(member.text).not.toContain('岑又青')
    expect(deputy.text).toContain('岑又青')
    expect(deputy.text).not.toContain('纪云舒')
  })

  it('is sent under the law of its own kind, and keeps what was typed when a box is empty', async () => {
    const { leadProposer: _, publishText: __, ...typed } = proposalFields
    const written = { ...(typed as Record<string, string>), publishText: 'yes' }
    const desk = site.deskOf('member')
    const form = await desk.get('/cases/new?kind=proposal')
    const hidden = /name="csrf" value="([^"]+)"/.exec(form.text)?.[1] ?? ''
    const refused = await desk.post('/cases/new?kind=proposal', { ...written, analysis: '', csrf: hidden })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('请填写“问题及分析”')
    expect(refused.text).toContain('关于修缮北岸栈桥的提案')

    const sent = await desk.post('/cases/new?kind=proposal', { ...written, csrf: hidden })
    expect(sent.status).toBe(303)
    const row = await test.db.selectFrom('case_file').select(['procedure', 'profile']).executeTakeFirst()
    expect(row).toEqual({ procedure: 'proposal', profile: 'shanghai-cppcc-2026' })
  })
})

describe('lists of several kinds', () => {
  it('say of each case which it is, and can be narrowed to one', async () => {
    await beginProposal(test.db, '2026-03-02')
    const desk = site.deskOf('assigner')
    const all = await desk.get('/cases')
    const none = await desk.get('/cases?kind=suggestion')
    const unknown = await desk.get('/cases?kind=no-such-kind')

    expect(all.text).toContain('政协提案</td>')
    expect(none.text).not.toContain('政协提案</td>')
    expect(unknown.text).toContain('政协提案</td>')
    expect((await desk.get('/exports/cases.csv')).text).toContain('种类')
    expect((await desk.get('/exports/cases.csv?kind=suggestion')).text).not.toContain('政协提案')
  })

  it('keep figures of one kind at a time, in its own words', async () => {
    await beginCase(test.db, '2026-03-02')
    const desk = site.deskOf('committee')
    const own = await desk.get('/statistics')

    expect(own.text).toContain('立案 / 收到')
    expect(own.text).toContain('<option value="social-report"')
    expect(own.text).not.toContain('<option value="suggestion"')
    const other = await desk.get('/statistics?kind=suggestion')
    expect(other.text).toContain('立案 / 收到')
    expect((await site.deskOf('assigner').get('/statistics?kind=suggestion')).text).toContain('受理 / 收到')
    expect((await site.deskOf(null).get('/public/statistics?kind=proposal')).text).toContain('立案和答复')
  })
})

describe('several cases at once, of several kinds', () => {
  it('are each offered the acts of their own kind, and none is taken by another’s', async () => {
    const suggestion = await beginCase(test.db, '2026-03-02')
    await suggestion.act(people.secretary, '2026-03-03', 'register')
    await suggestion.act(people.secretary, '2026-03-03', 'file')
    const proposal = await beginProposal(test.db, '2026-03-02')
    await proposal.act(people.committee, '2026-03-03', 'register')
    await proposal.act(people.committee, '2026-03-03', 'review_for_filing', allMet)
    await proposal.act(people.committee, '2026-03-03', 'file')
    const desk = site.deskOf('assigner')
    const items = `item=${suggestion.caseId}&item=${proposal.caseId}`
    const choice = await desk.get(`/batch?${items}`)

    expect(choice.text).toContain('交办 · 代表建议')
    expect(choice.text).toContain('交办 · 政协提案')
    const composed = await desk.get(`/batch?${items}&action=assign&kind=proposal`)
    expect(hiddenFields(composed.text).procedure).toBe('proposal')
    expect(composed.text).toContain(proposal.caseId)
  })
})
