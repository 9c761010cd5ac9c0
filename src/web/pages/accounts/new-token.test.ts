import { afterAll, beforeAll, expect, it } from 'vitest'
import { createApi } from '#api/api.ts'
import type { Dependencies } from '#http/dependencies.ts'
import { hiddenFields } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { audited } from '#tests/support/officer-desk.ts'
import { settleSmallCity, townPassword } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'
import { createSite } from '#web/site.ts'

let test: TestDatabase
let dependencies: Dependencies

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  dependencies = await testDependencies(test.db)
})

afterAll(() => test.drop())

const isSignedIn = async (token: string) => {
  const headers = { authorization: `Bearer ${token}` }
  return (await createApi(dependencies).request('/me', { headers })).status === 200
}

/** Sends a form in a browser that is signed in by a token, and tells the token it is given. */
async function send(token: string, path: string, fields: Record<string, string>) {
  const site = createSite(dependencies)
  const headers = { cookie: `huiying_session=${token}`, 'sec-fetch-site': 'same-origin' }
  const { csrf = '' } = hiddenFields(await (await site.request('/prove', { headers })).text())
  const body = new URLSearchParams({ csrf, ...fields })
  const answer = await site.request(path, { method: 'POST', headers, body })
  const given = /huiying_session=([0-9a-f]{64})/.exec(answer.headers.getSetCookie().join())?.[1] ?? ''
  return { status: answer.status, location: answer.headers.get('location'), given, csrf }
}

it('a proof by password gives the sign-in another token, by which open forms go on, and the one before opens nothing', async () => {
  const before = await tokenFor(dependencies, 'secretary')
  const elsewhere = await tokenFor(dependencies, 'secretary')
  const proved = await send(before, '/prove', { password: townPassword, next: '/cases' })
  expect(proved).toMatchObject({ status: 303, location: '/cases' })
  expect(await isSignedIn(before)).toBe(false)
  expect(await isSignedIn(proved.given)).toBe(true)
  expect(await isSignedIn(elsewhere)).toBe(true)
  const again = await send(proved.given, '/prove', { password: townPassword, csrf: proved.csrf })
  expect(again).toMatchObject({ status: 303, location: '/inbox' })
})

it('a wrong password gives no token and ends none', async () => {
  const before = await tokenFor(dependencies, 'roads')
  expect(await send(before, '/prove', { password: 'wrong' })).toMatchObject({ status: 401, given: '' })
  expect(await isSignedIn(before)).toBe(true)
})

it('of two proofs at once by one token one is taken', async () => {
  const before = await tokenFor(dependencies, 'leader')
  const both = await Promise.all([1, 2].map(() => send(before, '/prove', { password: townPassword })))
  expect(both.map(({ given }) => given !== '').sort()).toEqual([false, true])
})

it('signing in over a sign-in ends the one before, also somebody else’s, and the audit has it; a failed one ends none', async () => {
  const before = await tokenFor(dependencies, 'member')
  expect((await send(before, '/sign-in', { login: 'deputy', password: 'wrong' })).status).toBe(401)
  expect(await isSignedIn(before)).toBe(true)

  const entered = await send(before, '/sign-in', { login: 'deputy', password: townPassword })
  expect(entered.status).toBe(303)
  expect(await isSignedIn(before)).toBe(false)
  expect(await isSignedIn(entered.given)).toBe(true)
  const told = (await audited(test.db)).slice(-2)
  expect(told).toMatchObject([
    { act: 'signed_out', account_id: 'a-p-member' },
    { act: 'signed_in', account_id: 'a-p-deputy' },
  ])
})

it('the API gives another token for a proof, and to a browser its cookie too', async () => {
  const prove = (headers: Record<string, string>) =>
    createApi(dependencies).request('/sign-in/proof', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ password: townPassword }),
    })
  const before = await tokenFor(dependencies, 'parks')
  const byProgram = await prove({ authorization: `Bearer ${before}` })
  const { token } = await byProgram.json()
  expect(byProgram.headers.getSetCookie()).toEqual([])
  expect([await isSignedIn(before), await isSignedIn(token)]).toEqual([false, true])

  const byBrowser = await prove({ cookie: `huiying_session=${token}`, 'sec-fetch-site': 'same-origin' })
  expect(byBrowser.headers.getSetCookie().join()).toContain(`huiying_session=${(await byBrowser.json()).token}`)
  expect(await isSignedIn(token)).toBe(false)
})
