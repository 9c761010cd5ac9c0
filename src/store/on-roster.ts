import { sql } from 'kysely'
import type { Db } from './schema.ts'

type Kind = 'unit' | 'person' | 'session'

/** Somebody or something the roster knows; `personKind` is empty for what is no person. */
type OnRoster = { readonly kind: Kind; readonly id: string; readonly personKind: string }

/** Which of these units, people and sessions there are: one query, and none where nothing is named. */
export async function listOnRoster(
  db: Db,
  { unit, person, session }: Readonly<Record<Kind, ReadonlySet<string>>>,
): Promise<readonly OnRoster[]> {
  if (unit.size + person.size + session.size === 0) return []
  const { rows } = await sql<OnRoster>`
    select 'unit' as kind, id, '' as "personKind" from unit where id = any(${[...unit]}::text[])
    union all select 'person', id, kind from person where id = any(${[...person]}::text[])
    union all select 'session', id, '' from meeting_session where id = any(${[...session]}::text[])`.execute(db)
  return rows
}
