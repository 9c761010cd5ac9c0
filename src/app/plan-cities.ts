import { join } from 'node:path'
import { type CityEntry, readCitiesFile } from './cities-file.ts'
import { type Configuration, ConfigurationFault, logOriginAt, senderDomain } from './configuration.ts'
import { secretOf } from './secret-files.ts'

/** One city of an installation: its own database, log, law and address. */
export type CityPlan = Pick<
  Configuration,
  'place' | 'siteUrl' | 'logOrigin' | 'logKeyFile' | 'mail' | 'witnessing' | 'provider'
> & {
  /** Names its database; null: the one there is where no file names cities. */
  readonly id: string | null
  /** By which of its names a request reaches it; null: by any. */
  readonly hosts: readonly string[] | null
  /** Null: in the embedded server. */
  readonly database: Configuration['database']
  /** What an empty database gets; null: nothing, and the start is refused. */
  readonly beginsAs: 'demonstration' | CityEntry | null
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The cities this installation serves: those of its file, or the one of the environment.
 * @throws YamlFault for a wrong file, ConfigurationFault for a variable it names that is not set.
 */
export async function planCities(configuration: Configuration, env: Environment): Promise<readonly CityPlan[]> {
  if (configuration.citiesFile === null) return [onlyCity(configuration)]
  const entries = await readCitiesFile(configuration.citiesFile)
  return Promise.all(
    entries.map(async (entry, at) => ({
      ...(await planOf(entry, configuration, env)),
      // What a witness has seen must stand in one database, or two of them could sign two stories.
      witnessing: at === 0 ? configuration.witnessing : null,
    })),
  )
}

function onlyCity(configuration: Configuration): CityPlan {
  const { place, siteUrl, logOrigin, logKeyFile, mail, witnessing, database, demonstration, provider } = configuration
  const beginsAs = demonstration ? 'demonstration' : null
  return {
    id: null,
    hosts: null,
    provider,
    place,
    siteUrl,
    logOrigin,
    logKeyFile,
    mail,
    witnessing,
    database,
    beginsAs,
  }
}

async function planOf(
  entry: CityEntry,
  { dataDir, mail }: Configuration,
  env: Environment,
): Promise<Omit<CityPlan, 'witnessing'>> {
  return {
    id: entry.id,
    hosts: entry.hosts,
    place: entry.place,
    siteUrl: entry.siteUrl,
    logOrigin: logOriginAt(entry.siteUrl),
    logKeyFile: join(dataDir, 'cities', entry.id, 'log-key.pem'),
    mail: mail === null || entry.mailFrom === undefined ? mail : { ...mail, ...sentFrom(mail, entry.mailFrom) },
    database: entry.database === undefined ? null : await databaseOf(entry, entry.database, env),
    provider: await providerOf(entry, env),
    beginsAs: entry,
  }
}

async function databaseOf(
  { id }: CityEntry,
  { app, owner }: NonNullable<CityEntry['database']>,
  env: Environment,
): Promise<NonNullable<CityPlan['database']>> {
  const appUrl = await secretOf(env, app)
  const ownerUrl = await secretOf(env, owner)
  if (appUrl !== '' && ownerUrl !== '') return { appUrl, ownerUrl }
  throw new ConfigurationFault(
    `城市 ${id}：环境变量 ${app} 和 ${owner} 须给出数据库地址 / the variables ${app} and ${owner} must hold the addresses of its database`,
  )
}

async function providerOf({ id, signIn }: CityEntry, env: Environment): Promise<CityPlan['provider']> {
  if (signIn === undefined) return null
  const { clientSecret: name, ...settings } = signIn
  if (name === undefined) return { ...settings, clientSecret: null }
  const secret = await secretOf(env, name)
  if (secret !== '') return { ...settings, clientSecret: secret }
  throw new ConfigurationFault(
    `城市 ${id}：环境变量 ${name} 须给出统一身份认证的密钥 / the variable ${name} must hold the secret of its sign-in`,
  )
}

function sentFrom(
  mail: NonNullable<Configuration['mail']>,
  from: string,
): Pick<NonNullable<Configuration['mail']>, 'server' | 'domain'> {
  return { server: { ...mail.server, from }, domain: senderDomain(from) }
}
