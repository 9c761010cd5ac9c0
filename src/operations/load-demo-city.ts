import type { WorkCalendar } from '#engine/calendar.ts'
import type { Actor, CaseEvent, CaseFile, Fields } from '#engine/case-file.ts'
import { decide } from '#engine/decide.ts'
import type { IsKnown } from '#engine/fields.ts'
import { type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { getLaw, type Profiles } from '#procedures/profiles.ts'
import { insertCaseFiles } from '#store/case-files.ts'
import { setNumberSeries } from '#store/number-series.ts'
import { insertRoster, type RosterRows } from '#store/roster-rows.ts'
import type { Db } from '#store/schema.ts'
import type { Chance } from './act-context.ts'
import { issuedNumbers } from './issued-numbers.ts'
import { type Decided, recordEvents } from './record-events.ts'

/** A case of a demonstration city: what was submitted and the acts that brought it to where it stands. */
export type DemoCase = {
  readonly id: string
  readonly procedure: string
  readonly profile: string
  readonly acts: readonly DemoAct[]
}

export type DemoAct = {
  readonly action: string
  readonly instance?: string
  readonly day: string
  /** ISO instant, UTC. */
  readonly at: string
  readonly by: Actor
  readonly fields: Fields
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
    const decided = await decideAll(cases, roster, given, numbers)
    await insertCaseFiles(
      tx,
      decided.map(({ caseFile, events }) => ({
        id: caseFile.id,
        procedure: caseFile.procedure,
        profile: caseFile.profile,
        submitToken: null,
        createdAt: events[0]?.at ?? '',
      })),
    )
    await recordEvents(tx, decided, chance)
    for (const [series, last] of numbers) await setNumberSeries(tx, series, last)
  })
}

async function decideAll(
  cases: readonly DemoCase[],
  roster: RosterRows,
  given: GivenLaw,
  numbers: Map<string, number>,
): Promise<readonly Decided[]> {
  const files = new Map<string, CaseFile & { events: CaseEvent[] }>(
    cases.map(({ id, procedure, profile }) => [id, { id, procedure, profile, events: [] }]),
  )
  const isKnown = knownIn(roster)
  const acts = cases
    .flatMap((one) => one.acts.map((act) => ({ id: one.id, act })))
    .sort((a, b) => (a.act.at < b.act.at ? -1 : 1))
  for (const { id, act } of acts) {
    const file = files.get(id)
    if (file === undefined) continue
    file.events.push(...(await decideOne(file, act, given, isKnown, numbers)))
  }
  return [...files.values()].map((file) => ({ caseFile: { ...file, events: [] }, events: file.events }))
}

async function decideOne(
  file: CaseFile,
  act: DemoAct,
  given: GivenLaw,
  isKnown: IsKnown,
  numbers: Map<string, number>,
): Promise<readonly CaseEvent[]> {
  const { procedure, profile } = getLaw(given.profiles, file.procedure, file.profile)
  const action = procedure.actions[act.action]
  // Told case by case: an act that reaches into another case would be told by half.
  if (action?.carries?.some(({ whereOpen }) => whereOpen !== true) === true) {
    throw new Error(`demonstration case ${file.id}: ${act.action} acts on other cases as well`)
  }
  const on: PlainDate = plainDate(act.day)
  const issued =
    action === undefined
      ? {}
      : await issuedNumbers(action, profile, on, (series) => {
          const next = (numbers.get(series) ?? 0) + 1
          numbers.set(series, next)
          return next
        })
  const decided = decide(
    procedure,
    profile,
    file,
    {
      action: act.action,
      actor: act.by,
      fields: act.fields,
      ...(act.instance === undefined ? {} : { instance: act.instance }),
    },
    { on, at: act.at, calendar: given.calendar, isKnown, issued },
  )
  if (!decided.ok) {
    throw new Error(
      `demonstration case ${file.id}: ${act.action} on ${act.day} refused: ${JSON.stringify(decided.refusal)}`,
    )
  }
  return decided.value
}

function knownIn(roster: RosterRows): IsKnown {
  const known = {
    unit: new Set(roster.units.map((row) => row.id)),
    person: new Set(roster.people.map((row) => row.id)),
    leader: new Set(roster.people.flatMap((row) => (row.kind === 'leader' ? [row.id] : []))),
    session: new Set(roster.sessions.map((row) => row.id)),
    case: new Set<string>(),
  }
  return (kind, id) => known[kind].has(id)
}
