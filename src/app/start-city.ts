import type { Dependencies } from '#http/dependencies.ts'
import { packedTiles } from '#http/packed-tiles.ts'
import { rateLimiter } from '#http/rate-limiter.ts'
import { dayIn } from '#kernel/plain-date.ts'
import type { Turns } from '#kernel/turns.ts'
import type { TreeHead } from '#ledger/proofs.ts'
import { type FirstSignIn, firstLink } from '#operations/accounts/first-link.ts'
import { foundCity } from '#operations/found-city.ts'
import type { LogKeys } from '#operations/publish-log.ts'
import { openRoutingDesk } from '#operations/routing/routing-desk.ts'
import type { WitnessDesk } from '#operations/witness-checkpoint.ts'
import { connect } from '#store/connect.ts'
import type { Patience } from '#store/give-up-on-silence.ts'
import { grantToApplication, migrateToLatest } from '#store/migrate.ts'
import { findCity } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import { listWitnessedLogs } from '#store/witnessed-logs.ts'
import { beginSealing } from './begin-sealing.ts'
import { chance } from './chance.ts'
import { checkOfficers } from './check-officers.ts'
import { clamdScanner } from './clamd-scanner.ts'
import type { Configuration } from './configuration.ts'
import { startDeadlineWorker } from './deadline-worker.ts'
import { demonstrationLogins, demonstrationPassword, loadDemonstration } from './demonstration.ts'
import type { CityDatabase } from './embedded-database.ts'
import { startImportWorker } from './import-worker.ts'
import { keepCheckpoint, keptCheckpointFile, refuseOlderState } from './kept-checkpoint.ts'
import { loadKey } from './log-key.ts'
import { loadLogKeys } from './log-keys.ts'
import { startLogWorker } from './log-worker.ts'
import { type GoingOut, startMailWorker } from './mail-worker.ts'
import { openLanguageModel } from './open-language-model.ts'
import { openidProvider } from './openid-provider.ts'
import { passkeySiteAt } from './passkey-site-at.ts'
import type { CityPlan } from './plan-cities.ts'
import { readFile } from './read-file.ts'
import { startReadingWorker } from './reading-worker.ts'
import { startRoutingWorker } from './routing-worker.ts'
import { loadSealingKeys } from './sealing-keys.ts'
import { smtpTransport } from './smtp-transport.ts'
import { startWordIndex } from './start-word-index.ts'

/** One city at work: what its requests need, and how to end it. */
export type RunningCity = {
  readonly dependencies: Dependencies
  /** How its administrator gets in the first time; null when they have a way in. */
  readonly firstSignIn: FirstSignIn | null
  readonly stop: () => Promise<void>
}

/** What the cities of an installation share. */
export type Shared = Pick<Dependencies, 'calendar' | 'profiles' | 'clock' | 'log'> & {
  readonly configuration: Configuration
  /** Whose turn it is to read and pack a tile of a log. */
  readonly packing: Turns
}

/** Brings a city's database up to date, puts the city in where it is empty, and starts its workers. */
export async function startCity(plan: CityPlan, database: CityDatabase, shared: Shared): Promise<RunningCity> {
  await prepare(database)
  const firstSignIn = await beginWhereEmpty(database, plan, shared)
  // Sees every case: for the workers, and for requests once each has been told whose eyes it has.
  const db = connect(database.appUrl, { patience: patienceOf(shared.configuration) })
  try {
    if (shared.configuration.accountRules.officers === 'three') {
      await checkOfficers(db, dayIn(shared.clock(), 'Asia/Shanghai'), plan.id ?? plan.place)
    }
    const keys = await loadKeys(db, plan)
    const signed = await refuseOlderState(db, keys.log, keptCheckpointFile(plan.logKeyFile))
    return { ...(await startWorkers(db, database.appUrl, plan, { ...keys, signed }, shared)), firstSignIn }
  } catch (fault) {
    await db.destroy()
    throw fault
  }
}

/** Who asks for a page waits no longer than this for the database; then it is said that it cannot answer. */
function patienceOf({ databaseSeconds }: Configuration): Patience {
  return { connectMs: Math.min(10, databaseSeconds) * 1_000, questionMs: databaseSeconds * 1_000 }
}

async function prepare({ ownerUrl, appRole }: CityDatabase): Promise<void> {
  const owner = connect(ownerUrl, { max: 1 })
  try {
    await migrateToLatest(owner)
    if (appRole !== undefined) await grantToApplication(owner, appRole)
  } finally {
    await owner.destroy()
  }
}

/** Nobody waits for a page yet: it takes as long as the database takes. */
async function beginWhereEmpty(
  { appUrl }: CityDatabase,
  plan: CityPlan,
  shared: Shared,
): Promise<RunningCity['firstSignIn']> {
  if (plan.beginsAs === null) return null
  const db = connect(appUrl)
  try {
    return await begin(db, plan.beginsAs, shared)
  } finally {
    await db.destroy()
  }
}

