import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityApp } from '#app/city-app.ts'
import type { Dependencies } from '#http/dependencies.ts'
import { makeResetLink } from '#operations/accounts/new-password.ts'
import { signIn } from '#operations/sign-in.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { officing } from '#tests/support/officer-desk.ts'
import { settleSmallCity, townPassword } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'

let test: TestDatabase
let dependencies: Dependencies
let pages: readonly { readonly path: string; readonly text: string }[] = []

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  dependencies = await testDependencies(test.db)
  const app = cityApp(dependencies)
  const cookie = `huiying_session=${await tokenFor(dependencies, 'administrator')}`
  const made = await makeResetLink(test.db, officing('administrator', '2026-03-16T02:00:00.000Z'), 'a-p-deputy')
  const link = made.ok ? made.value.link : ''
  pages = await Promise.all(
    [
      { path: '/sign-in', cookie: '' },
      { path: '/forgotten-password', cookie: '' },
      { path: '/new-password', cookie: '', code: link },
      { path: '/settings/password', cookie },
      { path: '/prove?next=%2Finbox', cookie },
    ].map(async ({ path, cookie: held, code }) => {
      const headers = { cookie: held, 'sec-fetch-site': 'same-origin' }
      const sent = code === undefined ? {} : { method: 'POST', body: new URLSearchParams({ code }) }
      return { path, text: await (await app.request(path, { ...sent, headers })).text() }
    }),
  )
})

afterAll(() => test.drop())

const boxesIn = (text: string): readonly string[] => text.match(/<input[^>]*>/g) ?? []
const nameOf = (box: string): string => /name="([^"]*)"/.exec(box)?.[1] ?? ''

describe('a box for a password', () => {
  it('hides what is typed, says to password managers which one it is, and stands in the way of no paste or length', () => {
    const boxes = pages
      .flatMap(({ text }) => boxesIn(text))
      .filter((box) => ['password', 'current'].includes(nameOf(box)))
    expect(boxes).toHaveLength(5)
    for (const box of boxes) {
      expect(box).toContain('type="password"')
      expect(box).toMatch(/autocomplete="(current|new)-password"/)
      expect(box).not.toMatch(/maxlength|pattern=|readonly|disabled|on\w+=/)
    }
  })

  it('for a password one sets has the user name beside it or is asked for together with the one before', () => {
    const setting = pages.filter(({ text }) => text.includes('autocomplete="new-password"'))
    expect(setting).toHaveLength(2)
    for (const { text } of setting) expect(text).toMatch(/autocomplete="(username|current-password)"/)
  })
})

describe('the pages about passwords', () => {
  it('ask for a user name and passwords, for no hint and no answer to a question', () => {
    const shown = pages.flatMap(({ text }) => boxesIn(text)).filter((box) => !box.includes('type="hidden"'))
    const asked = new Set(shown.map(nameOf))
    for (const frame of ['', 'q']) asked.delete(frame)
    expect([...asked].toSorted()).toEqual(['current', 'login', 'password'])
  })
})

describe('a password', () => {
  it('stays good for ten years: nobody is made to change it', async () => {
    const context = { login: 'deputy', password: townPassword }
    const signed = await signIn(test.db, '2036-03-16T02:00:00.000Z', dependencies.chance, context)
    expect(signed.ok).toBe(true)
    const later = cityApp({ ...dependencies, clock: () => new Date('2036-03-16T02:00:00Z') })
    const cookie = `huiying_session=${signed.ok ? signed.value.token : ''}`
    expect((await later.request('/settings', { headers: { cookie } })).status).toBe(200)
  })
})
