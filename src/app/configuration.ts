import { z } from 'zod'

/** How an installation is set up, from the environment. */
export type Configuration = {
  readonly port: number
  readonly host: string
  /** Null: the embedded database. */
  readonly database: { readonly appUrl: string; readonly ownerUrl: string } | null
  readonly dataDir: string
  readonly calendarDir: string
  readonly demonstration: boolean
  readonly secureCookies: boolean
  readonly logLevel: string
}

const PostgresUrl = z.string().regex(/^postgres(ql)?:\/\/\S+$/, 'must begin with postgres://')

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: PostgresUrl.optional(),
  DATABASE_OWNER_URL: PostgresUrl.optional(),
  DATA_DIR: z.string().min(1).default('./data/local'),
  CALENDAR_DIR: z.string().min(1).default('./data/calendars'),
  DEMONSTRATION: z.enum(['yes', 'no']).default('yes'),
  SECURE_COOKIES: z.enum(['yes', 'no']).default('no'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

/** @throws ConfigurationFault naming every setting that is wrong, not only the first. */
export function readConfiguration(env: Readonly<Record<string, string | undefined>>): Configuration {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) throw new ConfigurationFault(faultText(parsed.error))

  const { DATABASE_URL, DATABASE_OWNER_URL } = parsed.data
  if (DATABASE_URL === undefined && DATABASE_OWNER_URL !== undefined) {
    throw new ConfigurationFault('DATABASE_OWNER_URL: needs DATABASE_URL beside it / 须同时设置 DATABASE_URL')
  }
  return {
    port: parsed.data.PORT,
    host: parsed.data.HOST,
    database:
      DATABASE_URL === undefined ? null : { appUrl: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL ?? DATABASE_URL },
    dataDir: parsed.data.DATA_DIR,
    calendarDir: parsed.data.CALENDAR_DIR,
    demonstration: parsed.data.DEMONSTRATION === 'yes',
    secureCookies: parsed.data.SECURE_COOKIES === 'yes',
    logLevel: parsed.data.LOG_LEVEL,
  }
}

/** The environment cannot be used; the message says what to change. */
export class ConfigurationFault extends Error {}

function faultText(error: z.ZodError): string {
  const lines = error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  return `环境变量有误，请更正后重试 / settings to correct:\n${lines.join('\n')}`
}
