import { canonicalJson } from '#ledger/canonical-json.ts'
import { findCity, listSessions } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import { actsIn, type RowCheck, type ToldAct, textIn } from './row-check.ts'

/**
 * Holds the city and its sessions against the entries that founded the one and saved the others. An invented city was not
 * founded by an entry, and began with sessions of its own.
 */
export function sessionCheck(db: Db): RowCheck {
  const saved = new Map<string, string>()
  let founded: ToldAct | undefined
  return {
    follow: async (entries) => {
      const faults: string[] = []
      for (const one of actsIn(entries, (act) => act === 'session_saved' || act === 'city_founded')) {
        if (one.act === 'city_founded') founded = one
        else faults.push(...savedFaults(one, saved))
      }
      return faults
    },
    end: async () => {
      const rows = new Map((await listSessions(db)).map((session) => [session.id, canonicalJson(session)]))
      const added = founded === undefined ? [] : [...rows.keys()].filter((id) => !saved.has(id))
      return [
        ...(founded === undefined ? [] : await cityFaults(db, founded)),
        ...[...saved].flatMap(([id, said]) => (rows.get(id) === said ? [] : [sessionWords(id, rows.has(id))])),
        ...added.map((id) => `session ${id}: not in the log`),
      ]
    },
  }
}

function savedFaults({ seq, said }: ToldAct, saved: Map<string, string>): readonly string[] {
  const { session = null, before = null } = said
  if (session === null || typeof session !== 'object' || !('id' in session))
    return [`log entry ${seq}: saves no session`]
  const id = String(session.id)
  const last = saved.get(id)
  saved.set(id, canonicalJson(session))
  return last === undefined || last === canonicalJson(before)
    ? []
    : [`log entry ${seq}: session ${id} was otherwise before, as the log has it`]
}

const sessionWords = (id: string, isThere: boolean): string =>
  isThere ? `session ${id}: differs from the log` : `session ${id}: is missing`

async function cityFaults(db: Db, { said }: ToldAct): Promise<readonly string[]> {
  const city = await findCity(db)
  if (city === undefined) return ['the city that was founded is missing']
  const isRight =
    city.id === textIn(said, 'city') &&
    city.name_zh === textIn(said, 'nameZh') &&
    city.name_en === textIn(said, 'nameEn') &&
    city.time_zone === textIn(said, 'timeZone') &&
    !city.demonstration
  return isRight ? [] : [`city ${city.id}: differs from the log`]
}
