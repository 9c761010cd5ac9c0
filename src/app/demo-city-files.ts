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
    sector: z.string().nullable(),
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
        opens: z.string().optional(),
        fields: z.record(z.string(), FieldValue).default({}),
      }),
    ),
  }),
)

/** The invented city's people and bodies as their files say; data/demo-city/README.md describes them. */
export async function readDemoRoster(folder: string) {
  return {
    city: await read(folder, 'city.json', CityFile),
    units: await read(folder, 'units.json', UnitsFile),
    people: await read(folder, 'people.json', PeopleFile),
    accounts: await read(folder, 'accounts.json', AccountsFile),
    sessions: await read(folder, 'sessions.json', SessionsFile),
  }
}

export type DemoRoster = Awaited<ReturnType<typeof readDemoRoster>>

/** Its cases with their stories: a large file, needed only when the city is put in. */
export async function readDemoCases(folder: string) {
  return read(folder, 'cases.json', CasesFile)
}

export type DemoCases = Awaited<ReturnType<typeof readDemoCases>>

async function read<Schema extends z.ZodType>(folder: string, name: string, schema: Schema): Promise<z.infer<Schema>> {
  const parsed = schema.safeParse(JSON.parse(await readFile(join(folder, name), 'utf8')))
  if (!parsed.success) throw new Error(`${join(folder, name)}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}
