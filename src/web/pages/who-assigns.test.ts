import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginCase, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>
/** Accepted and to be assigned, by when it was raised. */
const cases = { inSession: '', betweenSessions: '' }

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
  cases.inSession = await filed({ title: '关于会上提出的事', period: 'in_session', session: 's-1' })
  cases.betweenSessions = await filed({ title: '关于平时提出的事', period: 'between_sessions' })
})

afterAll(() => test.drop())

async function filed(fields: Record<string, string>): Promise<string> {
  const one = await beginCase(test.db, '2026-03-02', fields)
  await one.act(people.secretary, '2026-03-03', 'register')
  await one.act(people.secretary, '2026-03-04', 'file')
  return one.caseId
}

const read = async (who: TownPerson, path: string, language: 'zh' | 'en' = 'zh') =>
  (await site.deskOf(who).get(path, language)).text
const assignForm = (caseId: string) => `/cases/${caseId}/actions/assign`

describe('who assigns, on the pages', () => {
  it('is named on the case while it waits to be assigned, in session another than between sessions', async () => {
    const inSession = await read('leader', `/cases/${cases.inSession}`)
    const between = await read('leader', `/cases/${cases.betweenSessions}`)

    expect(inSession).toContain('大会秘书处、交办机构')
    expect(between).toContain('代表工作机构、交办机构')
    expect(between).not.toContain('大会秘书处')
    expect(await read('leader', `/cases/${cases.inSession}`, 'en')).toContain('Session&#39;s secretariat')
  })

  it('has it in its inbox, and nobody else does', async () => {
    const inboxes = await Promise.all(
      (['sessionSecretary', 'secretary', 'assigner', 'chairs'] as const).map(async (who) => {
        const text = await read(who, '/inbox?procedure=suggestion&action=assign')
        return [who, text.includes('关于会上提出的事'), text.includes('关于平时提出的事')]
      }),
    )

    expect(inboxes).toEqual([
      ['sessionSecretary', true, false],
      ['secretary', false, true],
      ['assigner', true, true],
      ['chairs', false, false],
    ])
  })

  it('is said to whoever may not, in both languages', async () => {
    const refused = async (who: TownPerson, caseId: string) => site.deskOf(who).get(assignForm(caseId))

    expect(await refused('secretary', cases.inSession)).toMatchObject({
      status: 403,
      text: expect.stringContaining('只有大会秘书处、交办机构可以进行这项操作。'),
    })
    expect(await refused('sessionSecretary', cases.betweenSessions)).toMatchObject({
      status: 403,
      text: expect.stringContaining('只有代表工作机构、交办机构可以进行这项操作。'),
    })
    expect(await read('chairs', assignForm(cases.inSession), 'en')).toContain(
      'Only the session&#39;s secretariat or the assigning office can do this.',
    )
  })

  it('assigns by the form, and stands on the case as what it is', async () => {
    const form = assignForm(cases.inSession)
    const sent = await site.deskOf('sessionSecretary').send(form, { leadUnit: 'roads' })

    expect(sent.status).toBe(303)
    expect(await read('leader', `/cases/${cases.inSession}`)).toContain('大会秘书处、时会之')
  })
})
