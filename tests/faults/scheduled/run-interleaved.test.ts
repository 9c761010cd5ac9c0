import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { databaseTrouble } from '#store/database-trouble.ts'
import type { Db } from '#store/schema.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { randomFrom } from '../form.ts'
import { openSeat, type Seat } from './held-seat.ts'
import { Interleavings } from './interleavings.ts'
import { oneInCircle } from './lock-waits.ts'
import { type Run, runInterleaved } from './run-interleaved.ts'

let test: TestDatabase
let seats: readonly Seat[] = []

beforeAll(async () => {
  test = await createTestDatabase()
  await sql`create table counted (id int primary key, n int not null)`.execute(test.ownerDb)
  seats = await Promise.all([0, 1, 2].map(() => openSeat(test.ownerUrl)))
})

afterAll(async () => {
  for (const seat of seats) await seat.close()
  await test.drop()
})

beforeEach(async () => {
  await setBack()
})

async function setBack(): Promise<void> {
  await sql`truncate counted`.execute(test.ownerDb)
  await sql`insert into counted values (1, 0), (2, 0)`.execute(test.ownerDb)
}

const read = async (db: Db, id = 1): Promise<number> =>
  (await sql<{ n: number }>`select n from counted where id = ${id}`.execute(db)).rows[0]?.n ?? 0
const write = (db: Db, n: number) => sql`update counted set n = ${n} where id = 1`.execute(db)
const addOne = (db: Db, id: number) => sql`update counted set n = n + 1 where id = ${id}`.execute(db)

const asks =
  (times: number) =>
  async (db: Db): Promise<void> => {
    for (let nth = 0; nth < times; nth += 1) await sql`select 1`.execute(db)
  }

/** Runs every interleaving there is, or the first so many. */
async function everyWay<Outcome>(
  acts: readonly ((db: Db) => Promise<Outcome>)[],
  judge: (run: Run<Outcome>) => Promise<void> | void,
  most = Number.POSITIVE_INFINITY,
): Promise<Interleavings> {
  const ways = new Interleavings(randomFrom(1))
  while (!ways.isWhole && ways.runs < most) {
    await setBack()
    const way = ways.next()
    const run = await runInterleaved(seats, acts, test.ownerDb, (points, held) => ways.choose(way, points, held))
    ways.learn(way, run.points)
    await judge(run)
  }
  return ways
}

describe('statements of several, one at a time', () => {
  it('are run in every order that leaves each one’s own order alone', async () => {
    const two = await everyWay([asks(3), asks(3)], ({ points }) => expect(points).toHaveLength(6))
    const three = await everyWay([asks(2), asks(2), asks(1)], ({ points }) => expect(points).toHaveLength(5))

    expect(two).toMatchObject({ distinct: 20, strayed: [] })
    expect(three).toMatchObject({ distinct: 30, strayed: [] })
  })

  it('double what is looked up first and written then, in exactly the orders in which both look before either writes', async () => {
    const ends = new Map<string, number>()
    const lookThenWrite = async (db: Db) => write(db, (await read(db)) + 1)
    await everyWay([lookThenWrite, lookThenWrite], async ({ points }) => {
      ends.set(points.map(({ chosen }) => chosen).join(''), await read(test.ownerDb))
    })

    expect(Object.fromEntries(ends)).toEqual({ '0011': 2, '1100': 2, '0101': 1, '0110': 1, '1001': 1, '1010': 1 })
  })

  it('wait where another has a row locked, and go on when it is let go', async () => {
    const addWithin = (db: Db) => db.transaction().execute((tx) => addOne(tx, 1))
    let waits = 0
    const ways = await everyWay([addWithin, addWithin], async (run) => {
      waits += run.lockWaits
      expect(run.deadlocks).toBe(0)
      expect(await read(test.ownerDb)).toBe(2)
    })

    expect(ways.isWhole).toBe(true)
    expect(ways.strayed).toEqual([])
    expect(waits).toBeGreaterThan(0)
    expect(waits).toBeLessThan(ways.distinct)
  })

  it('are ended by the server where two wait for one another, and asked again', async () => {
    const both =
      (first: number, then: number) =>
      async (db: Db): Promise<number> => {
        for (let times = 1; ; times += 1) {
          try {
            await db.transaction().execute(async (tx) => {
              await addOne(tx, first)
              await addOne(tx, then)
            })
            return times
          } catch (fault) {
            if (databaseTrouble(fault) !== 'too_slow') throw fault
          }
        }
      }
    let deadlocks = 0
    const judge = async (run: Run<number>): Promise<void> => {
      deadlocks += run.deadlocks
      expect(run.outcomes.toSorted()).toEqual([1, 1 + run.deadlocks])
      expect([await read(test.ownerDb, 1), await read(test.ownerDb, 2)]).toEqual([2, 2])
    }
    await everyWay([both(1, 2), both(2, 1)], judge, 12)

    expect(deadlocks).toBeGreaterThan(0)
  })

  it('throw what one of them throws, and hold nobody up afterwards', async () => {
    const fails = async (db: Db): Promise<void> => {
      await sql`select 1 / 0`.execute(db)
    }
    await expect(runInterleaved(seats, [asks(2), fails], test.ownerDb, (_, [first = 0]) => first)).rejects.toThrow(
      'division by zero',
    )
    await Promise.all(seats.map(({ db }) => asks(1)(db)))
  })
})

describe('who waits for whom', () => {
  it('is a circle, or not', () => {
    const circle = (...pairs: readonly (readonly [number, readonly number[]])[]) => oneInCircle(new Map(pairs))

    expect(circle()).toBeUndefined()
    expect(circle([1, [2]])).toBeUndefined()
    expect(circle([1, [2]], [2, [3]])).toBeUndefined()
    expect(circle([1, [2]], [2, [1]])).toBe(1)
    expect(circle([3, [1]], [1, [4, 2]], [2, [1]])).toBe(1)
  })
})
