import { z } from 'zod'

/** How an installation is set up, from the environment. */
export type Configuration = {
  readonly port: number
  readonly host: string
  /** Null: the embedded database. */
  readonly database: { readonly appUrl: string; readonly ownerUrl: string } | null
  readonly dataDir: string
  readonly calendarDir: string
  readonly profileDir: string
  /** Whose law new cases fall under: a `place` of the profiles. */
  readonly place: string
  readonly demonstration: boolean
  readonly secureCookies: boolean
  readonly logLevel: string
}

const text = z.string().trim().min(1)
const yesOrNo = z.enum(['yes', 'no']).transform((answer) => answer === 'yes')
const postgresUrl = z.string().refine(isPostgresUrl)

const Environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .default(8080),
  HOST: z.union([z.ipv4(), z.ipv6(), z.string().regex(/^[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*$/)]).default('127.0.0.1'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATA_DIR: text.default('./data/local'),
  CALENDAR_DIR: text.default('./data/calendars'),
  PROFILE_DIR: text.default('./data/profiles'),
  PLACE: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .default('shanghai'),
  DEMONSTRATION: yesOrNo.default(true),
  SECURE_COOKIES: yesOrNo.default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

type Setting = keyof typeof Environment.shape

/** What each setting must be, for the person who mends it. Values are not repeated: some hold passwords. */
const demands: Readonly<Record<Setting, { readonly zh: string; readonly en: string }>> = {
  PORT: { zh: '须为 0 至 65535 的整数', en: 'must be a whole number from 0 to 65535' },
  HOST: { zh: '须为 IP 地址或主机名', en: 'must be an IP address or a host name' },
  DATABASE_URL: {
    zh: '须形如 postgres://用户:密码@主机:端口/数据库',
    en: 'must look like postgres://user:password@host:port/database',
  },
  DATABASE_OWNER_URL: {
    zh: '须形如 postgres://用户:密码@主机:端口/数据库，并同时设置 DATABASE_URL',
    en: 'must look like postgres://user:password@host:port/database, with DATABASE_URL beside it',
  },
  DATA_DIR: { zh: '须为目录路径', en: 'must be the path of a folder' },
  CALENDAR_DIR: { zh: '须为目录路径', en: 'must be the path of a folder' },
  PROFILE_DIR: { zh: '须为目录路径', en: 'must be the path of a folder' },
  PLACE: {
    zh: '须为 data/profiles 中某一规定的 place，例如 shanghai',
    en: 'must be the place of one of the laws in data/profiles, such as shanghai',
  },
  DEMONSTRATION: { zh: '须为 yes 或 no', en: 'must be yes or no' },
  SECURE_COOKIES: { zh: '须为 yes 或 no', en: 'must be yes or no' },
  LOG_LEVEL: {
    zh: '须为 fatal、error、warn、info、debug、silent 之一',
    en: 'must be one of fatal, error, warn, info, debug, silent',
  },
}

/** The environment cannot be used; the message says in both languages what to change. */
export class ConfigurationFault extends Error {}

/** Takes an empty setting as not set. @throws ConfigurationFault naming every setting that is wrong, not only the first. */
export function readConfiguration(env: Readonly<Record<string, string | undefined>>): Configuration {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  const wrong = new Set(parsed.error?.issues.map((issue) => String(issue.path[0])))
  if ('DATABASE_OWNER_URL' in given && !('DATABASE_URL' in given)) wrong.add('DATABASE_OWNER_URL')
  if (!parsed.success || wrong.size > 0) throw new ConfigurationFault(faultText(wrong))

  const { PORT, HOST, DATABASE_URL, DATABASE_OWNER_URL, ...settings } = parsed.data
  return {
    port: PORT,
    host: HOST,
    database:
      DATABASE_URL === undefined ? null : { appUrl: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL ?? DATABASE_URL },
    dataDir: settings.DATA_DIR,
    calendarDir: settings.CALENDAR_DIR,
    profileDir: settings.PROFILE_DIR,
    place: settings.PLACE,
    demonstration: settings.DEMONSTRATION,
    secureCookies: settings.SECURE_COOKIES,
    logLevel: settings.LOG_LEVEL,
  }
}

/** The names of every setting, as the guides must list them. */
export const settingNames = Object.keys(Environment.shape)

function faultText(wrong: ReadonlySet<string>): string {
  const lines = Object.entries(demands)
    .filter(([name]) => wrong.has(name))
    .map(([name, { zh, en }]) => `  ${name}：${zh} / ${en}`)
  return `环境变量有误，请更正后重试。\nPlease correct these settings of the environment and try again.\n${lines.join('\n')}`
}

function isPostgresUrl(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, pathname } = new URL(value)
  return (protocol === 'postgres:' || protocol === 'postgresql:') && pathname.length > 1
}
