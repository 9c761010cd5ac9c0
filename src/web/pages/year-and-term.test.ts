import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listPassing, passCases } from '#operations/year-and-term.ts'
import { findCaseFile } from '#store/case-files.ts'
import { assignedCase, issueAnswer, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
})

afterAll(() => test.drop())

/** Answered with a promise and tracked. */
async function trackedCase(title: string) {
  const one = await assignedCase(test.db, { title })
  await one.act(people.parks, '2026-03-06', 'give_joint_opinion', { opinion: '同意' })
  await one.act(people.roads, '2026-03-09', 'draft_reply', { text: '收悉。' })
  await issueAnswer(one, '2026-03-10', { outcome: 'planned', doneBy: '2027-06-01', publication: 'full' })
  const delivery = `1/${people.deputy.personId}`
  await one.act(people.deputy, '2026-03-11', 'rate', { attitude: 'satisfied', result: 'satisfied' }, delivery)
  await one.act(people.secretary, '2026-03-12', 'track')
  return one
}

const typesOf = async (caseId: string) => (await findCaseFile(test.db, caseId))?.events.map((event) => event.type) ?? []

describe('the end of a year', () => {
  it('carries every promise whose day has come, on an authority, each on its own record and once', async () => {
    const one = await trackedCase('关于结转的建议')
    site.setDay('2026-12-30')
    expect((await site.deskOf('secretary').get('/year-and-term')).text).not.toContain('结转这')
    site.setDay('2026-12-31')
    const desk = site.deskOf('secretary')
    const { text } = await desk.get('/year-and-term')
    expect(text).toContain('县道路局')
    expect(text).toContain('关于结转的建议')

    const cases = [{ caseId: one.caseId, version: one.version() }]
    const context = acting(people.secretary, '2026-12-31')
    const without = await passCases(test.db, context, 'carry_over', {}, cases)
    expect(without).toMatchObject({ ok: false, refusal: [{ code: 'field_missing', field: 'authority' }] })
    const done = await passCases(test.db, context, 'carry_over', { authority: '第22条' }, cases)
    expect(done).toEqual({ ok: true, value: { passed: 1, left: 0 } })
    const again = await passCases(test.db, context, 'carry_over', { authority: '第22条' }, cases)
    expect(again).toEqual({ ok: true, value: { passed: 0, left: 1 } })
    const events = (await findCaseFile(test.db, one.caseId))?.events ?? []
    expect(events.filter((event) => event.type === 'carried_over')).toMatchObject([
      { fields: { carriedTo: 2027, authority: '第22条' }, state: 'tracking' },
    ])
    expect((await desk.get('/year-and-term')).text).toContain('现在没有需要结转的')
  })

  it('is the secretariat’s to carry over', async () => {
    for (const who of [people.assigner, people.leader, people.roads, people.deputy]) {
      for (const passage of ['carry_over', 'change_term'] as const) {
        expect(await listPassing(test.db, acting(who, '2026-12-31'), passage)).toMatchObject({ ok: false })
        expect(await passCases(test.db, acting(who, '2026-12-31'), passage, { authority: '第22条' }, [])).toMatchObject(
          {
            ok: false,
            refusal: [{ code: 'passage_not_allowed' }],
          },
        )
      }
    }
    expect((await site.deskOf('roads').get('/year-and-term')).status).toBe(403)
  })
})

describe('a new term', () => {
  it('goes on with every unfinished case, with a written explanation, and drops or moves none', async () => {
    const open = await assignedCase(test.db, { title: '关于换届的建议' })
    const before = await findCaseFile(test.db, open.caseId)
    site.setDay('2027-01-20')
    const desk = site.deskOf('secretary')
    const form = await desk.get('/year-and-term')
    expect(form.text).toContain('关于换届的建议')
    const found = await listPassing(test.db, acting(people.secretary, '2027-01-20'), 'change_term')
    if (!found.ok) throw new Error('not allowed')
    const cases = found.value.cases.map(({ caseId, version }) => `${caseId} ${version}`)
    const asked = {
      passage: 'change_term',
      case: cases,
      termEnded: '三届',
      termBegun: '四届',
      termExplanation: '继续办理，答复原提出人。',
      authority: '第19条、第22条',
    }
    const faulty = await desk.send('/year-and-term', { ...asked, termExplanation: '' })
    expect(faulty.status).toBe(422)
    expect((await typesOf(open.caseId)).includes('term_changed')).toBe(false)
    const sent = await desk.send('/year-and-term', asked)
    expect(sent.location).toBe(`/year-and-term?passed=${cases.length}&left=0`)

    const after = await findCaseFile(test.db, open.caseId)
    const added = after?.events.slice(before?.events.length) ?? []
    expect(added).toMatchObject([{ type: 'term_changed', state: 'in_handling', clocks: [] }])
    const again = await desk.send('/year-and-term', asked)
    expect(again.location).toBe(`/year-and-term?passed=0&left=${cases.length}`)
  })
})
