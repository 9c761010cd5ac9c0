import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Logger } from 'pino'
import { createApi } from '#api/api.ts'
import { logFiles } from '#api/log-files.ts'
import { witnessDesk } from '#api/witness-desk.ts'
import type { Dependencies } from '#http/dependencies.ts'
import { dayIn, type PlainDate } from '#kernel/plain-date.ts'
import type { SignerKey } from '#ledger/note-key.ts'
import type { WitnessDesk } from '#operations/witness-checkpoint.ts'
import { installedProcedures } from '#procedures/installed.ts'
import { type Profiles, profileInForce } from '#procedures/profiles.ts'
import { connect } from '#store/connect.ts'
import { newestCheckpoint } from '#store/log-checkpoints.ts'
import { grantToApplication, migrateToLatest } from '#store/migrate.ts'
import { findCity } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import { listWitnessedLogs } from '#store/witnessed-logs.ts'
import { createSite } from '#web/site.ts'
import { chance } from './chance.ts'
import { type Configuration, ConfigurationFault } from './configuration.ts'
import { startDeadlineWorker } from './deadline-worker.ts'
import { demonstrationLogins, demonstrationPassword, loadDemonstration } from './demonstration.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded-database.ts'
import { startImportWorker } from './import-worker.ts'
import { loadCalendars } from './load-calendars.ts'
import { loadProfiles } from './load-profiles.ts'
import { loadKey } from './log-key.ts'
import { startLogWorker } from './log-worker.ts'
import { type GoingOut, startMailWorker } from './mail-worker.ts'
import { readFile } from './read-file.ts'
import { startReadingWorker } from './reading-worker.ts'
import { smtpTransport } from './smtp-transport.ts'

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
    const profiles = await loadProfiles(configuration.profileDir)
    checkPlace(profiles, configuration, dayIn(clock(), 'Asia/Shanghai'))
    if (configuration.demonstration && (await findCity(db)) === undefined) {
      log.info('loading the demonstration city')
      await loadDemonstration(db, { calendar, profiles }, chance)
    }
    const keys = await loadKeys(db, configuration)
    const worker = await startReadingWorker(db, readFile, chance, clock, log)
    const given = { configuration, keys, calendar, profiles, clock, log, wake: worker.wake }
    const dependencies = await dependenciesFor(db, given)
    const publication = startLogWorker(db, {
      key: keys.log,
      witnesses: configuration.witnesses,
      everySeconds: configuration.logSeconds,
      clock,
      log,
    })
    const deadlines = startDeadlineWorker(db, {
      calendar,
      profiles,
      chance,
      clock,
      timeZone: dependencies.city.time_zone,
      everySeconds: configuration.deadlineSeconds,
      log,
    })
    const imports = startImportWorker(db, {
      calendar,
      profiles,
      chance,
      clock,
      timeZone: dependencies.city.time_zone,
      log,
    })
    const mail = startMailWorker(db, goingOut(configuration, dependencies), {
      profiles,
      chance,
      clock,
      timeZone: dependencies.city.time_zone,
      log,
    })
    const server = await listen(appFor(dependencies), configuration)
    return {
      address: `http://${configuration.host}:${server.port}`,
      stop: async () => {
        await server.close()
        await worker.stop()
        await deadlines.stop()
        await imports.stop()
        await mail.stop()
        await publication.stop()
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
  app.route('/log', logFiles(dependencies))
  app.route('/witness', witnessDesk(dependencies))
  app.route('/', createSite(dependencies))
  return app
}

/** @throws when new cases would have no law: better before the first one than at it. */
function checkPlace(profiles: Profiles, { place, profileDir }: Configuration, today: PlainDate): void {
  if (installedProcedures.some(({ id }) => profileInForce(profiles, id, place, today) !== undefined)) return
  const places = [...new Set(profiles.map((profile) => profile.place))].join(', ')
  throw new ConfigurationFault(
    `PLACE：${profileDir} 中没有 ${place} 的现行规定 / no law of ${place} is in force there; places: ${places}`,
  )
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
    readonly keys: Keys
    readonly calendar: Dependencies['calendar']
    readonly profiles: Dependencies['profiles']
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
    profiles: given.profiles,
    chance,
    clock: given.clock,
    log: given.log,
    secureCookies: given.configuration.secureCookies,
    siteUrl: given.configuration.siteUrl,
    mailGoesOut: given.configuration.mail !== null,
    readingQueued: given.wake,
    place: given.configuration.place,
    logKey: given.keys.log,
    witnessing: given.keys.witnessing,
    demonstration: city.demonstration ? { password: demonstrationPassword, logins: await demonstrationLogins() } : null,
  }
}

type Keys = { readonly log: SignerKey; readonly witnessing: WitnessDesk | null }

/** The log's key is made once, before anything was signed; the witness's likewise. */
async function loadKeys(db: Db, { logOrigin, logKeyFile, witnessing }: Configuration): Promise<Keys> {
  const log = await loadKey(logOrigin, 'log', logKeyFile, async () => (await newestCheckpoint(db)) === undefined)
  if (witnessing === null) return { log, witnessing: null }
  const nothingSeen = async (): Promise<boolean> => (await listWitnessedLogs(db)).length === 0
  const key = await loadKey(witnessing.name, 'witness', witnessing.keyFile, nothingSeen)
  return { log, witnessing: { key, logs: witnessing.logs } }
}

function goingOut({ mail, siteUrl }: Configuration, { city }: Dependencies): GoingOut | null {
  if (mail === null || siteUrl === null) return null
  return {
    send: smtpTransport(mail.server),
    place: { siteUrl, cityName: { zh: city.name_zh, en: city.name_en } },
    domain: mail.domain,
    digestHour: mail.digestHour,
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
