import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const Name = z.object({ zh: z.string(), en: z.string() })

const CityFile = z.object({ code: z.string(), name: Name, timeZone: z.string() })

const UnitsFile = z.array(
  z.object({ code: z.string(), name: Name, shortName: z.string(), kind: z.string(), duties: z.string() }),
)

const PeopleFile = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['deputy', 'member', 'leader', 'clerk']),
    office: z.string().nullable(),
    delegation: z.string().nullable(),
    unit: z.string().nullable(),
    offices: z.array(z.string()),
  }),
)

const AccountsFile = z.array(
  z.object({ login: z.string(), person: z.string(), unit: z.string().nullable(), offices: z.array(z.string()) }),
)

const SessionsFile = z.array(
  z.object({
    id: z.string(),
    kind: z.string(),
    name: Name,
    opensOn: z.string(),
    closesOn: z.string(),
    place: z.string(),
    theme: z.string(),
    host: z.string(),
  }),
)

const FieldValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])

const CasesFile = z.array(
  z.object({
    id: z.string(),
    procedure: z.string(),
    profile: z.string(),
    story: z.array(
      z.object({
        action: z.string(),
        day: z.string(),
        time: z.string(),
        by: z.string(),
        instance: z.string().optional(),
        fields: z.record(z.string(), FieldValue).default({}),
      }),
    ),
  }),
)

/** The invented city as its files say it; data/demo-city/README.md describes them. */
export async function readDemoCityFiles(folder: string) {
  const read = async <Schema extends z.ZodType>(name: string, schema: Schema): Promise<z.infer<Schema>> => {
    const parsed = schema.safeParse(JSON.parse(await readFile(join(folder, name), 'utf8')))
    if (!parsed.success) throw new Error(`${join(folder, name)}: ${z.prettifyError(parsed.error)}`)
    return parsed.data
  }
  return {
    city: await read('city.json', CityFile),
    units: await read('units.json', UnitsFile),
    people: await read('people.json', PeopleFile),
    accounts: await read('accounts.json', AccountsFile),
    sessions: await read('sessions.json', SessionsFile),
    cases: await read('cases.json', CasesFile),
  }
}

export type DemoCityFiles = Awaited<ReturnType<typeof readDemoCityFiles>>
