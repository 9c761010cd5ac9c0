import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDemoRoster } from '#app/demo-city-files.ts'
import type { PageWish } from '#tests/support/browser.ts'
import { type Keyboard, keyboardAt } from '#tests/support/keyboard.ts'
import { administering } from './keyboard/administering.ts'
import { answering } from './keyboard/answering.ts'
import { assigning } from './keyboard/assigning.ts'
import { anybody, type KeyboardJourney } from './keyboard/journey.ts'
import { leading } from './keyboard/leading.ts'
import { lookingUp } from './keyboard/looking-up.ts'
import { rating } from './keyboard/rating.ts'
import { reading } from './keyboard/reading.ts'
import { registering } from './keyboard/registering.ts'
import { removing } from './keyboard/removing.ts'
import { signingFor } from './keyboard/signing-for.ts'
import { signingIn } from './keyboard/signing-in.ts'
import { writing } from './keyboard/writing.ts'
import { type RunningCity, startCity } from './running-city.ts'

const demoFolder = fileURLToPath(new URL('../../data/demo-city', import.meta.url))

/** The twelve that `docs/guarantees.md` speaks of. */
const journeys: readonly KeyboardJourney[] = [
  signingIn,
  writing,
  registering,
  assigning,
  signingFor,
  answering,
  rating,
  reading,
  leading,
  removing,
  lookingUp,
  administering,
]

let city: RunningCity

beforeAll(async () => {
  city = await startCity()
})

afterAll(() => city.stop())

/** A page of somebody's own, where who came before is signed in still. */
async function pageOf(login: string | null, wish: PageWish): Promise<Page> {
  if (login === null) return city.visit(null, wish)
  return new Promise((found, failed) => {
    city.as(login, async (page) => found(page), wish).catch(failed)
  })
}

async function walk({ people, wish, go }: KeyboardJourney): Promise<void> {
  const sat = new Map<string, Keyboard>()
  const sitDown = async (login: string) => keyboardAt(await pageOf(login === anybody ? null : login, wish))
  await go(city, async (login) => {
    expect(people, 'who takes part').toContain(login)
    const keys = sat.get(login) ?? (await sitDown(login))
    sat.set(login, keys)
    return keys
  })
  for (const { page } of sat.values()) await page.context().close()
}

describe('by keyboard alone', () => {
  // Tab is pressed some hundred times in each, which on a machine with other work takes minutes.
  it.each(journeys)('$name', walk, 300_000)

  it('are twelve, in both languages, narrow and without scripts as well, by everybody who has a part', async () => {
    const { accounts } = await readDemoRoster(demoFolder)
    const taking = new Set(journeys.flatMap(({ people }) => people))
    const done = accounts.filter(({ login }) => taking.has(login))
    const offices = (of: typeof accounts) => [...new Set(of.flatMap(({ offices }) => offices))].toSorted()

    expect(journeys).toHaveLength(12)
    expect(offices(done)).toEqual(offices(accounts))
    expect(done.some(({ unit }) => unit !== null) && taking.has(anybody)).toBe(true)
    expect(new Set(journeys.map(({ wish }) => wish.language)).size).toBe(2)
    expect(journeys.filter(({ wish }) => wish.width === 390).length).toBeGreaterThanOrEqual(2)
    expect(journeys.filter(({ wish }) => !wish.javaScript).length).toBeGreaterThanOrEqual(2)
  })
})
