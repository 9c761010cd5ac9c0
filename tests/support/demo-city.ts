import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { isPlainDate } from '#kernel/plain-date.ts'

export const demoCityFolder = fileURLToPath(new URL('../../data/demo-city/', import.meta.url))

const Text = z.string().min(1)
const Day = z.string().refine(isPlainDate, 'not an existing day')
const Label = z.strictObject({ zh: Text, en: Text })

const City = z.strictObject({
  code: Text,
  name: Label,
  timeZone: Text,
  invented: z.literal(true),
  bodies: z.array(
    z.strictObject({
      code: Text,
      name: Label,
      term: z.int().nullable(),
      session: z.int().nullable(),
      termBegan: z.string().regex(/^\d{4}-\d{2}$/),
    }),
  ),
  districts: z.array(z.strictObject({ unit: Text, name: Label })),
})

const Unit = z.strictObject({
  code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  name: Label,
  shortName: Text,
  kind: z.enum(['department', 'district', 'people_organisation', 'court']),
  duties: z.string().min(20),
})

const Person = z.strictObject({
  id: Text,
  name: z.string().regex(/^\p{Script=Han}{2,4}$|^\p{Script=Han}+·\p{Script=Han}+$/u),
  kind: z.enum(['deputy', 'member', 'leader', 'clerk']),
  body: z.enum(['party_committee', 'congress', 'cppcc', 'government', 'unit']),
  office: Text,
  delegation: Text.nullable(),
  sector: Text.nullable(),
  unit: Text.nullable(),
  offices: z.array(
    z.enum([
      'deputy',
      'secretariat',
      'presidium',
      'special_committee',
      'standing_committee',
      'member',
      'proposal_committee',
      'chairpersons_council',
      'assigning_office',
      'leader',
      'session_secretariat',
      'administrator',
      'auditor',
    ]),
  ),
})

const Account = z.strictObject({
  login: z.string().regex(/^[a-z0-9-]+$/),
  person: Text,
  unit: Text.nullable(),
  offices: z.array(Text),
})

const ThemeSession = z.strictObject({
  id: Text,
  theme: Text,
  day: Day,
  place: Text,
  host: Text,
  leader: Text,
  speakers: z.array(Text).min(1),
})

const Session = z.strictObject({
  id: Text,
  kind: z.enum(['plenary', 'cppcc_plenary', 'midyear_meeting', 'between_session_meeting']),
  name: Label,
  opensOn: Day,
  closesOn: Day,
  place: Text,
  theme: Text,
  host: Text,
  attendance: z.array(Text).min(1),
  themeSessions: z.array(ThemeSession),
})

const Act = z.strictObject({
  action: Text,
  day: Day,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  by: Text,
  instance: Text.optional(),
  opens: Text.optional(),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
})

const Case = z.strictObject({
  id: Text,
  procedure: z.enum(['suggestion', 'proposal', 'motion', 'enquiry', 'social-report']),
  profile: z.enum(['shanghai-2015', 'shanghai-cppcc-2026', 'shanghai-motion', 'shanghai-rules-2001']),
  story: z.array(Act).min(1),
})

/** The committed files of the invented city, read and checked against their form. */
export const demoCity = {
  city: City.parse(read('city.json')),
  units: z.array(Unit).parse(read('units.json')),
  people: z.array(Person).parse(read('people.json')),
  accounts: z.array(Account).parse(read('accounts.json')),
  sessions: z.array(Session).parse(read('sessions.json')),
  cases: z.array(Case).parse(read('cases.json')),
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(`${demoCityFolder}${name}`, 'utf8'))
}
