import { fileURLToPath } from 'node:url'
import type { Actor } from '#engine/case-file.ts'
import type { DemonstrationLogin } from '#http/dependencies.ts'
import { officeLabel } from '#http/office-label.ts'
import { hashPassword } from '#operations/accounts/secrets.ts'
import type { Chance } from '#operations/act-context.ts'
import { type DemoCase, type GivenLaw, loadDemoCity } from '#operations/load-demo-city.ts'
import type { RosterRows } from '#store/roster-rows.ts'
import type { Db } from '#store/schema.ts'
import { type DemoCases, type DemoRoster, readDemoCases, readDemoRoster } from './demo-city-files.ts'

const folder = fileURLToPath(new URL('../../data/demo-city', import.meta.url))

/** Of every demonstration account; shown on the sign-in page of the invented city, and nowhere else. */
export const demonstrationPassword = 'lanjiang-2026'

/** Puts the invented city into an empty database, with its cases, by way of the same decisions as everybody's acts. */
export async function loadDemonstration(db: Db, given: GivenLaw, chance: Chance): Promise<void> {
  const roster = await readDemoRoster(folder)
  const cases = await readDemoCases(folder)
  // One hash for all: the password is no secret here, and two hundred hashes take a minute.
  const passwordHash = await hashPassword(demonstrationPassword)
  await loadDemoCity(db, rosterFrom(roster, passwordHash), casesFrom(cases, roster), given, chance)
}

/** The accounts a visitor may try, each with what it is. */
export async function demonstrationLogins(): Promise<readonly DemonstrationLogin[]> {
  const files = await readDemoRoster(folder)
  const people = new Map(files.people.map((person) => [person.id, person]))
  const units = new Map(files.units.map((unit) => [unit.code, unit]))
  return files.accounts.map(({ login, person, unit, offices }) => {
    const named = people.get(person)?.name ?? ''
    const of = unit === null ? undefined : units.get(unit)
    if (of !== undefined) return { login, zh: `${of.shortName}　${named}`, en: `${of.name.en}, ${named}` }
    const labels = offices.map(officeLabel)
    return {
      login,
      zh: `${labels.map(({ zh }) => zh).join('、')}　${named}`,
      en: `${labels.map(({ en }) => en).join(', ')}, ${named}`,
    }
  })
}

function rosterFrom(files: DemoRoster, passwordHash: string): RosterRows {
  const { city } = files
  return {
    city: {
      id: city.code,
      name_zh: city.name.zh,
      name_en: city.name.en,
      time_zone: city.timeZone,
      demonstration: true,
    },
    units: files.units.map((unit) => ({
      id: unit.code,
      name_zh: unit.name.zh,
      name_en: unit.name.en,
      short_zh: unit.shortName,
      kind: unit.kind,
      duties: unit.duties,
    })),
    people: files.people.map((person) => ({
      id: person.id,
      name: person.name,
      kind: person.kind,
      office: person.office,
      delegation: person.delegation ?? person.sector,
      unit_id: person.unit,
    })),
    accounts: files.accounts.map((account) => ({
      id: `account-${account.login}`,
      login: account.login,
      person_id: account.person,
      unit_id: account.unit,
      offices: account.offices,
      password_hash: passwordHash,
    })),
    sessions: files.sessions.map((session) => ({
      id: session.id,
      name_zh: session.name.zh,
      name_en: session.name.en,
      kind: session.kind,
      opens_on: session.opensOn,
      closes_on: session.closesOn,
      place: session.place,
      theme: session.theme,
      host: session.host,
    })),
  }
}

function casesFrom(cases: DemoCases, { people, city }: DemoRoster): readonly DemoCase[] {
  const actors = new Map(people.map((one) => [one.id, { personId: one.id, offices: one.offices, unitId: one.unit }]))
  return cases.map(({ id, procedure, profile, story }) => ({
    id,
    procedure,
    profile,
    acts: story.map(({ action, day, time, by, instance, opens, fields }) => ({
      action,
      day,
      at: instantIn(city.timeZone, day, time),
      by: actorOf(actors, by, id),
      fields,
      ...(instance === undefined ? {} : { instance }),
      ...(opens === undefined ? {} : { opens }),
    })),
  }))
}

function actorOf(actors: ReadonlyMap<string, Actor>, person: string, caseId: string): Actor {
  const actor = actors.get(person)
  if (actor === undefined) throw new Error(`demonstration case ${caseId} names ${person}, who is not among its people`)
  return actor
}

/** The instant at which clocks in a zone show this day and time. */
function instantIn(timeZone: string, day: string, time: string): string {
  const asIfUtc = new Date(`${day}T${time}:00Z`)
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(asIfUtc)
  const offset = /GMT([+-])(\d{2}):(\d{2})/.exec(parts.find((part) => part.type === 'timeZoneName')?.value ?? '')
  const minutes = offset === null ? 0 : (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]))
  return new Date(asIfUtc.getTime() - minutes * 60_000).toISOString()
}
