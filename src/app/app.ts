import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Logger } from 'pino'
import { createApi } from '#api/api.ts'
import type { Dependencies } from '#http/dependencies.ts'
import { connect } from '#store/connect.ts'
import { grantToApplication, migrateToLatest } from '#store/migrate.ts'
import { findCity } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import { createSite } from '#web/site.ts'
import { chance } from './chance.ts'
import type { Configuration } from './configuration.ts'
import { demonstrationLogins, demonstrationPassword, loadDemonstration } from './demonstration.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded-database.ts'
import { loadCalendars } from './load-calendars.ts'
import { readFile } from './read-file.ts'
import { startReadingWorker } from './reading-worker.ts'

export type RunningApp = {
  /** Where pages are served, e.g. http://127.0.0.1:8080 */
  readonly address: string
  readonly stop: () => Promise<void>
}

/** Wires everything and starts it: database, migrations, demonstration city on an empty database, worker, server. */
export async function startApp(
  configuration: Configuration,
  given: { readonly log: Logger; readonly clock: () => Date },
): Promise<RunningApp> {
  const { log, clock } = given
  const embedded = configuration.database === null ? await startEmbedded(configuration, log) : undefined
  const urls = embedded ?? configuration.database
  if (urls === null || urls === undefined) throw new Error('no database')
  try {
    await prepare(urls.ownerUrl, embedded?.appRole)
    const db = connect(urls.appUrl)
    const calendar = await loadCalendars(configuration.calendarDir)
    if (configuration.demonstration && (await findCity(db)) === undefined) {
      log.info('loading the demonstration city')
      await loadDemonstration(db, calendar, chance)
    }
    const worker = await startReadingWorker(db, readFile, chance, clock, log)
    const dependencies = await dependenciesFor(db, { configuration, calendar, clock, log, wake: worker.wake })
    const server = await listen(appFor(dependencies), configuration)
    return {
      address: `http://${configuration.host}:${server.port}`,
      stop: async () => {
        await server.close()
        await worker.stop()
        await db.destroy()
        await embedded?.stop()
      },
    }
  } catch (fault) {
    await embedded?.stop()
    throw fault
  }
}

/** The three doors as one application; tests call it in memory. */
export function appFor(dependencies: Dependencies): Hono {
  const app = new Hono()
  app.get('/healthz', async (c) => {
    await findCity(dependencies.db)
    return c.text('ok')
  })
  app.route('/api', createApi(dependencies))
  app.route('/', createSite(dependencies))
  return app
}

async function startEmbedded(configuration: Configuration, log: Logger): Promise<EmbeddedDatabase> {
  return startEmbeddedDatabase({
    dataDir: configuration.dataDir,
    log: (line) => log.debug({ from: 'postgresql' }, line.trim()),
  })
}

async function prepare(ownerUrl: string, appRole: string | undefined): Promise<void> {
  const owner = connect(ownerUrl, { max: 1 })
  try {
    await migrateToLatest(owner)
    if (appRole !== undefined) await grantToApplication(owner, appRole)
  } finally {
    await owner.destroy()
  }
}

async function dependenciesFor(
  db: Db,
  given: {
    readonly configuration: Configuration
    readonly calendar: Dependencies['calendar']
    readonly clock: () => Date
    readonly log: Logger
    readonly wake: () => void
  },
): Promise<Dependencies> {
  const city = await findCity(db)
  if (city === undefined) {
    throw new Error('the database holds no city: start once with DEMONSTRATION=yes, or put one in')
  }
  return {
    db,
    city,
    calendar: given.calendar,
    chance,
    clock: given.clock,
    log: given.log,
    secureCookies: given.configuration.secureCookies,
    readingQueued: given.wake,
    defaultProcedure: { procedure: 'suggestion', profile: 'shanghai-2015' },
    demonstration: city.demonstration ? { password: demonstrationPassword, logins: await demonstrationLogins() } : null,
  }
}

type Listening = { readonly port: number; readonly close: () => Promise<void> }

function listen(app: Hono, { port, host }: Configuration): Promise<Listening> {
  return new Promise((done, fail) => {
    const server: ServerType = serve({ fetch: app.fetch, port, hostname: host }, (info: AddressInfo) =>
      done({ port: info.port, close: () => closeServer(server as Server) }),
    )
    server.once('error', fail)
  })
}

/** Lets requests under way finish for five seconds, then ends them. */
function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    const patience = setTimeout(() => server.closeAllConnections(), 5_000)
    server.close(() => {
      clearTimeout(patience)
      done()
    })
    server.closeIdleConnections()
  })
}
