import { join } from 'node:path'
import { z } from 'zod'
import { isKeyName, parseVerifierKey, type VerifierKey } from '#ledger/note-key.ts'
import { type AccountRules, passkeyDemands, secondFactorDemands } from '#operations/accounts/account-context.ts'
import type { Witness } from '#operations/ask-witnesses.ts'
import { isSiteUrl } from './is-site-url.ts'
import { type LimitSettings, limitFields, limitsFromSettings } from './limit-settings.ts'
import { type ModelSettings, modelFaults, modelFields, modelFromSettings } from './model-settings.ts'
import type { ProviderSettings } from './openid-provider.ts'
import { providerFaults, providerFields, providerFromSettings } from './provider-settings.ts'
import { type ScannerSettings, scannerFaults, scannerFields, scannerFromSettings } from './scanner-settings.ts'
import { type SettingDemand, settingDemands } from './setting-demands.ts'
import type { MailServer } from './smtp-transport.ts'
import { wholeNumber } from './whole-number.ts'

/** How an installation is set up, from the environment. */
export type Configuration = LimitSettings & {
  readonly port: number
  readonly host: string
  /** Null: the embedded database. */
  readonly database: { readonly appUrl: string; readonly ownerUrl: string } | null
  /** Seconds one question to the database may take before it is given up. */
  readonly databaseSeconds: number
  readonly dataDir: string
  readonly calendarDir: string
  readonly profileDir: string
  /** Whose law new cases fall under: a `place` of the profiles. */
  readonly place: string
  readonly demonstration: boolean
  /** Names the cities of this installation; null: one, whatever its host is called. */
  readonly citiesFile: string | null
  readonly secureCookies: boolean
  /** Seconds between one look for deadlines that are due and the next. */
  readonly deadlineSeconds: number
  /** The name of the log, in every checkpoint and on its key. */
  readonly logOrigin: string
  readonly logKeyFile: string
  /** Seconds between one signing of the log and the next. */
  readonly logSeconds: number
  /** Who is asked to put a line under each checkpoint. */
  readonly witnesses: readonly Witness[]
  /** Null: no other log is witnessed here. */
  readonly witnessing: { readonly name: string; readonly keyFile: string; readonly logs: readonly VerifierKey[] } | null
  /** Where people reach the site, without a slash at the end; null: as each request says. */
  readonly siteUrl: string | null
  /** How accounts are seen to. */
  readonly accountRules: AccountRules
  /** Holds what opens the keys of one-time codes. */
  readonly sealingKeyFile: string
  /** How many proxies of the installation's own stand in front of it. */
  readonly proxies: number
  /** Null: no mail goes out. */
  readonly mail: { readonly server: MailServer; readonly domain: string; readonly digestHour: number } | null
  /** The city's own sign-in; null: none. */
  readonly provider: ProviderSettings | null
  /** Null: none, and everything works without it. */
  readonly languageModel: ModelSettings | null
  /** Null: no scanner looks through files that are handed in. */
  readonly scanner: ScannerSettings | null
  readonly logLevel: string
}

