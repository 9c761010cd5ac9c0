import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hiddenFields, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
})

afterAll(() => test.drop())

const form = '/cases/new?kind=suggestion'

const written = {
  title: '关于修缮北岸栈桥的建议',
  background: '栈桥建成二十年。',
  demands: '请修缮北岸栈桥的栏杆。\r\n并加装照明。',
  period: 'between_sessions',
  publishText: 'yes',
}

async function caseCount(): Promise<number> {
  const row = await test.db
    .selectFrom('case_file')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

async function firstFields(location: string | null) {
  const caseId = /^\/cases\/([\w-]+)\?done=\d+#done$/.exec(location ?? '')?.[1] ?? ''
  const row = await test.db
    .selectFrom('case_event')
    .select(['fields', 'by_person', 'clocks'])
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  return { caseId, ...row }
}

describe('a new suggestion by hand', () => {
  it('is submitted by a deputy in their own name, whatever the form says', async () => {
    const sent = await site
      .deskOf('deputy')
      .sendTo(form, form, { ...written, leadProposer: people.secondDeputy.personId, cosigners: ['p-deputy-2'] })
    const { fields, by_person } = await firstFields(sent.location)

    expect(sent.status).toBe(303)
    expect(fields).toMatchObject({
      title: written.title,
      leadProposer: people.deputy.personId,
      cosigners: [people.secondDeputy.personId],
      publishText: true,
      demands: '请修缮北岸栈桥的栏杆。\n并加装照明。',
    })
    expect(by_person).toBe(people.deputy.personId)
  })

  it('gives the deputy no choice of proposer, and the secretariat both ways of naming one', async () => {
    const deputy = (await site.deskOf('deputy').get(form)).text
    const secretary = (await site.deskOf('secretary').get(form)).text

    expect(deputy).not.toContain('name="leadProposer"')
    expect(deputy).not.toContain('name="proposerName"')
    expect(deputy).toContain('苗禾川')
    expect(secretary).toContain('name="leadProposer"')
    expect(secretary).toContain('name="proposerName"')
  })

  it('is entered by the secretariat for somebody outside the roster, and marked as entered for them', async () => {
    const sent = await site.deskOf('secretary').sendTo(form, form, { ...written, proposerName: '沙洲社区议事会' })
    const { caseId, by_person } = await firstFields(sent.location)
    const shown = await site.deskOf('secretary').get(`/cases/${caseId}`)

    expect(by_person).toBe(people.secretary.personId)
    expect(shown.text).toContain('沙洲社区议事会')
    expect(shown.text).toContain('由代表工作机构代录（乔知简）')
  })

  it('opens one case however often the same form is sent', async () => {
    const desk = site.deskOf('deputy')
    const hidden = hiddenFields((await desk.get(form)).text)
    const before = await caseCount()

    const sent = await Promise.all([1, 2, 3].map(() => desk.post(form, { ...hidden, ...written })))
    const later = await desk.post(form, { ...hidden, ...written })

    expect(await caseCount()).toBe(before + 1)
    expect(new Set([...sent, later].map((one) => one.location)).size).toBe(1)
  })

  it('keeps the whole draft when something is missing, and the same form then opens one case', async () => {
    const desk = site.deskOf('deputy')
    const hidden = hiddenFields((await desk.get(form)).text)
    const before = await caseCount()

    const refused = await desk.post(form, { ...hidden, ...written, title: ' ', cosigners: ['p-deputy-2'] })
    const again = hiddenFields(refused.text)

    expect(refused.status).toBe(422)
    expect(refused.text).toContain('<title>有误：提建议')
    expect(refused.text).toContain('<a href="#field-title">请填写“标题”。</a>')
    expect(refused.text).toContain('并加装照明。</textarea>')
    expect(refused.text).toMatch(/value="p-deputy-2"\s+checked/)
    expect(again.submitToken).toBe(hidden.submitToken)
    expect((await desk.post(form, { ...again, ...written })).status).toBe(303)
    expect(await caseCount()).toBe(before + 1)
  })

  it('asks the secretariat who proposes it, at the field', async () => {
    const refused = await site.deskOf('secretary').sendTo(form, form, written)

    expect(refused.status).toBe(422)
    expect(refused.text).toContain('<a href="#field-leadProposer">请选择领衔代表，或者写明提出人。</a>')
  })

  it("counts from the chosen session's closing day when none is typed", async () => {
    const inSession = { ...written, period: 'in_session', session: 's-1' }
    const sent = await site.deskOf('deputy').sendTo(form, form, inSession)
    const typed = await site.deskOf('deputy').sendTo(form, form, { ...inSession, sessionClosesOn: '2026-01-20' })

    expect((await firstFields(sent.location)).clocks).toMatchObject([{ from: '2026-01-16', deadline: '2026-02-16' }])
    expect((await firstFields(typed.location)).clocks).toMatchObject([{ from: '2026-01-20', deadline: '2026-02-20' }])
  })

  it('refuses a form without its token and stores nothing', async () => {
    const desk = site.deskOf('deputy')
    const { csrf: _, ...hidden } = hiddenFields((await desk.get(form)).text)
    const before = await caseCount()

    const refused = await desk.post(form, { ...hidden, ...written })

    expect(refused.status).toBe(403)
    expect(refused.text).toContain('并加装照明。</textarea>')
    expect(await caseCount()).toBe(before)
  })

  it('is not for handling units, nor for whoever is not signed in', async () => {
    const unit = await site.deskOf('roads').get('/cases/new')
    const nobody = await site.deskOf(null).get('/cases/new')
    const { csrf = '' } = hiddenFields((await site.deskOf('roads').get('/cases/new')).text)
    const posted = await site.deskOf('roads').post(form, { csrf, ...written })

    expect(unit.status).toBe(403)
    expect(posted.status).toBe(403)
    expect(nobody.status).toBe(303)
    expect(nobody.location).toContain('/sign-in')
  })

  it('lets a deputy choose among the kinds they may begin, each under the law in force', async () => {
    const { text } = await site.deskOf('deputy').get('/cases/new')

    for (const kind of ['suggestion', 'motion', 'enquiry']) expect(text).toContain(`href="/cases/new?kind=${kind}"`)
    expect(text).not.toContain('kind=proposal')
  })

  it('reads in English as in Chinese', async () => {
    const { text } = await site.deskOf('deputy').get(form, 'en')

    expect(text).toContain('<h1>New suggestion</h1>')
    expect(text).toContain('What should be done')
    expect(text).not.toContain('具体建议')
  })
})

const motion = '/cases/new?kind=motion'

describe('a new motion by hand', () => {
  const words = {
    title: '关于制定湿地保护条例的议案',
    background: '湿地保护。',
    analysis: '湿地面积减少。',
    demands: '制定条例。',
    authorKind: 'deputies',
    period: 'in_session',
  }

  it('is drafted by a deputy for others to sign; a delegation has a form of its own', async () => {
    const desk = site.deskOf('deputy')
    const { text } = await desk.get(motion)
    expect(text).toContain('name="cosigners"')
    expect(text).not.toContain('name="paperSigners"')
    expect(text).toContain('href="/cases/new?kind=motion&amp;act=submit"')

    const act = '/cases/new?kind=motion&act=begin_draft'
    const sent = await desk.sendTo(motion, act, { ...words, cosigners: ['p-deputy-2'], cosignBy: '2026-03-20' })
    expect(sent.status).toBe(303)
    const { caseId } = await firstFields(sent.location)
    expect((await site.deskOf('secondDeputy').get(`/cases/${caseId}`)).text).toContain('起草、联名中')
    expect((await site.deskOf('secretary').get(`/cases/${caseId}`)).status).toBe(404)
  })

  it('is entered by the secretariat from paper only with enough signatures', async () => {
    const form = '/cases/new?kind=motion&act=submit'
    const refused = await site
      .deskOf('secretary')
      .sendTo(motion, form, { ...words, leadProposer: 'p-deputy', paperSigners: ['p-deputy-2', 'p-deputy-3'] })

    expect(refused.status).toBe(409)
    expect(refused.text).toContain('须有10人，现有3人')
  })
})
