import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityApp } from '#app/city-app.ts'
import { recordAudit } from '#operations/audit/record-audit.ts'
import { beginCase, type Desk, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { tokenFor } from '#tests/support/test-dependencies.ts'

let test: TestDatabase
let deskOf: (who: TownPerson | null) => Desk
let auditor: Desk
let app: ReturnType<typeof cityApp>
let tokenOf: (who: TownPerson) => Promise<string>

/** The town's parks bureau lends its person as auditor. */
beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const lent = { offices: ['auditor'], unit_id: null }
  await test.ownerDb.updateTable('account').set(lent).where('login', '=', 'parks').execute()
  const site = await openSite(test.db)
  deskOf = site.deskOf
  auditor = deskOf('parks')
  app = cityApp(site.dependencies)
  const tokens = new Map<TownPerson, string>()
  tokenOf = async (who) => {
    const token = tokens.get(who) ?? (await tokenFor(site.dependencies, who))
    tokens.set(who, token)
    return token
  }
})

afterAll(() => test.drop())

let asked = 0
const formType = 'application/x-www-form-urlencoded'

/** Asks a page or an operation, with nothing filled in where nothing is given. */
const ask = async (who: TownPerson, method: string, path: string, body?: unknown) => {
  asked += 1
  const isApi = path.startsWith('/api/')
  const headers = {
    ...{ authorization: `Bearer ${await tokenOf(who)}`, 'content-type': isApi ? 'application/json' : formType },
    'idempotency-key': `audit-${asked}`,
  }
  return app.request(path, {
    method,
    headers,
    ...(method === 'GET' ? {} : { body: isApi ? JSON.stringify(body ?? {}) : '' }),
  })
}

/** A published case that one unit has, which has not signed for it. */
async function givenTo(leadUnit: string) {
  const one = await beginCase(test.db, '2026-03-02')
  await one.act(people.secretary, '2026-03-03', 'register')
  await one.act(people.secretary, '2026-03-03', 'file')
  await one.act(people.assigner, '2026-03-04', 'assign', { leadUnit })
  return one
}

const acts = async () =>
  (await test.db.selectFrom('audit_entry').selectAll().orderBy('seq').execute()).map(
    ({ act, account_id, detail }) => `${account_id} ${act} ${JSON.stringify(detail)}`,
  )