async function begin(
  db: Db,
  beginsAs: NonNullable<CityPlan['beginsAs']>,
  shared: Shared,
): Promise<RunningCity['firstSignIn']> {
  const isThere = (await findCity(db)) !== undefined
  if (beginsAs === 'demonstration') {
    if (isThere) return null
    shared.log.info('loading the demonstration city')
    await loadDemonstration(db, shared, chance)
    return null
  }
  const now = shared.clock()
  const context = { on: dayIn(now, beginsAs.timeZone), at: now.toISOString(), chance }
  if (!isThere) {
    shared.log.info({ city: beginsAs.id }, 'putting the city into its empty database')
    await foundCity(db, context, beginsAs)
  }
  return firstLink(db, context, beginsAs.administrator.login, shared.configuration.accountRules.invitationHours)
}

async function startWorkers(
  db: Db,
  appUrl: string,
  plan: CityPlan,
  keys: Keys & { readonly signed: TreeHead | undefined },
  { configuration, calendar, profiles, clock, packing, log: installationLog }: Shared,
): Promise<Omit<RunningCity, 'firstSignIn'>> {
  const city = await findCity(db)
  if (city === undefined) {
    throw new Error('the database holds no city: start once with DEMONSTRATION=yes, or name it in CITIES_FILE')
  }
  const log = plan.id === null ? installationLog : installationLog.child({ city: plan.id })
  const timer = { calendar, profiles, chance, clock, timeZone: city.time_zone, log }
  const reading = await startReadingWorker(db, readFile, chance, clock, log)
  const { logSeconds, witnesses, deadlineSeconds } = configuration
  const languageModel = await openLanguageModel(configuration.languageModel, log)
  const wordIndex = startWordIndex(appUrl, log)
  const routing = openRoutingDesk(db)
  const sealingKeys = await loadSealingKeys(configuration.sealingKeyFile, chance)
  await beginSealing(db, { sealingKeys, file: configuration.sealingKeyFile, chance, log })
  const workers = [
    wordIndex,
    reading,
    startDeadlineWorker(db, { ...timer, everySeconds: deadlineSeconds }),
    startImportWorker(db, timer),
    startRoutingWorker(db, { desk: routing, chance, clock, log }),
    startMailWorker(db, goingOut(plan, city), timer),
    startLogWorker(db, {
      ...{ signed: keys.signed, witnesses, everySeconds: logSeconds, clock, log },
      readKeys: () => loadLogKeys(db, plan.logOrigin, plan.logKeyFile),
      keep: keepCheckpoint(keptCheckpointFile(plan.logKeyFile)),
    }),
  ]
  return {
    dependencies: {
      ...{ db, city, calendar, profiles, chance, clock, log },
      secureCookies: configuration.secureCookies,
      siteUrl: plan.siteUrl,
      mailGoesOut: plan.mail !== null,
      // Whoever looks at the invented city comes in by one password, as its sign-in page says.
      accountRules: { ...configuration.accountRules, ...(city.demonstration ? { secondFactor: 'chosen' } : {}) },
      sealingKeys,
      provider:
        plan.provider === null || plan.siteUrl === null ? null : openidProvider(plan.provider, plan.siteUrl, log),
      passkeySite: passkeySiteAt(plan.siteUrl, plan.hosts ?? [], city.name_zh),
      proxies: configuration.proxies,
      routing,
      languageModel,
      scanner: configuration.scanner === null ? null : clamdScanner(configuration.scanner, log),
      readingQueued: reading.wake,
      wordIndex,
      limits: {
        requests: rateLimiter(configuration.requestsPerMinute),
        signIns: rateLimiter(configuration.signInsPerMinute),
        uploads: rateLimiter(configuration.uploadsPerMinute),
        openDoors: rateLimiter(configuration.openRequestsPerMinute),
        bytesADay: configuration.uploadMegabytesADay * 1_000_000,
      },
      packedTiles: packedTiles({ ...tilePatience, turns: packing }),
      place: plan.place,
      logKey: keys.log[0],
      witnessing: keys.witnessing,
      demonstration: city.demonstration
        ? { password: demonstrationPassword, logins: await demonstrationLogins() }
        : null,
    },
    stop: async () => {
      for (const worker of workers) await worker.stop()
      await db.destroy()
    },
  }
}

/** A log of a hundred thousand acts is kept whole by this. */
const tilePatience = { mostWaiting: 100, patienceMs: 5_000, keepBytes: 32_000_000 }

type Keys = { readonly log: LogKeys; readonly witnessing: WitnessDesk | null }

/** The log's key is made once, before anything was signed; the witness's likewise. */
async function loadKeys(db: Db, { logOrigin, logKeyFile, witnessing }: CityPlan): Promise<Keys> {
  const log = await loadLogKeys(db, logOrigin, logKeyFile)
  if (witnessing === null) return { log, witnessing: null }
  const nothingSeen = async (): Promise<boolean> => (await listWitnessedLogs(db)).length === 0
  const key = await loadKey(witnessing.name, 'witness', witnessing.keyFile, nothingSeen)
  return { log, witnessing: { key, logs: witnessing.logs } }
}

function goingOut({ mail, siteUrl }: CityPlan, city: Dependencies['city']): GoingOut | null {
  if (mail === null || siteUrl === null) return null
  return {
    send: smtpTransport(mail.server),
    place: { siteUrl, cityName: { zh: city.name_zh, en: city.name_en } },
    domain: mail.domain,
    digestHour: mail.digestHour,
  }
}
