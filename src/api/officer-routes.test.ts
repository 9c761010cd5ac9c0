import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleNewcomers } from '#tests/support/officer-desk.ts'
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
    const secret = invited.json.path.replace('/invitation/', '')
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
    const secret = made.json.path.replace('/new-password/', '')
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
