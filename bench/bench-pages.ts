import type { Db } from '#store/schema.ts'
import type { TownPerson } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'
import { createSite } from '#web/site.ts'
import { type Figure, figure, timesOf } from './figure.ts'

/** Whole pages over the rows `benchLists` has filled in: what the server takes from the request to the last byte. */
export async function benchPages(db: Db): Promise<readonly Figure[]> {
  const dependencies = await testDependencies(db)
  const site = createSite(dependencies)
  const timed = async (name: string, path: string, person: TownPerson): Promise<Figure> => {
    const headers = { cookie: `huiying_session=${await tokenFor(dependencies, person)}` }
    const times = await timesOf(60, async () => {
      const response = await site.request(path, { headers })
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}`)
      await response.text()
    })
    return figure(`page: ${name}`, times, 'ms', { most: 10 })
  }
  return [
    await timed('inbox of the secretariat, 24,000 waiting', '/inbox', 'secretary'),
    await timed('inbox of a unit, 4,000 waiting', '/inbox', 'roads'),
    await timed('inbox of a deputy', '/inbox', 'deputy'),
    await timed('one kind of step, 24,000 waiting', '/inbox?procedure=suggestion&action=close', 'secretary'),
    await timed('list, newest', '/cases', 'secretary'),
    await timed('list, one state by deadline', '/cases?state=in_handling&order=deadline', 'secretary'),
    await timed('list, one unit', '/cases?unit=roads', 'secretary'),
    await timed('list, a unit’s own', '/cases', 'roads'),
    await timed('board of a unit', '/board', 'roads'),
    await timed('all units side by side', '/board', 'secretary'),
  ]
}
