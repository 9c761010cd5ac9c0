import { afterAll, beforeAll, expect, it } from 'vitest'
import { until } from '#tests/faults/until.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { connect } from './connect.ts'
import { inOneReading } from './one-reading.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
})

afterAll(() => test.drop())

it('leaves half of the connections to everybody else, however many read slowly', async () => {
  const db = connect(test.url, { max: 4 })
  const begun: (() => void)[] = []
  const read = () => inOneReading(db, () => new Promise<void>((resolve) => begun.push(resolve)))
  const reading = Array.from({ length: 5 }, read)
  await until(() => begun.length === 2, 'two read')

  const asked = await Promise.all([1, 2].map(() => db.selectFrom('city').select('id').execute()))
  expect(asked).toHaveLength(2)
  expect(begun).toHaveLength(2)

  for (let ended = 0; ended < 5; ended += 1) {
    await until(() => begun.length > ended, 'the next has its turn')
    begun[ended]?.()
  }
  await Promise.all(reading)
  await db.destroy()
})

it('gives its turn on where a reading fails', async () => {
  const db = connect(test.url, { max: 2 })
  const failing = inOneReading(db, () => Promise.reject(new Error('broken off')))
  await expect(failing).rejects.toThrow('broken off')
  expect(await inOneReading(db, async () => 'read')).toBe('read')
  await db.destroy()
})

it('ends what is read for longer than its minutes, and gives its turn on', async () => {
  const db = connect(test.url, { max: 2 })
  const slow = inOneReading(
    db,
    async (tx) => {
      await new Promise((resolve) => setTimeout(resolve, 400))
      return tx.selectFrom('city').select('id').execute()
    },
    { minutes: 0.002 },
  )
  await expect(slow).rejects.toThrow()
  expect(await inOneReading(db, async () => 'read')).toBe('read')
  await db.destroy()
})
