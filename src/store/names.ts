import { sql } from 'kysely'
import type { CaseEvent } from '#engine/case-file.ts'
import type { Db } from './schema.ts'

/** Names for every person, unit and session that some events point at. */
export type NamesOfCase = {
  readonly people: ReadonlyMap<string, string>
  readonly units: ReadonlyMap<string, { readonly zh: string; readonly en: string }>
  readonly sessions: ReadonlyMap<string, { readonly zh: string; readonly en: string }>
}

/** Looks the names up, and those of further people: one query, whatever their number. */
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
  const { rows } = await sql<NameRow>`
    select 'person' as kind, id, name as zh, '' as en from person where id = any(${ids})
    union all select 'unit', id, name_zh, name_en from unit where id = any(${ids})
    union all select 'session', id, name_zh, name_en from meeting_session where id = any(${ids})`.execute(db)
  const names = { people: new Map<string, string>(), units: new Map(), sessions: new Map() }
  for (const { kind, id, zh, en } of rows) {
    if (kind === 'person') names.people.set(id, zh)
    else names[kind === 'unit' ? 'units' : 'sessions'].set(id, { zh, en })
  }
  return names
}

type NameRow = {
  readonly kind: 'person' | 'unit' | 'session'
  readonly id: string
  readonly zh: string
  readonly en: string
}

function pointed(fields: CaseEvent['fields']): readonly string[] {
  return Object.values(fields).flatMap((value) =>
    typeof value === 'string' ? [value] : Array.isArray(value) ? value : [],
  )
}
