import { type Selectable, sql } from 'kysely'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { Db, Tables } from './schema.ts'

export type City = Selectable<Tables['city']>
export type Unit = Selectable<Tables['unit']>
export type Person = Selectable<Tables['person']>
export type MeetingSession = Selectable<Tables['meeting_session']>

/** Everyone and everything a case may name: a few hundred rows, read whole. */
export type Roster = {
  readonly units: ReadonlyMap<string, Unit>
  readonly people: ReadonlyMap<string, Person>
  /** Those of the people who lead the place now: whom a case of any kind may be put under. */
  readonly leaders: ReadonlyMap<string, Person>
  readonly sessions: ReadonlyMap<string, MeetingSession>
}

export async function findCity(db: Db): Promise<City | undefined> {
  return db.selectFrom('city').selectAll().executeTakeFirst()
}

export async function listUnits(db: Db): Promise<readonly Unit[]> {
  return db.selectFrom('unit').selectAll().orderBy('id').execute()
}

export async function listPeople(db: Db): Promise<readonly Person[]> {
  return db.selectFrom('person').selectAll().orderBy('id').execute()
}

export async function listSessions(db: Db): Promise<readonly MeetingSession[]> {
  return db.selectFrom('meeting_session').selectAll().orderBy('opens_on', 'desc').orderBy('id').execute()
}

/** Those who lead the place on a day: not whose term the roster says has ended. */
export async function listLeaders(db: Db, today: PlainDate): Promise<readonly Person[]> {
  return db
    .selectFrom('person')
    .selectAll()
    .where('kind', '=', 'leader')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('person_detail')
            .select('person_id')
            .whereRef('person_id', '=', 'person.id')
            .where('term_to', '<', today),
        ),
      ),
    )
    .orderBy('id')
    .execute()
}

export async function loadRoster(db: Db, today: PlainDate): Promise<Roster> {
  const [units, people, leaders, sessions] = await Promise.all([
    listUnits(db),
    listPeople(db),
    listLeaders(db, today),
    listSessions(db),
  ])
  return {
    units: new Map(units.map((unit) => [unit.id, unit])),
    people: byId(people),
    leaders: byId(leaders),
    sessions: new Map(sessions.map((session) => [session.id, session])),
  }
}

function byId(people: readonly Person[]): ReadonlyMap<string, Person> {
  return new Map(people.map((person) => [person.id, person]))
}

/** How many people of the roster bear each of these names: a name borne twice identifies nobody. */
export async function listPeopleNamed(db: Db, names: readonly string[]): Promise<readonly Person[]> {
  if (names.length === 0) return []
  return db
    .selectFrom('person')
    .selectAll()
    .where('name', 'in', [...names])
    .execute()
}

/** These people of the roster, by id. */
export async function findPeople(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** These units, by id. */
export async function findUnits(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Unit>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('unit')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export async function listPersonNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where(sql<boolean>`id = any(${[...ids]})`)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
