import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { installedProcedures } from '#procedures/installed.ts'
import { tell } from '#tests/faults/form.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { demoCity } from '#tests/support/demo-city.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { type Kind, kinds } from '../model/law.ts'
import { mayAct, wordsForWho } from './may-act.ts'
import { everybody, type Tries, tryEveryAct } from './try-every-act.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

describe('who may take which act', () => {
  it('is written down for every act of every kind of case, and for nothing else', () => {
    const declared = installedProcedures.flatMap(({ id, actions }) => Object.keys(actions).map((act) => `${id} ${act}`))
    const written = [...mayAct].flatMap(([kind, rows]) => [...rows.keys()].map((act) => `${kind} ${act}`))

    expect(written.toSorted()).toEqual(declared.toSorted())
    expect(installedProcedures.map(({ id }) => id).toSorted()).toEqual([...kinds].toSorted())
  })

  it('is written in words that are explained', () => {
    const used = new Set([...mayAct.values()].flatMap((rows) => [...rows.values()].flat()))

    expect([...used].toSorted()).toEqual([...wordsForWho].toSorted())
  })

  it('is tried by everybody the demonstration has a role for', () => {
    const tried = new Set(everybody.flatMap(({ offices, unitId }) => (unitId === null ? offices : ['unit'])))
    const shown = demoCity.accounts.flatMap(({ offices, unit }) => (unit === null ? offices : ['unit']))

    expect(shown.filter((role) => !tried.has(role))).toEqual([])
  })
})

describe.each(kinds)('every act on a case of the kind %s', (kind: Kind) => {
  let tries: Tries

  beforeAll(async () => {
    tries = await tryEveryAct(test, kind)
    const { moments, refused, letThrough, acts, faults } = tries
    tell('every act', { kind, acts: acts.size, moments, refused, letThrough, faults: faults.length })
  })

  it('2 is refused, with nothing written, to whoever may not take it, and open to whoever may', () => {
    expect(tries.faults).toEqual([])
  })

  it('was tried where it could be taken, by everybody who may', () => {
    expect(tries.missing).toEqual([])
  })
})
