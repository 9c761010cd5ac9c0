import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '#store/connect.ts'
import type { Db } from '#store/schema.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies } from '#tests/support/test-dependencies.ts'
import { cityApp } from './city-app.ts'

let test: TestDatabase
/** A city whose database is at an address where nobody listens. */
let cutOff: ReturnType<typeof cityApp>
let nowhere: Db

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  nowhere = connect('postgres://nobody:nothing@127.0.0.1:1/nowhere', { patience: { connectMs: 500, questionMs: 500 } })
  cutOff = cityApp({ ...(await testDependencies(test.db)), db: nowhere })
})

afterAll(async () => {
  await nowhere.destroy()
  await test.drop()
})

const signedIn = { authorization: `Bearer ${'0'.repeat(64)}` }

describe('while the database cannot be reached', () => {
  it.each([
    ['zh', '系统暂时连不上数据库', '可能已经保存，也可能没有'],
    ['en', 'The database cannot be reached just now', 'look before you send it again'],
  ])('a page says so in the language of its reader (%s)', async (language, title, text) => {
    const answer = await cutOff.request('/public/cases', { headers: { 'accept-language': language } })
    const page = await answer.text()

    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(page).toContain(`<h1>${title}</h1>`)
    expect(page).toContain(text)
  })

  it('the API answers with a problem that tells programs when to ask again', async () => {
    const answer = await cutOff.request('/api/cases', { headers: { ...signedIn, 'accept-language': 'en' } })

    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(await answer.json()).toMatchObject({
      type: '/problems/database_unreachable',
      title: 'The database cannot be reached just now',
      status: 503,
    })
  })

  it.each(['/healthz', '/log/checkpoint'])('%s says so without a page', async (path) => {
    const answer = await cutOff.request(path)

    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
  })
})

describe('a question the database does not finish', () => {
  it('is answered with 503 in time, and the next one is asked as ever', async () => {
    const impatient = connect(test.url, { max: 1, patience: { connectMs: 500, questionMs: 300 } })
    const app = cityApp({ ...(await testDependencies(test.db)), db: impatient })
    await test.ownerDb
      .transaction()
      .execute(async (tx) => {
        await sql`lock table city in access exclusive mode`.execute(tx)
        expect((await app.request('/healthz')).status).toBe(503)
      })
      .catch((fault: unknown) => expect(fault).toBeUndefined())
    const after = await app.request('/healthz')
    await impatient.destroy()

    expect(after.status).toBe(200)
  })
})

describe('a fault of ours', () => {
  it('is no trouble of the database', async () => {
    const app = cityApp({
      ...(await testDependencies(test.db)),
      clock: () => {
        throw new Error('ours')
      },
    })

    expect((await app.request('/public/cases')).status).toBe(500)
    expect((await app.request('/api/cases')).status).toBe(500)
  })
})