describe('the audit', () => {
  it('is read by the auditor alone, on its page, as a file and by the API', async () => {
    for (const who of ['administrator', 'secretary', 'leader', 'deputy', 'roads', 'parks'] as const) {
      const may = who === 'parks'
      expect((await deskOf(who).get('/audit')).status, who).toBe(may ? 200 : 403)
      expect((await deskOf(who).get('/audit.csv')).status, who).toBe(may ? 200 : 403)
      expect((await ask(who, 'GET', '/api/audit')).status, who).toBe(may ? 200 : 403)
    }
    expect((await deskOf(null).get('/audit')).location).toBe('/sign-in?next=%2Faudit')
    expect((await auditor.get('/accounts')).status).toBe(403)
  })

  it('tells who was refused what', async () => {
    await deskOf('secretary').get('/accounts/a-p-deputy')

    expect(await acts()).toContain('a-p-secretary refused {"path":"/accounts/a-p-deputy","method":"GET"}')
  })

  it('tells who tries addresses of what is not theirs or not there, in the same words, and no secret of an address', async () => {
    const { caseId } = await beginCase(test.db, '2026-03-02', { title: '只有自己知道的建议', publishText: false })
    for (const path of [`/cases/${caseId}`, '/cases/nobody-has-this', `/calendar/${'a'.repeat(64)}.ics`])
      expect((await deskOf('water').get(path)).status, path).toBe(404)

    const told = (await acts()).filter((one) => one.startsWith('a-p-water not_shown'))
    expect(told).toEqual([
      `a-p-water not_shown {"path":"/cases/${caseId}","method":"GET"}`,
      'a-p-water not_shown {"path":"/cases/nobody-has-this","method":"GET"}',
    ])
  })

  it('tells of every address of a thing, whichever route it has, and of none that there is no route for', async () => {
    const routes = new Map(app.routes.map(({ method, path }) => [`${method} ${path}`, { method, path }]))
    const things = [...routes.values()].filter(
      ({ method, path }) => method !== 'ALL' && /^(?!\/assets).*\/:/.test(path),
    )
    const refused: string[] = []
    for (const { method, path } of things) {
      const asked = path
        .replace(/\/:file\{.*/, '/1.tlog-proof')
        .replace(/:\w+\{\(?([\w-]+)[^}]*\}+/g, '$1')
        .replace('/:how', '/approve')
        .replace(/\/:[^/]+/g, '/no-such-thing')
      const { status } = await ask('water', method, asked)
      if (status === 403 || status === 404)
        refused.push(`${status === 403 ? 'refused' : 'not_shown'} ${JSON.stringify({ path: asked, method })}`)
    }
    for (const path of ['/no-such-page', '/cases/one/no-such-page', '/api/no-such-operation'])
      await ask('water', 'GET', path)

    const told = (
      await test.db.selectFrom('audit_entry').selectAll().where('account_id', '=', 'a-p-water').execute()
    ).map(({ act, detail }) => `${act} ${JSON.stringify(detail)}`)
    expect(refused.length).toBeGreaterThan(50)
    expect(refused.filter((one) => !told.includes(one))).toEqual([])
    expect(told.filter((one) => /no-such-(page|operation)/.test(one))).toEqual([])
    for (const kind of [
      '/log/receipts/',
      '/batch/',
      '/api/batches/',
      '/api/grants/',
      '/api/invitations/',
      '/accounts/grants/',
    ])
      expect(
        refused.some((one) => one.includes(`"${kind}`)),
        kind,
      ).toBe(true)
  })

  it('tells of each case in a batch that was refused for want of a right, and of none that was taken or filled in wrongly', async () => {
    const [own, others] = [await givenTo('roads'), await givenTo('parks')]
    const items = [own, others].map((one) => ({ case: one.caseId, instance: '', seenVersion: one.version() }))
    const asked = { procedure: 'suggestion', action: 'sign_for', items }
    const answer = await ask('roads', 'POST', '/api/batches', asked)
    expect(answer.status).toBe(201)
    const { batch } = (await answer.json()) as { readonly batch: string }
    const seen = (await (await ask('roads', 'GET', `/api/batches/${batch}`)).json()) as {
      readonly items: readonly unknown[]
    }
    await ask('roads', 'POST', `/api/batches/${batch}/continue`)

    expect(seen.items).toMatchObject([{ state: 'done' }, { state: 'refused' }])
    expect((await acts()).filter((one) => one.includes('sign_for'))).toEqual([
      `a-p-roads refused {"path":"/cases/${others.caseId}/actions/sign_for","batch":"${batch}","method":"POST"}`,
    ])
    // Whose batch it is alone sees what came of it; others' tries are told as well.
    expect((await ask('water', 'GET', `/api/batches/${batch}`)).status).toBe(404)
    expect(await acts()).toContain(`a-p-water not_shown {"path":"/api/batches/${batch}","method":"GET"}`)
  })

  it('tells who took which file away, and not what they searched for', async () => {
    await beginCase(test.db, '2026-03-02')
    await deskOf('secretary').get('/exports/cases.csv?q=机密的查询')

    const told = await acts()
    expect(told).toContain('a-p-secretary downloaded {"path":"/exports/cases.csv","method":"GET"}')
    expect(told.join('\n')).not.toContain('机密的查询')
  })

  it('tells that it was itself taken away, and asks for a fresh proof before', async () => {
    await auditor.get('/audit.csv')
    expect((await acts()).some((told) => told.startsWith('a-p-parks audit_exported'))).toBe(true)
    await test.ownerDb
      .updateTable('sign_in')
      .set({ proven_at: '2026-03-16T01:40:00Z' })
      .where('account_id', '=', 'a-p-parks')
      .execute()

    expect((await auditor.get('/audit.csv')).location).toBe('/prove?next=%2Faudit')
    expect((await auditor.get('/audit')).status).toBe(200)
    await test.ownerDb.updateTable('sign_in').set({ proven_at: '2026-03-16T02:00:00Z' }).execute()
  })

  it('10 runs no formula and no script that somebody got into it', async () => {
    const detail = { path: '<script>alert(1)</script>' }
    await recordAudit(test.db, { act: 'refused', at: '2026-03-16T02:00:00Z', by: null, address: '=1+1', detail })

    expect((await auditor.get('/audit.csv')).text).toContain(",'=1+1,")
    expect((await auditor.get('/audit')).text).not.toContain('<script>alert')
  })

  it('is narrowed by what happened, to whom, and the day', async () => {
    const signedIn = await auditor.get('/audit?act=signed_in&login=secretary&from=2026-03-16&to=2026-03-16')
    expect(signedIn.text.match(/data-row/g)?.length).toBeGreaterThanOrEqual(1)
    expect(signedIn.text).not.toContain('苗禾川')

    expect((await auditor.get('/audit?act=signed_in&to=2026-03-15')).text).toContain('没有符合的记录')
  })

  it('tells times by the clock of the place, and ways, reasons and offices by their names', async () => {
    const told = { by: null, about: 'a-p-roads' }
    const at = '2026-03-18T16:05:06.789Z'
    const why = { way: 'oidc', why: 'passkey_demanded' }
    await recordAudit(test.db, { ...told, act: 'sign_in_failed', at, detail: why })
    const roles = { before: ['leader'], after: ['auditor', 'roads'] }
    await recordAudit(test.db, { ...told, act: 'roles_changed', at, detail: roles })
    await recordAudit(test.db, { ...told, act: 'passkey_added', at, detail: { name: 'passkey' } })

    const { text } = await auditor.get('/audit?from=2026-03-19&to=2026-03-19')
    expect(text.match(/data-row/g)).toHaveLength(3)
    expect(text).toContain('2026-03-19 00:05:06')
    expect(text).toContain('方式：统一身份认证；原因：只能用通行密钥')
    expect(text).toContain('原角色：领导；新角色：审计管理员、roads')
    expect(text, 'a name somebody gave is no code').toContain('名称：passkey')
    expect((await auditor.get('/audit?from=2026-03-18&to=2026-03-18')).text).toContain('没有符合的记录')

    const file = (await auditor.get('/audit.csv?from=2026-03-19')).text
    expect(file, 'the file keeps the instant').toContain(at)
  })

  it('is what its reader is there for: their inbox does not say that they have raised nothing yet', async () => {
    expect((await auditor.get('/inbox')).text).not.toContain('我提出或联名的')
    expect((await deskOf('secondDeputy').get('/inbox')).text).toContain('您还没有提出或联名的件。')
  })
})
