import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityApp } from '#app/city-app.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies, townLogKey } from '#tests/support/test-dependencies.ts'

let test: TestDatabase
let app: ReturnType<typeof cityApp>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  app = cityApp(await testDependencies(test.db, { witnessing: { key: townLogKey, logs: [] } }))
})

afterAll(() => test.drop())

/** As somebody sends it who does not say beforehand how long it is. */
const sent = (bytes: number) =>
  app.request('/witness/add-checkpoint', {
    method: 'POST',
    body: new Blob(['x'.repeat(bytes)]).stream(),
    duplex: 'half',
  } as RequestInit)

describe('what a witness is asked', () => {
  it('is too much from 100,001 bytes on, whether its length is told or not, and no fault of ours', async () => {
    expect((await sent(100_000)).status).toBe(400)
    expect((await sent(100_001)).status).toBe(413)
  })
})
