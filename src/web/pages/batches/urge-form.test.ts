import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assignedCase, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'

let test: TestDatabase
let get: (path: string) => Promise<string>
/** With roads and parks; with those and water besides. */
const cases = { two: '', three: '' }

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  const site = await openSite(test.db)
  get = async (path) => (await site.deskOf('secretary').get(path)).text
  cases.two = (await assignedCase(test.db)).caseId
  const three = await assignedCase(test.db)
  await three.act(people.assigner, '2026-03-12', 'reassign', { unit: 'water', unitDuty: 'joint' })
  cases.three = three.caseId
})

afterAll(() => test.drop())

const offered = (text: string) => ['roads', 'parks', 'water'].filter((unit) => text.includes(`value="${unit}"`))

describe('the form to urge', () => {
  it('offers the units that have the case, and no others', async () => {
    expect(offered(await get(`/cases/${cases.two}/actions/urge`))).toEqual(['roads', 'parks'])
    expect(offered(await get(`/cases/${cases.three}/actions/urge`))).toEqual(['roads', 'parks', 'water'])
  })

  it('of several cases together offers those that have one of them', async () => {
    const batch = (...ids: string[]) =>
      get(`/batch?${new URLSearchParams([...ids.map((id) => ['item', id]), ['action', 'urge']])}`)
    expect(offered(await batch(cases.two))).toEqual(['roads', 'parks'])
    expect(offered(await batch(cases.two, cases.three))).toEqual(['roads', 'parks', 'water'])
  })
})
