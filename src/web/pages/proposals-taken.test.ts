import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApi } from '#api/api.ts'
import { proposalsTaken } from '#operations/routing/proposals-taken.ts'
import { connect } from '#store/connect.ts'
import { openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { openProposingDesk, type ProposingDesk, pipes, stalls } from '#tests/support/proposing-desk.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'

const { assigner, roads } = people
let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>
let desk: ProposingDesk

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
  desk = openProposingDesk(test.db)
  await given(pipes, 'water')
  await given(stalls, 'parks')
  const one = await given(pipes, 'roads')
  await desk.proposeWaiting()
  await one.act(roads, '2026-03-12', 'return_assignment', { reason: '不属本单位职责。', proposedUnit: 'parks' })
})

afterAll(() => test.drop())

/** A case for which units were proposed, and which was given to a unit then. */
async function given(fields: typeof pipes, leadUnit: string) {
  const one = await desk.filed(fields)
  await desk.proposed(one)
  await one.act(assigner, '2026-03-12', 'assign', { leadUnit })
  return one
}

const path = '/proposed-units'

describe('what came of the units proposed', () => {
  it('is counted by unit and by version of the model: taken, another instead, nobody proposed', async () => {
    const kinds = await proposalsTaken(test.db, assigner)
    const suggestions = kinds?.find(({ procedure }) => procedure === 'suggestion')
    expect(suggestions?.given).toEqual([
      { unit: 'water', times: 2, taken: 1, instead: [{ unit: 'roads', times: 1 }] },
      { unit: null, times: 1, taken: 0, instead: [{ unit: 'parks', times: 1 }] },
    ])
    expect(suggestions?.handedBack.map(({ times }) => times)).toEqual([1])
    expect(suggestions?.handedBack.flatMap((one) => [one.unit, ...one.instead.map(({ unit }) => unit)])).toContain(
      'parks',
    )
    const sum = (of: 'proposed' | 'taken' | 'abstained') => suggestions?.models.reduce((all, one) => all + one[of], 0)
    expect([sum('proposed'), sum('taken'), sum('abstained')]).toEqual([2, 1, 1])
    expect(suggestions?.models[0]).toMatchObject({ method: 'units-1', duties: 3 })
  })

  it('stands on a page of the office that assigns, linked from its inbox, in both languages', async () => {
    expect((await site.deskOf('assigner').get('/inbox')).text).toContain(`href="${path}"`)
    const page = await site.deskOf('assigner').get(path)
    expect(page.text).toMatch(/县水务局[\s\S]*县道路局 1/)
    expect(page.text).toContain('把握不够')
    expect((await site.deskOf('assigner').get(path, 'en')).text).toContain('What came of the units proposed')
  })

  it.each(['leader', 'deputy', 'roads', 'administrator'] as const)(
    'is told %s neither by page nor by API',
    async (who) => {
      expect((await site.deskOf(who).get('/inbox')).text).not.toContain(`href="${path}"`)
      const page = await site.deskOf(who).get(path)
      expect(page.status).toBe(403)
      expect(page.text).not.toContain('units-1')
      expect(await proposalsTaken(test.db, people[who])).toBeUndefined()
    },
  )

  it('is told nobody who is not signed in', async () => {
    expect((await site.deskOf(null).get(path)).location).toContain('/sign-in')
    expect((await createApi(site.dependencies).request(path)).status).toBe(401)
  })

  it('is counted with as many questions after more cases as before', async () => {
    let asked = 0
    const db = connect(test.url, { max: 1, onQuery: () => (asked += 1) })
    const count = async () => {
      asked = 0
      await proposalsTaken(db, assigner)
      return asked
    }
    await count()
    const few = await count()
    await given(stalls, 'roads')
    await given(pipes, 'water')
    expect(await count()).toBe(few)
    await db.destroy()
  })
})
