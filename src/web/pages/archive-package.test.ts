import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyArchive } from '#operations/archive/verify-archive.ts'
import { publishLog } from '#operations/publish-log.ts'
import { beginCase, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'
import { townLogKey } from '#tests/support/test-dependencies.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>
let ended: string

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
  const one = await beginCase(test.db, '2026-03-02', { title: '关于撤回以后归档的建议' })
  await one.act(people.deputy, '2026-03-03', 'withdraw', { withdrawReason: '已经解决。' })
  ended = one.caseId
  await beginCase(test.db, '2026-03-02', { title: '关于还在办理的建议' })
})

afterAll(() => test.drop())

describe('archiving a case', () => {
  it('is an act of the case, after which its package is at hand and lists say so', async () => {
    const secretary = site.deskOf('secretary')
    expect((await secretary.get(`/cases/${ended}/archive.zip`)).status).toBe(409)

    const form = `/cases/${ended}/actions/archive`
    expect((await secretary.get(form)).text).toContain('保管期限')
    const done = await secretary.send(form, { retention: 'years_30', checked: 'yes' })
    expect(done.location, done.text).toContain('done=')

    const page = (await secretary.get(`/cases/${ended}`)).text
    expect(page).toMatch(/归档日期[\s\S]*2026-0001[\s\S]*30年[\s\S]*archive\.zip/)
    expect((await secretary.get(`/cases/${ended}/archive.zip`)).status).toBe(503)
    await publishLog(test.db, [townLogKey], () => new Date('2026-03-16T03:00:00Z'))
    const verdict = await verifyArchive(Buffer.from(await secretary.bytes(`/cases/${ended}/archive.zip`)))
    expect(verdict.faults).toEqual([])
    const list = (await secretary.get('/cases?archived=yes&column=state&column=archived')).text
    expect(list).toContain('关于撤回以后归档的建议')
    expect(list).toContain('已归档')
    expect(list).not.toContain('关于还在办理的建议')
    expect((await secretary.get('/cases?archived=no')).text).not.toContain('关于撤回以后归档的建议')
  })

  it('gives the package to nobody else, and offers it to nobody else', async () => {
    for (const who of ['assigner', 'leader'] as const) {
      expect((await site.deskOf(who).get(`/cases/${ended}/archive.zip`)).status).toBe(403)
      expect((await site.deskOf(who).get(`/cases/${ended}`)).text).not.toContain('archive.zip')
    }
    expect((await site.deskOf('deputy').get(`/cases/${ended}/archive.zip`)).status).toBe(403)
    expect((await site.deskOf('roads').get(`/cases/${ended}/archive.zip`)).status).toBe(404)
    expect((await site.deskOf(null).get(`/cases/${ended}/archive.zip`)).location).toContain('/sign-in')
  })
})
