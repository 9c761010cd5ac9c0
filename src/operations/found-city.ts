import type { PlainDate } from '#kernel/plain-date.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import { insertRoster } from '#store/roster-rows.ts'
import type { Db } from '#store/schema.ts'
import type { Chance } from './act-context.ts'

/** A city as it begins: its name, its clock, and the one person who can bring in everybody else. */
export type Founding = {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly timeZone: string
  readonly administrator: { readonly login: string; readonly name: string }
}

/**
 * Puts a city into an empty database, with its first administrator, whom nothing lets in yet: see `firstLink`.
 * The log's first entry says when it began.
 */
export async function foundCity(
  db: Db,
  { on, at, chance }: { readonly on: PlainDate; readonly at: string; readonly chance: Chance },
  { id, name, timeZone, administrator }: Founding,
): Promise<void> {
  const person = chance.id()
  await db.transaction().execute(async (tx) => {
    await insertRoster(tx, {
      city: { id, name_zh: name.zh, name_en: name.en, time_zone: timeZone, demonstration: false },
      units: [],
      people: [{ id: person, name: administrator.name, kind: 'clerk', office: null, delegation: null, unit_id: null }],
      accounts: [
        {
          id: chance.id(),
          login: administrator.login,
          person_id: person,
          unit_id: null,
          offices: ['administrator'],
          password_hash: null,
        },
      ],
      sessions: [],
    })
    const payload = { act: 'city_founded', city: id, nameZh: name.zh, nameEn: name.en, timeZone, on, at }
    await appendLedgerActs(tx, [{ at, caseId: null, caseSeq: null, payload }])
  })
}
