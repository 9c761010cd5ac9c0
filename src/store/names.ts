import type { CaseEvent } from '#engine/case-file.ts'
import type { Db } from './schema.ts'

/** Names for every person, unit and session that some events point at. */
export type NamesOfCase = {
  readonly people: ReadonlyMap<string, string>
  readonly units: ReadonlyMap<string, { readonly zh: string; readonly en: string }>
  readonly sessions: ReadonlyMap<string, { readonly zh: string; readonly en: string }>
}

/** Looks the names up, and those of further people: three queries, whatever its length. */
export async function loadNamesOf(
  db: Db,
  events: readonly CaseEvent[],
  people: readonly string[],
): Promise<NamesOfCase> {
  const ids = [
    ...new Set([
      ...people,
      ...events.flatMap((event) => [event.byPerson, event.byUnit, event.instance, ...pointed(event.fields)]),
    ]),
  ].filter((id): id is string => typeof id === 'string' && id !== '' && id.length <= 64)
  if (ids.length === 0) return { people: new Map(), units: new Map(), sessions: new Map() }
  const named = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute()
  const units = await db.selectFrom('unit').select(['id', 'name_zh', 'name_en']).where('id', 'in', ids).execute()
  const sessions = await db
    .selectFrom('meeting_session')
    .select(['id', 'name_zh', 'name_en'])
    .where('id', 'in', ids)
    .execute()
  return {
    people: new Map(named.map((row) => [row.id, row.name])),
    units: new Map(units.map((row) => [row.id, { zh: row.name_zh, en: row.name_en }])),
    sessions: new Map(sessions.map((row) => [row.id, { zh: row.name_zh, en: row.name_en }])),
  }
}

function pointed(fields: CaseEvent['fields']): readonly string[] {
  return Object.values(fields).flatMap((value) =>
    typeof value === 'string' ? [value] : Array.isArray(value) ? value : [],
  )
}