const text = z.string().trim().min(1)
/** An address, alone or behind a name; the domain also stands in the ids of messages. */
export const mailFrom = /^(?:[^<>\r\n]{1,100} <)?[^\s@<>]{1,64}@(?<domain>[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*)>?$/
const yesOrNo = z.enum(['yes', 'no']).transform((answer) => answer === 'yes')
const postgresUrl = z.string().refine(isPostgresUrl)

const Environment = z.object({
  PORT: wholeNumber(0, 65_535).default(8080),
  HOST: z.union([z.ipv4(), z.ipv6(), z.string().regex(/^[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*$/)]).default('127.0.0.1'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_SECONDS: wholeNumber(1, 3_600).default(30),
  DATA_DIR: text.default('./data/local'),
  CALENDAR_DIR: text.default('./data/calendars'),
  PROFILE_DIR: text.default('./data/profiles'),
  PLACE: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .default('shanghai'),
  DEMONSTRATION: yesOrNo.default(true),
  CITIES_FILE: text.optional(),
  SECURE_COOKIES: yesOrNo.default(false),
  ...limitFields,
  DEADLINE_SECONDS: wholeNumber(1, 86_400).default(60),
  LOG_ORIGIN: z.string().refine(isKeyName).optional(),
  LOG_KEY_FILE: text.optional(),
  LOG_SECONDS: wholeNumber(1, 3_600).default(5),
  WITNESSES: z.string().refine(isReadable(parseWitnesses)).default(''),
  WITNESS_NAME: z.string().refine(isKeyName).optional(),
  WITNESS_KEY_FILE: text.optional(),
  WITNESS_FOR: z.string().refine(isReadable(parseKeys)).default(''),
  SITE_URL: z.string().refine(isSiteUrl).optional(),
  SMTP_URL: z.string().refine(isSmtpUrl).optional(),
  SMTP_TLS: z.enum(['required', 'none']).default('required'),
  MAIL_FROM: z.string().regex(mailFrom).optional(),
  DIGEST_HOUR: wholeNumber(0, 23).default(8),
  ...providerFields,
  ...modelFields,
  ...scannerFields,
  OFFICERS: z.enum(['ordinary', 'three']).default('ordinary'),
  PASSKEYS_DEMANDED: z.enum(passkeyDemands).default('officers'),
  SECOND_FACTOR_DEMANDED: z.enum(secondFactorDemands).default('officers'),
  SEALING_KEY_FILE: text.optional(),
  INVITATION_HOURS: wholeNumber(1, 8_760).default(168),
  PROXIES: wholeNumber(0, 5).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

type Setting = keyof typeof Environment.shape

const demands: Readonly<Record<Setting, SettingDemand>> = settingDemands

/** The environment cannot be used; the message says in both languages what to change. */
export class ConfigurationFault extends Error {}

/** Takes an empty setting as not set. @throws ConfigurationFault naming every setting that is wrong, not only the first. */
export function readConfiguration(env: Readonly<Record<string, string | undefined>>): Configuration {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  const wrong = new Set(parsed.error?.issues.map((issue) => String(issue.path[0])))
  for (const name of settingsAtOdds(given)) wrong.add(name)
  if (!parsed.success || wrong.size > 0) throw new ConfigurationFault(faultText(wrong))

  const { PORT, HOST, DATABASE_URL, DATABASE_OWNER_URL, ...settings } = parsed.data
  return {
    port: PORT,
    host: HOST,
    database:
      DATABASE_URL === undefined ? null : { appUrl: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL ?? DATABASE_URL },
    databaseSeconds: settings.DATABASE_SECONDS,
    dataDir: settings.DATA_DIR,
    calendarDir: settings.CALENDAR_DIR,
    profileDir: settings.PROFILE_DIR,
    place: settings.PLACE,
    demonstration: settings.DEMONSTRATION,
    citiesFile: settings.CITIES_FILE ?? null,
    secureCookies: settings.SECURE_COOKIES,
    ...limitsFromSettings(settings),
    deadlineSeconds: settings.DEADLINE_SECONDS,
    logOrigin: settings.LOG_ORIGIN ?? logOriginAt(settings.SITE_URL),
    logKeyFile: settings.LOG_KEY_FILE ?? join(settings.DATA_DIR, 'log-key.pem'),
    logSeconds: settings.LOG_SECONDS,
    witnesses: parseWitnesses(settings.WITNESSES),
    witnessing:
      settings.WITNESS_NAME === undefined
        ? null
        : {
            name: settings.WITNESS_NAME,
            keyFile: settings.WITNESS_KEY_FILE ?? join(settings.DATA_DIR, 'witness-key.pem'),
            logs: parseKeys(settings.WITNESS_FOR),
          },
    siteUrl: settings.SITE_URL === undefined ? null : new URL(settings.SITE_URL).href.replace(/\/+$/, ''),
    mail: mailFromSettings(settings),
    accountRules: {
      officers: settings.OFFICERS,
      invitationHours: settings.INVITATION_HOURS,
      proofMinutes: 10,
      passkeys: settings.PASSKEYS_DEMANDED,
      secondFactor: settings.SECOND_FACTOR_DEMANDED,
    },
    sealingKeyFile: settings.SEALING_KEY_FILE ?? join(settings.DATA_DIR, 'sealing-key'),
    proxies: settings.PROXIES,
    provider: providerFromSettings(settings),
    languageModel: modelFromSettings(settings),
    scanner: scannerFromSettings(settings),
    logLevel: settings.LOG_LEVEL,
  }
}

/** Settings that are missing beside others, or stand beside others they do not go with. */
function settingsAtOdds(given: Readonly<Record<string, unknown>>): readonly string[] {
  const wrong: string[] = []
  if ('CITIES_FILE' in given && 'DATABASE_URL' in given) wrong.push('CITIES_FILE')
  if ('DATABASE_OWNER_URL' in given && !('DATABASE_URL' in given)) wrong.push('DATABASE_OWNER_URL')
  if ('SMTP_URL' in given) {
    // Where there is a file of cities, it says where each is reached.
    for (const needed of ['SITE_URL', 'MAIL_FROM']) {
      if (!(needed in given) && !(needed === 'SITE_URL' && 'CITIES_FILE' in given)) wrong.push(needed)
    }
  }
  wrong.push(...providerFaults(given), ...modelFaults(given), ...scannerFaults(given))
  if ('WITNESS_FOR' in given !== 'WITNESS_NAME' in given) {
    wrong.push('WITNESS_FOR' in given ? 'WITNESS_NAME' : 'WITNESS_FOR')
  }
  return wrong
}

/** The names of every setting, as the guides must list them. */
export const settingNames = Object.keys(Environment.shape)

type MailSettings = Pick<z.infer<typeof Environment>, 'SMTP_URL' | 'SMTP_TLS' | 'MAIL_FROM' | 'DIGEST_HOUR'>

function mailFromSettings({ SMTP_URL, SMTP_TLS, MAIL_FROM, DIGEST_HOUR }: MailSettings): Configuration['mail'] {
  if (SMTP_URL === undefined || MAIL_FROM === undefined) return null
  const { protocol, hostname, port, username, password } = new URL(SMTP_URL)
  const secure = protocol === 'smtps:'
  return {
    server: {
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? (secure ? 465 : 587) : Number(port),
      secure,
      mustEncrypt: SMTP_TLS === 'required',
      auth: username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
      from: MAIL_FROM,
    },
    domain: senderDomain(MAIL_FROM),
    digestHour: DIGEST_HOUR,
  }
}

/** The domain of a sender's address. */
export function senderDomain(from: string): string {
  return mailFrom.exec(from)?.groups?.domain ?? 'localhost'
}

/** The log's name is where it is served, without the scheme. */
export function logOriginAt(siteUrl: string | undefined): string {
  if (siteUrl === undefined) return 'huiying.example/log'
  const { host, pathname } = new URL(siteUrl)
  return `${host}${pathname.replace(/\/+$/, '')}/log`
}

/** @throws RangeError when one is no key. */
function parseKeys(value: string): readonly VerifierKey[] {
  return partsOf(value).map(parseVerifierKey)
}

/** @throws RangeError when one is not a witness's key with an address behind it. */
function parseWitnesses(value: string): readonly Witness[] {
  return partsOf(value).map((part) => {
    const [key = '', url = '', ...rest] = part.split(/\s+/)
    const witness = parseVerifierKey(key)
    if (witness.kind !== 'witness' || rest.length > 0 || !isSiteUrl(url)) throw new RangeError('not a witness')
    return { key: witness, url: url.replace(/\/+$/, '') }
  })
}

function partsOf(value: string): readonly string[] {
  return value.split(';').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))
}

function isReadable(parse: (value: string) => unknown): (value: string) => boolean {
  return (value) => {
    try {
      parse(value)
      return true
    } catch {
      return false
    }
  }
}

function faultText(wrong: ReadonlySet<string>): string {
  const lines = Object.entries(demands)
    .filter(([name]) => wrong.has(name))
    .map(([name, { zh, en }]) => `  ${name}：${zh} / ${en}`)
  return `环境变量有误，请更正后重试。\nPlease correct these settings of the environment and try again.\n${lines.join('\n')}`
}

function isSmtpUrl(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, hostname, pathname, username, password } = new URL(value)
  if (protocol !== 'smtp:' && protocol !== 'smtps:') return false
  return hostname !== '' && (pathname === '' || pathname === '/') && isDecodable(username) && isDecodable(password)
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

function isPostgresUrl(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, pathname } = new URL(value)
  return (protocol === 'postgres:' || protocol === 'postgresql:') && pathname.length > 1
}
