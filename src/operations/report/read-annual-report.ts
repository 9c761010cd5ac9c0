import type { Actor } from '#engine/case-file.ts'
import type { Procedure } from '#engine/procedure.ts'
import type { Profile } from '#engine/profile.ts'
import { type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { ok, type Result } from '#kernel/result.ts'
import { kindsSeen } from '#operations/case-scope.ts'
import type { Statistics } from '#operations/figures.ts'
import { readStatistics, type StatisticsRefusal } from '#operations/statistics.ts'
import { getLaw, type Profiles, profileInForce } from '#procedures/profiles.ts'
import { countMatters, type Matters } from '#store/report-figures.ts'
import { listSessions, listUnits, type Unit } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import { type DueReport, reportsDue } from './reports-due.ts'
import { type SatisfactionRule, satisfactionRule } from './satisfaction-rule.ts'

export type AnnualReportAsked = {
  readonly procedure: string
  readonly year: number
  readonly place: string
  readonly profiles: Profiles
  readonly today: PlainDate
}

/** What a yearly report is written from: every figure with what it is a share of, under one law. */
export type AnnualReport = {
  readonly year: number
  readonly procedure: Procedure
  /** The law in force at the end of the year, whose words and rules the report uses. */
  readonly profile: Profile
  /** The unit whose report it is; null for an office's, over all cases. */
  readonly unit: Unit | null
  readonly byUnit: Statistics
  readonly bySubject: Statistics
  readonly matters: Matters
  readonly hasKeyCases: boolean
  readonly satisfaction: SatisfactionRule
  readonly reports: readonly DueReport[]
  readonly units: ReadonlyMap<string, Unit>
}

/** The year's report of an office over a kind of case it sees whole, or of a unit over those it leads; undefined where there is no law. */
export async function readAnnualReport(
  db: Db,
  actor: Actor,
  { procedure: id, year, place, profiles, today }: AnnualReportAsked,
): Promise<Result<AnnualReport, StatisticsRefusal> | undefined> {
  const inForce =
    profileInForce(profiles, id, place, plainDate(`${year}-12-31`)) ??
    profiles.find((profile) => profile.procedure === id && profile.place === place)
  if (inForce === undefined) return undefined
  const { procedure, profile } = getLaw(profiles, id, inForce.id)
  const range = { procedure: id, from: `${year}-01-01`, to: `${year}-12-31` }
  const byUnit = await readStatistics(db, actor, { ...range, by: 'unit' })
  if (!byUnit.ok) return byUnit
  const bySubject = await readStatistics(db, actor, { ...range, by: 'subject' })
  if (!bySubject.ok) return bySubject

  const own = kindsSeen(actor).includes(id) ? null : actor.unitId
  const key = procedure.keyCases ?? null
  const [matters, sessions, units] = await Promise.all([
    countMatters(db, { ...range, today, ended: endedStates(procedure), key, ...(own === null ? {} : { unit: own }) }),
    listSessions(db),
    listUnits(db),
  ])
  const known = new Map(units.map((unit) => [unit.id, unit]))
  return ok({
    year,
    procedure,
    profile,
    unit: own === null ? null : (known.get(own) ?? null),
    byUnit: byUnit.value,
    bySubject: bySubject.value,
    matters,
    hasKeyCases: key !== null,
    satisfaction: satisfactionRule(procedure, profile),
    reports: reportsDue(profile, sessions, year, own !== null),
    units: known,
  })
}

function endedStates({ machines }: Procedure): readonly string[] {
  return Object.entries(machines.case?.states ?? {})
    .filter(([, state]) => state.final === true)
    .map(([name]) => name)
}
