import type { Actor } from '#engine/case-file.ts'
import type { Procedure } from '#engine/procedure.ts'
import { holdsOffice } from '#engine/roles.ts'
import { kindsSeen } from '#operations/case-scope.ts'
import { installedProcedures } from '#procedures/installed.ts'
import { countByModel, countChoices, countHandBacks, type ModelCounts, type NamedThen } from '#store/routing-counts.ts'
import type { Db } from '#store/schema.ts'
import { givesToUnit } from './unit-fields.ts'

/** How often a unit was proposed, was taken, and whom it was given to instead; null where nobody was proposed. */
export type UnitTaken = {
  readonly unit: string | null
  readonly times: number
  readonly taken: number
  readonly instead: readonly { readonly unit: string; readonly times: number }[]
}

/** What came of the proposals for one kind of case; of those answered alone, for nothing has come of the others yet. */
export type ProposalsTaken = {
  readonly procedure: string
  /** By whoever gave a case to a unit. */
  readonly given: readonly UnitTaken[]
  /** By units that handed a case back and named another. */
  readonly handedBack: readonly UnitTaken[]
  /** By model, those answered last first. */
  readonly models: readonly Omit<ModelCounts, 'procedure' | 'all'>[]
  /** How many further models there are. */
  readonly left: number
}

const mostModels = 50

/** What came of proposals, kind by kind, for offices that give cases of the kind to units; undefined for everybody else. */
export async function proposalsTaken(db: Db, actor: Actor): Promise<readonly ProposalsTaken[] | undefined> {
  const kinds = kindsAssigned(actor)
  if (kinds.length === 0) return undefined
  const [choices, handBacks, models] = await Promise.all([
    countChoices(db, kinds),
    countHandBacks(db, kinds),
    countByModel(db, kinds, mostModels),
  ])
  return kinds.map((procedure) => {
    const own = models.filter((one) => one.procedure === procedure)
    return {
      procedure,
      given: byUnit(choices.filter((one) => one.procedure === procedure)),
      handedBack: byUnit(handBacks.filter((one) => one.procedure === procedure)),
      models: own.map(({ procedure: _, all: __, ...counts }) => counts),
      left: (own[0]?.all ?? 0) - own.length,
    }
  })
}

/** The kinds of case of which an account's offices see every one, and give cases to units by some law. */
export function kindsAssigned(actor: Pick<Actor, 'offices'>): readonly string[] {
  const seen = kindsSeen(actor)
  return installedProcedures
    .filter((procedure) => seen.includes(procedure.id) && mayGive(procedure, actor.offices))
    .map(({ id }) => id)
}

function mayGive(procedure: Procedure, offices: readonly string[]): boolean {
  const giving = Object.values(procedure.actions).filter((action) => action.past !== true && givesToUnit(action))
  const roles = giving.flatMap(({ by }) => by.flatMap((code) => whoMayBeMeant(procedure, code)))
  return roles.some((role) => holdsOffice(procedure, role, offices))
}

/** A role itself, or all that some law names for it. */
function whoMayBeMeant({ roles }: Procedure, code: string): readonly string[] {
  const role = roles[code]
  return role?.held === 'named' ? [role.otherwise, ...role.as.map((one) => one.role)] : [code]
}

function byUnit(rows: readonly NamedThen[]): readonly UnitTaken[] {
  const taken = [...Map.groupBy(rows, ({ proposed }) => proposed)].map(([unit, named]): UnitTaken => {
    const others = named.filter((one) => one.named !== unit)
    return {
      unit,
      times: sumOf(named),
      taken: sumOf(named) - sumOf(others),
      instead: others.map((one) => ({ unit: one.named, times: one.count })),
    }
  })
  // What was left open stands last.
  return taken.sort((a, b) => Number(a.unit === null) - Number(b.unit === null) || b.times - a.times)
}

function sumOf(rows: readonly NamedThen[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0)
}
