import type { WorkCalendar } from '#engine/calendar.ts'
import type { IsKnown } from '#engine/fields.ts'
import type { Profiles } from '#procedures/profiles.ts'
import { insertCaseFiles } from '#store/case-files.ts'
import { setNumberSeries } from '#store/number-series.ts'
import { insertRoster, type RosterRows } from '#store/roster-rows.ts'
import type { Db } from '#store/schema.ts'
import type { Chance } from './act-context.ts'
import { recordEvents } from './record-events.ts'
import { type ToldAct, type ToldCase, tellAct } from './tell-act.ts'

/** A case of a demonstration city, and the acts that brought it to where it stands; none where another case began it last. */
export type DemoCase = {
  readonly id: string
  readonly procedure: string
  readonly profile: string
  readonly acts: readonly ToldAct[]
}

/** By which calendar and laws the city's cases are decided. */
export type GivenLaw = { readonly calendar: WorkCalendar; readonly profiles: Profiles }

/**
 * Puts an invented city into an empty database: roster, accounts, and cases by way of the same decisions
 * and the same record as everybody's acts, in order of time.
 * @throws when an act of the data would be refused: the data is wrong then.
 */
export async function loadDemoCity(
  db: Db,
  roster: RosterRows,
  cases: readonly DemoCase[],
  given: GivenLaw,
  chance: Chance,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await insertRoster(tx, roster)
    const numbers = new Map<string, number>()
    const told = await tellAll(cases, roster, given, numbers)
    await insertCaseFiles(
      tx,
      told.map(({ id, procedure, profile, events }) => ({
        id,
        procedure,
        profile,
        submitToken: null,
        createdAt: events[0]?.at ?? '',
      })),
    )
    const decided = told.map((file) => ({ caseFile: { ...file, events: [] }, events: file.events }))
    await recordEvents(tx, decided, chance)
    for (const [series, last] of numbers) await setNumberSeries(tx, series, last)
  })
}

async function tellAll(
  cases: readonly DemoCase[],
  roster: RosterRows,
  { calendar, profiles }: GivenLaw,
  numbers: Map<string, number>,
): Promise<readonly ToldCase[]> {
  const files = new Map<string, ToldCase>(
    cases.map(({ id, procedure, profile }) => [id, { id, procedure, profile, events: [] }]),
  )
  const tale = { cases: files, calendar, profiles, isKnown: knownIn(roster, files), numbers }
  const acts = cases
    .flatMap((one) => one.acts.map((act) => ({ id: one.id, act })))
    .sort((a, b) => (a.act.at < b.act.at ? -1 : 1))
  for (const { id, act } of acts) await tellAct(tale, id, act)
  return [...files.values()]
}

function knownIn(roster: RosterRows, files: ReadonlyMap<string, ToldCase>): IsKnown {
  const known = {
    unit: new Set(roster.units.map((row) => row.id)),
    person: new Set(roster.people.map((row) => row.id)),
    leader: new Set(roster.people.flatMap((row) => (row.kind === 'leader' ? [row.id] : []))),
    session: new Set(roster.sessions.map((row) => row.id)),
  }
  return (kind, id) =>
    kind === 'case'
      ? [...files.values()].some(({ events }) => events.some(({ fields }) => fields.flowNumber === id))
      : known[kind].has(id)
}
