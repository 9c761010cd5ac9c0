import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleNewcomers, townRules } from '#tests/support/officer-desk.ts'
import { people, settleSmallCity, type TownPerson, townPassword } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'
import { createApi } from './api.ts'

let test: TestDatabase
let api: ReturnType<typeof createApi>
const tokens = new Map<TownPerson, string>()

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  await settleNewcomers(test.db)
  const dependencies = await testDependencies(test.db)
  api = createApi(dependencies)
  for (const person of Object.keys(people) as TownPerson[]) tokens.set(person, await tokenFor(dependencies, person))
})

afterAll(() => test.drop())

async function send(method: string, path: string, as: TownPerson | null, body?: unknown) {
  const response = await api.request(path, {
    method,
    headers: {
      ...(as === null ? {} : { authorization: `Bearer ${tokens.get(as) ?? ''}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, json: text === '' ? null : JSON.parse(text) }
}

const inviting = { personId: 'n-deputy', login: 'by-api', offices: ['deputy'], unitId: null }

describe('accounts through the API', () => {
  it('are nothing for anybody but the administrator, by any of its doors', async () => {
    const doors = [
      ['GET', '/accounts', undefined],
      ['POST', '/invitations', inviting],
      ['POST', '/invitations/many', { personIds: ['n-deputy'] }],
      ['POST', '/invitations/x/send', undefined],
      ['DELETE', '/invitations/x', undefined],
      ['POST', '/accounts/a-p-parks/disable', undefined],
      ['POST', '/accounts/a-p-parks/end-sign-ins', undefined],
      ['PUT', '/accounts/a-p-parks/roles', { offices: ['secretariat'], unitId: null }],
      ['POST', '/accounts/a-p-parks/reset-link', undefined],
    ] as const
    for (const [method, path, body] of doors) {
      expect((await send(method, path, null, body)).status, `${method} ${path}`).toBe(401)
      for (const as of ['deputy', 'secretary', 'roads', 'leader'] as const) {
        const refused = await send(method, path, as, body)
        expect(refused.status, `${method} ${path} as ${as}`).toBe(403)
        expect(refused.json.errors[0].code).toBe('officer_required')
      }
    }
  })

  it('are invited, opened by the secret of the link, given roles and disabled', async () => {
    const invited = await send('POST', '/invitations', 'administrator', inviting)
    expect(invited.status).toBe(201)
    const secret = invited.json.path.replace('/invitation#', '')
    const opened = await send('POST', '/invitations/accept', null, { secret, password: 'a bell in the harbour' })
    expect(opened.status).toBe(200)
    const { json } = await send('GET', '/accounts', 'administrator')
    const made = json.accounts.find(({ login }: { login: string }) => login === 'by-api')
    expect(made).toMatchObject({ personId: 'n-deputy', offices: ['deputy'], hasPassword: true })

    const roles = await send('PUT', `/accounts/${made.id}/roles`, 'administrator', { offices: [], unitId: null })
    expect(roles.status).toBe(204)
    expect((await send('POST', `/accounts/${made.id}/disable`, 'administrator')).status).toBe(204)
    expect((await send('POST', `/accounts/${made.id}/disable`, 'administrator')).status).toBe(409)
  })

  it('ask for a fresh proof, which the API takes too', async () => {
    await test.ownerDb.updateTable('sign_in').set({ proven_at: '2026-03-16T00:00:00Z' }).execute()
    const refused = await send('POST', '/accounts/a-p-parks/reset-link', 'administrator')
    expect(refused.json.errors[0].code).toBe('proof_needed')
    expect((await send('POST', '/sign-in/proof', 'administrator', { password: 'wrong' })).status).toBe(401)
    const proved = await send('POST', '/sign-in/proof', 'administrator', { password: townPassword })
    expect(proved.status).toBe(200)
    expect((await send('GET', '/me', 'administrator')).status).toBe(401)
    tokens.set('administrator', proved.json.token)

    const made = await send('POST', '/accounts/a-p-parks/reset-link', 'administrator')
    const secret = made.json.path.replace('/new-password#', '')
    const set = await send('POST', '/new-passwords', null, { secret, password: 'a bell in the harbour' })
    expect(set.status).toBe(200)
    expect((await send('POST', '/new-passwords', null, { secret, password: 'a bell in the harbour' })).status).toBe(410)
  })

  it('take no roles along with an invitation’s acceptance, and nothing unasked', async () => {
    const body = { secret: 'x', password: 'a bell in the harbour', offices: ['administrator'] }

    expect((await send('POST', '/invitations/accept', null, body)).status).toBe(400)
  })

  it('answer alike whoever asks for a new password', async () => {
    const known = await send('POST', '/new-passwords/ask', null, { login: 'deputy' })
    const unknown = await send('POST', '/new-passwords/ask', null, { login: 'nobody' })

    expect([known, unknown]).toEqual([
      { status: 202, json: null },
      { status: 202, json: null },
    ])
  })
})

describe('what one of three officers asked for, through the API', () => {
  const officers = { asks: 'administrator', settles: 'security_officer', audits: 'auditor' } as const
  type Officer = keyof typeof officers
  let three: ReturnType<typeof createApi>
  const held = new Map<Officer, string>()

  beforeAll(async () => {
    const { password_hash } = await test.db
      .selectFrom('account')
      .select('password_hash')
      .where('login', '=', 'deputy')
      .executeTakeFirstOrThrow()
    const rules = { ...townRules, officers: 'three' as const }
    const dependencies = await testDependencies(test.db, { accountRules: rules })
    three = createApi(dependencies)
    for (const who of Object.keys(officers) as Officer[]) {
      const person = { office: null, delegation: null, unit_id: null, name: `官员${who}`, kind: 'clerk' as const }
      await test.db
        .insertInto('person')
        .values({ id: `o-${who}`, ...person })
        .execute()
      const account = { login: `of-${who}`, unit_id: null, offices: [officers[who]], password_hash, disabled_at: null }
      await test.db
        .insertInto('account')
        .values({ id: `a-o-${who}`, person_id: `o-${who}`, made_at: null, ...account })
        .execute()
      const body = JSON.stringify({ login: `of-${who}`, password: townPassword })
      const headers = { 'content-type': 'application/json' }
      held.set(who, (await (await three.request('/sign-in', { method: 'POST', headers, body })).json()).token)
    }
  })

  async function ask(who: Officer, method: string, path: string, body?: unknown) {
    const headers = { authorization: `Bearer ${held.get(who) ?? ''}`, 'content-type': 'application/json' }
    const answer = await three.request(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, json: text === '' ? null : JSON.parse(text) }
  }

  it('waits, is listed, and is settled by the second alone, who is told the link this once', async () => {
    const asked = { personId: 'n-roads', login: 'of-the-roads', offices: [], unitId: 'roads' }
    expect((await ask('asks', 'POST', '/invitations', asked)).status).toBe(202)
    const { json } = await ask('asks', 'GET', '/grants')
    expect(json.grants).toMatchObject([
      { act: 'invite', login: 'of-the-roads', askedBy: '官员asks', roles: { offices: [], unitId: 'roads' } },
    ])
    const path = `/grants/${json.grants[0].id}`
    for (const who of ['asks', 'audits'] as const)
      for (const how of ['approve', 'refuse']) expect((await ask(who, 'POST', `${path}/${how}`)).status, who).toBe(403)
    expect((await ask('audits', 'GET', '/grants')).status).toBe(403)
    expect((await three.request('/grants')).status).toBe(401)

    const settled = await ask('settles', 'POST', `${path}/approve`)
    expect([settled.status, settled.json.login]).toEqual([200, 'of-the-roads'])
    expect(settled.json.path).toMatch(/^\/invitation#\w{64}$/)
    expect((await ask('settles', 'POST', `${path}/approve`)).status).toBe(409)
    expect((await ask('settles', 'GET', '/grants')).json.grants).toEqual([])
  })

  it('is turned down, and nothing of it is done', async () => {
    expect(
      (await ask('asks', 'PUT', '/accounts/a-p-parks/roles', { offices: ['secretariat'], unitId: null })).status,
    ).toBe(202)
    const [grant] = (await ask('settles', 'GET', '/grants')).json.grants
    expect(grant).toMatchObject({ act: 'change_roles', login: 'parks', roles: { offices: ['secretariat'] } })

    expect((await ask('settles', 'POST', `/grants/${grant.id}/refuse`)).status).toBe(204)
    const { offices } = await test.db
      .selectFrom('account')
      .select('offices')
      .where('id', '=', 'a-p-parks')
      .executeTakeFirstOrThrow()
    expect(offices).toEqual([])
  })
})
