import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApi } from '#api/api.ts'
import { signIn } from '#operations/sign-in.ts'
import { openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { visiting } from '#tests/support/officer-desk.ts'
import { settleSmallCity, townPassword } from '#tests/support/small-city.ts'
import { tokenFor } from '#tests/support/test-dependencies.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const at = '2026-03-16T02:00:00.000Z'
const password = 'a kite above the dunes'
const page = '/settings/password'

describe('changing one’s own password', () => {
  it('asks for the one before, takes no common one, ends other sign-ins and keeps this one', async () => {
    const { deskOf, dependencies } = await openSite(test.db)
    const member = deskOf('member')
    const elsewhere = await tokenFor(dependencies, 'member')
    const wrong = await member.send(page, { current: 'wrong', password })
    expect(wrong.status).toBe(401)
    const common = await member.send(page, { current: townPassword, password: 'passwordpassword' })
    expect(common.status).toBe(422)
    const tried = (given: string) => signIn(test.db, at, visiting(at).chance, { login: 'member', password: given })
    expect((await tried(password)).ok).toBe(false)

    expect((await member.send(page, { current: townPassword, password })).location).toBe('/settings?done=saved')
    expect((await member.get('/inbox')).status).toBe(200)
    const me = await createApi(dependencies).request('/me', { headers: { authorization: `Bearer ${elsewhere}` } })
    expect(me.status).toBe(401)
    expect((await tried(townPassword)).ok).toBe(false)
    expect((await tried(password)).ok).toBe(true)
  })

  it('is for who is signed in alone', async () => {
    const { deskOf } = await openSite(test.db)

    expect((await deskOf(null).get(page)).location).toBe('/sign-in?next=%2Fsettings%2Fpassword')
    expect((await deskOf(null).post(page, { current: townPassword, password })).status).toBe(401)
  })

  it('is done by the API too', async () => {
    const { dependencies } = await openSite(test.db)
    const authorization = `Bearer ${await tokenFor(dependencies, 'leader')}`
    const send = (current: string) =>
      createApi(dependencies).request('/me/password', {
        method: 'PUT',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ current, password }),
      })

    expect((await send('wrong')).status).toBe(401)
    const changed = await send(townPassword)
    expect(changed.status).toBe(200)
    const { token } = await changed.json()
    const me = (authorized: string) =>
      createApi(dependencies).request('/me', { headers: { authorization: authorized } })
    expect([(await me(authorization)).status, (await me(`Bearer ${token}`)).status]).toEqual([401, 200])
  })
})
