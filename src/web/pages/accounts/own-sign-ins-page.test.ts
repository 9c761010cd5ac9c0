import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { later } from '#operations/accounts/later.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'
import { createSite } from '#web/site.ts'

const at = '2026-03-02T02:00:00.000Z'
let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

beforeEach(async () => {
  await test.ownerDb.deleteFrom('sign_in').execute()
})

afterAll(() => test.drop())

/** A browser where an account is signed in since a moment. */
async function browserOf(login: 'deputy' | 'member', now = at) {
  const dependencies = await testDependencies(test.db, { clock: () => new Date(at) })
  const cookie = `huiying_session=${await tokenFor(dependencies, login)}`
  const site = createSite(await testDependencies(test.db, { clock: () => new Date(now) }))
  const get = (path: string) => site.request(path, { headers: { cookie } })
  return {
    get,
    end: async (id: string) => {
      const csrf = /name="csrf" value="(\w+)"/.exec(await (await get('/settings')).text())?.[1] ?? ''
      const headers = { cookie, 'sec-fetch-site': 'same-origin' }
      const body = new URLSearchParams({ csrf, sign_in: id })
      return site.request('/settings/sign-ins/end', { method: 'POST', headers, body })
    },
  }
}

const shown = (text: string) => [...text.matchAll(/name="sign_in" value="(\w+)"/g)].map(([, id = '']) => id)

describe('one’s own sign-ins', () => {
  it('are listed with when and where they began, and one that was forgotten is ended at once', async () => {
    const desk = await browserOf('deputy')
    const forgotten = await browserOf('deputy')
    await browserOf('member')
    await test.ownerDb.updateTable('sign_in').set({ address: '198.51.100.9' }).execute()
    const text = await (await desk.get('/settings/sign-ins')).text()
    expect(shown(text)).toHaveLength(2)
    expect(text).toContain('198.51.100.9')
    expect(text).toContain('2026年3月2日 10:00')

    const [other = ''] = [...text.matchAll(/value="(\w+)" \/>\s*<span>(?:(?!<\/form>).)*<button/gs)].map(([, id]) => id)
    expect((await desk.end(other)).headers.get('location')).toBe('/settings/sign-ins?done=ended')
    expect((await forgotten.get('/inbox')).headers.get('location')).toContain('/sign-in')
    expect((await desk.get('/inbox')).status).toBe(200)
    expect((await desk.end(other)).status).toBe(404)
  })

  it('are nobody else’s to see or end', async () => {
    const desk = await browserOf('deputy')
    const other = await browserOf('member')
    const [id = ''] = shown(await (await desk.get('/settings/sign-ins')).text())

    expect(shown(await (await other.get('/settings/sign-ins')).text())).not.toContain(id)
    expect((await other.end(id)).status).toBe(404)
    expect((await desk.get('/inbox')).status).toBe(200)
  })

  it('ask for a fresh proof first', async () => {
    const desk = await browserOf('deputy', later(at, 10))
    const { token_hash } = await test.db.selectFrom('sign_in').select('token_hash').executeTakeFirstOrThrow()

    expect((await desk.get('/settings/sign-ins')).headers.get('location')).toContain('/prove')
    expect((await desk.end(token_hash)).headers.get('location')).toContain('/prove')
  })
})
