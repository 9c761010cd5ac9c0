import { type Insertable, sql } from 'kysely'
import type { Db, Tables, Tx } from './schema.ts'

/** A person with terms and contact, for those who look after the roster alone. */
export type PersonOnRoster = {
  readonly id: string
  readonly name: string
  readonly kind: Insertable<Tables['person']>['kind']
  readonly delegation: string | null
  readonly office: string | null
  readonly unit_id: string | null
  readonly term: string | null
  readonly term_from: string | null
  readonly term_to: string | null
  readonly phone: string | null
  readonly email: string | null
}

export async function listPeopleWithDetails(db: Db): Promise<readonly PersonOnRoster[]> {
  return db
    .selectFrom('person')
    .leftJoin('person_detail', 'person_detail.person_id', 'person.id')
    .select(['id', 'name', 'kind', 'delegation', 'office', 'unit_id', 'term', 'term_from', 'term_to', 'phone', 'email'])
    .orderBy('id')
    .execute()
}

/** Adds people, or changes those there are to what is given. */
export async function putPeople(tx: Tx, people: readonly PersonOnRoster[]): Promise<void> {
  for (let from = 0; from < people.length; from += batchRows) {
    const part = people.slice(from, from + batchRows)
    await tx
      .insertInto('person')
      .values(
        part.map(({ id, name, kind, delegation, office, unit_id }) => ({
          id,
          name,
          kind,
          delegation,
          office,
          unit_id,
        })),
      )
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          delegation: eb.ref('excluded.delegation'),
          office: eb.ref('excluded.office'),
          unit_id: eb.ref('excluded.unit_id'),
        })),
      )
      .execute()
    await tx
      .insertInto('person_detail')
      .values(
        part.map(({ id, term, term_from, term_to, phone, email }) => ({
          person_id: id,
          term,
          term_from,
          term_to,
          phone,
          email,
        })),
      )
      .onConflict((conflict) =>
        conflict.column('person_id').doUpdateSet((eb) => ({
          term: eb.ref('excluded.term'),
          term_from: eb.ref('excluded.term_from'),
          term_to: eb.ref('excluded.term_to'),
          phone: eb.ref('excluded.phone'),
          email: eb.ref('excluded.email'),
        })),
      )
      .execute()
  }
}

/** Adds units, or changes those there are to what is given. */
export async function putUnits(tx: Tx, units: readonly Insertable<Tables['unit']>[]): Promise<void> {
  for (let from = 0; from < units.length; from += batchRows) {
    await tx
      .insertInto('unit')
      .values(units.slice(from, from + batchRows))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          name_zh: eb.ref('excluded.name_zh'),
          name_en: eb.ref('excluded.name_en'),
          short_zh: eb.ref('excluded.short_zh'),
          kind: eb.ref('excluded.kind'),
          duties: eb.ref('excluded.duties'),
        })),
      )
      .execute()
  }
}

/** Keeps others from changing people and units until this transaction is over; reading goes on. */
export async function lockRoster(tx: Tx): Promise<void> {
  await sql`lock table person, unit in share row exclusive mode`.execute(tx)
}

/** Cases whose lead proposer is one of these people: lists show their names. */
export async function listCasesLedBy(db: Db, people: readonly string[]): Promise<readonly string[]> {
  if (people.length === 0) return []
  const rows = await db
    .selectFrom('case_summary')
    .select('case_id')
    .where('lead_proposer', 'in', [...people])
    .orderBy('case_id')
    .execute()
  return rows.map((row) => row.case_id)
}

const batchRows = 1_000
