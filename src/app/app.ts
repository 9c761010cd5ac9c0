import type { Logger } from 'pino'
import { dayIn, type PlainDate } from '#kernel/plain-date.ts'
import { turns } from '#kernel/turns.ts'
import { installedProcedures } from '#procedures/installed.ts'
import { type Profiles, profileInForce } from '#procedures/profiles.ts'
import { appByHost } from './app-by-host.ts'
import { cityApp } from './city-app.ts'
import { type Configuration, ConfigurationFault } from './configuration.ts'
import { type CityDatabase, type EmbeddedDatabase, startEmbeddedDatabase } from './embedded-database.ts'
import { listen } from './listen.ts'
import { loadCalendars } from './load-calendars.ts'
import { loadProfiles } from './load-profiles.ts'
import { type CityPlan, planCities } from './plan-cities.ts'
import { type RunningCity, startCity } from './start-city.ts'

export type RunningApp = {
  /** Where pages are served, e.g. http://127.0.0.1:8080 */
  readonly address: string
  /** Of cities whose administrator has no way in yet: how each gets in the first time. */
  readonly firstSignIns: readonly FirstSignIn[]
  readonly stop: () => Promise<void>
}

export type FirstSignIn = { readonly siteUrl: string | null; readonly login: string; readonly path: string }

type Given = {
  readonly log: Logger
  readonly clock: () => Date
  /** Where a file of cities finds the addresses of their databases. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** How many of a log's tiles are read and packed at a time, in all cities together. */
const tilesAtOnce = 2

/** Wires everything and starts it: database, then each city with its migrations and workers, then the server. */
export async function startApp(configuration: Configuration, { log, clock, env = {} }: Given): Promise<RunningApp> {
  const plans = await planCities(configuration, env)
  const calendar = await loadCalendars(configuration.calendarDir)
  const profiles = await loadProfiles(configuration.profileDir)
  for (const plan of plans) checkPlace(profiles, plan, configuration, dayIn(clock(), 'Asia/Shanghai'))

  const embedded = plans.some(({ database }) => database === null)
    ? await startEmbedded(configuration, plans.length, log)
    : undefined
  const cities: RunningCity[] = []
  const stopAll = async (): Promise<void> => {
    for (const city of cities) await city.stop()
    await embedded?.stop()
  }
  try {
    const shared = { configuration, calendar, profiles, clock, log, packing: turns(tilesAtOnce) }
    for (const plan of plans) cities.push(await startCity(plan, await databaseFor(plan, embedded), shared))
    const hosted = cities.map(({ dependencies }, at) => ({
      hosts: plans[at]?.hosts ?? null,
      app: cityApp(dependencies),
    }))
    const server = await listen(appByHost(hosted), configuration)
    return {
      address: `http://${configuration.host}:${server.port}`,
      firstSignIns: cities.flatMap(({ firstSignIn, dependencies: { siteUrl } }) =>
        firstSignIn === null ? [] : [{ siteUrl, ...firstSignIn }],
      ),
      stop: async () => {
        await server.close()
        await stopAll()
      },
    }
  } catch (fault) {
    await stopAll()
    throw fault
  }
}

/** @throws when new cases would have no law: better before the first one than at it. */
function checkPlace(
  profiles: Profiles,
  { id, place }: CityPlan,
  { profileDir }: Configuration,
  today: PlainDate,
): void {
  if (installedProcedures.some((procedure) => profileInForce(profiles, procedure.id, place, today) !== undefined))
    return
  const places = [...new Set(profiles.map((profile) => profile.place))].join(', ')
  const setting = id === null ? 'PLACE' : `${id}: place`
  throw new ConfigurationFault(
    `${setting}：${profileDir} 中没有 ${place} 的现行规定 / no law of ${place} is in force there; places: ${places}`,
  )
}

/** Each city's pool takes up to ten connections, and its migrations one more. */
async function startEmbedded({ dataDir }: Configuration, cities: number, log: Logger): Promise<EmbeddedDatabase> {
  return startEmbeddedDatabase({
    dataDir,
    log: (line) => log.debug({ from: 'postgresql' }, line.trim()),
    settings: { max_connections: String(48 + 12 * cities) },
  })
}

async function databaseFor({ id, database }: CityPlan, embedded: EmbeddedDatabase | undefined): Promise<CityDatabase> {
  if (database !== null) return database
  if (embedded === undefined) throw new Error('no database')
  return id === null ? embedded : embedded.databaseOf(id)
}
