import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { chance } from '#app/chance.ts'
import { cityApp } from '#app/city-app.ts'
import type { Dependencies } from '#http/dependencies.ts'
import { linkPath, makeLink } from '#operations/accounts/links.ts'
import { confirmationText } from '#operations/mail-text.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity, townPassword } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'

let test: TestDatabase
let dependencies: Dependencies
let app: Hono

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  dependencies = await testDependencies(test.db)
  app = cityApp(dependencies)
})

afterAll(() => test.drop())

const get = (path: string) => app.request(path, { headers: { 'sec-fetch-site': 'same-origin' } })
const Described = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({ parameters: z.array(z.looseObject({ in: z.string(), name: z.string() })).optional() }),
    ),
  ),
})
// A session is one of the congress here, a key case one of weight.
const secretName = /secret|token|password|code/i

describe('an address', () => {
  it('has no place for a secret: neither its path nor a form that is sent with it', async () => {
    const places = app.routes.flatMap(({ path }) => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name))
    expect(places.length).toBeGreaterThan(50)
    expect(places.filter((name) => secretName.test(name))).toEqual([])

    const { paths } = Described.parse(await (await get('/api/openapi.json')).json())
    const parameters = Object.values(paths).flatMap((path) =>
      Object.values(path).flatMap(({ parameters = [] }) => parameters),
    )
    expect(parameters.length).toBeGreaterThan(50)
    expect(parameters.filter((one) => one.in !== 'header' && secretName.test(one.name))).toEqual([])

    const signedIn = { cookie: `huiying_session=${await tokenFor(dependencies, 'administrator')}` }
    for (const path of ['/sign-in', '/invitation', '/new-password', '/settings', '/settings/mail/confirm', '/prove']) {
      for (const headers of [{}, signedIn]) {
        const page = await (await app.request(path, { headers })).text()
        for (const form of page.match(/<form [^>]*method="get"[\s\S]*?<\/form>/g) ?? [])
          expect(
            [...form.matchAll(/name="(\w+)"/g)].filter(([, name = '']) => secretName.test(name)),
            path,
          ).toEqual([])
      }
    }
  })

  it('of an invitation, a new password and a confirmation has its secret behind the #, which no server is sent', () => {
    const secret = '0123456789abcdef'.repeat(4)
    const place = { siteUrl: 'https://city.example', cityName: { zh: '县', en: 'Town' } }
    const mail = confirmationText(secret, 'zh', place).text
    const mailed = /https:\S+/.exec(mail)?.[0] ?? ''
    for (const address of [linkPath('invitation', secret), linkPath('password', secret), mailed]) {
      const { pathname, search, hash } = new URL(address, 'https://city.example')
      expect(`${pathname}${search}`).not.toContain(secret)
      expect(hash).toBe(`#${secret}`)
    }
  })

  it('that is given a secret all the same opens nothing by it', async () => {
    const opens = { accountId: 'a-p-deputy' }
    const at = dependencies.clock().toISOString()
    const secret = await makeLink(test.db, { at, chance }, { opens, way: 'page', minutes: 60 })
    const token = await tokenFor(dependencies, 'deputy')
    for (const path of [`/new-password/${secret}`, `/invitation/${secret}`, `/calendar/${secret}.ics`])
      expect((await get(path)).status, path).toBe(404)
    for (const path of [`/new-password?code=${secret}`, `/new-password?secret=${secret}`])
      expect(await (await get(path)).text(), path).not.toContain('name="password"')
    for (const query of [`token=${token}`, `huiying_session=${token}`, `access_token=${token}`])
      expect((await get(`/api/me?${query}`)).status, query).toBe(401)
    expect((await get(`/sign-in?login=deputy&password=${encodeURIComponent(townPassword)}`)).status).toBe(200)
    const taken = await app.request('/new-password', {
      method: 'POST',
      body: new URLSearchParams({ code: secret }),
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect(await taken.text()).toContain('name="password"')
  })
})
