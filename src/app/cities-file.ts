import { z } from 'zod'
import { mailFrom } from './configuration.ts'
import { isIssuer, isSiteUrl } from './is-site-url.ts'
import { readYaml } from './read-yaml.ts'
import { YamlFault } from './yaml-fault.ts'

const line = z.string().trim().min(1).max(120)
const host = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/, {
  error: '须为小写主机名，可带端口 / must be a host name in lower case, with a port where it needs one',
})
const variable = z.string().regex(/^[A-Z][A-Z0-9_]*$/, {
  error: '须为环境变量的名称 / must be the name of an environment variable',
})

const CityEntry = z.strictObject({
  /** Names its database, key and place in the log of the program; never changed afterwards. */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, {
    error: '须为小写英文、数字和连字符 / must be lower-case letters, digits and hyphens',
  }),
  name: z.strictObject({ zh: line, en: line }),
  timeZone: z.string().refine(isTimeZone, {
    error: '须为时区名称，例如 Asia/Shanghai / must be the name of a time zone, such as Asia/Shanghai',
  }),
  /** Whose law new cases fall under: a `place` of the profiles. */
  place: z.string().regex(/^[a-z][a-z0-9-]*$/),
  hosts: z.array(host).min(1),
  siteUrl: z
    .string()
    .refine(isSiteUrl, { error: '须形如 https://city.example / must look like https://city.example' })
    .transform((value) => new URL(value).href.replace(/\/+$/, '')),
  /** Sender of its mail; left out: MAIL_FROM. */
  mailFrom: z
    .string()
    .regex(mailFrom, { error: '须为邮箱地址，或“名称 <地址>” / must be an address, or "name <address>"' })
    .optional(),
  /** The city's own sign-in, by OpenID Connect. */
  signIn: z
    .strictObject({
      issuer: z.string().refine(isIssuer, {
        error: '须形如 https://login.city.example / must look like https://login.city.example',
      }),
      clientId: line,
      /** The variable that holds the secret; left out: a public client. */
      clientSecret: variable.optional(),
      label: z.strictObject({ zh: z.string().trim().min(1).max(40), en: z.string().trim().min(1).max(40) }),
    })
    .optional(),
  /** Who administers it at first: made with the city, and never again. */
  administrator: z.strictObject({ login: z.string().regex(/^[a-z0-9][a-z0-9._-]{2,39}$/), name: line }),
  /** A PostgreSQL of yours: the variables that hold its addresses. Left out: a database of its own in the embedded one. */
  database: z.strictObject({ app: variable, owner: variable }).optional(),
})
export type CityEntry = z.infer<typeof CityEntry>

const CitiesFile = z.strictObject({ cities: z.array(CityEntry).min(1) })

/** Reads which cities an installation serves. @throws YamlFault naming every fault of the file. */
export async function readCitiesFile(path: string): Promise<readonly CityEntry[]> {
  const { cities } = await readYaml(path, CitiesFile)
  const faults = [
    ...twice(cities.map(({ id }) => id)).map((id) => `id ${id}：重复 / stands twice`),
    ...twice(cities.flatMap(({ hosts }) => hosts)).map((name) => `hosts ${name}：重复 / stands twice`),
    ...twice(cities.flatMap(({ database }) => (database === undefined ? [] : [database.app]))).map(
      (name) => `database ${name}：两个城市不能共用一个数据库 / two cities cannot share a database`,
    ),
  ]
  if (faults.length > 0) throw new YamlFault(path, faults)
  return cities
}

function twice(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))]
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
