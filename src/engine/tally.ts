import type { Duties } from './duty.ts'
import { type FactCondition, factHolds } from './fact-condition.ts'
import type { Profile } from './profile.ts'
import { type CaseView, type Instance, listInstances } from './view.ts'

/** How many instances of a machine stand in some states. */
export type Tally = {
  readonly machine: string
  readonly duty?: Duties
  readonly in: readonly string[]
  /**
   * 'own' is all of the acting unit's. `atLeast` is a number the law sets, one of `Procedure.amounts`; one is enough
   * where a law sets none.
   */
  readonly quantity: 'all' | 'some' | 'own' | 'more_than_half' | { readonly atLeast: string }
  /** Only those of the newest version, on a machine that has one for each person and version. */
  readonly ofLatest?: true
  /** One is enough, whatever the number, where a fact of the case has one of these values. */
  readonly oneIsEnough?: FactCondition
}

/** What other machines must have reached before an action. */
export type Need = Tally & {
  /** The code a refusal names, e.g. joint_opinions. */
  readonly what: string
  /** An instance one of whose clocks has run out no longer holds the others up; the event records it. */
  readonly unlessClockPast?: readonly string[]
}

/** How a tally comes out: how many count, how many must, and those of the machine that do not. */
export type Counted = {
  readonly met: boolean
  readonly counted: number
  readonly needed: number
  readonly lacking: readonly Instance[]
}

/**
 * Counts instances as they stand.
 *
 * @param given - what counts an instance in, where that is more than its state; the acting unit.
 */
export function countedFor(
  tally: Tally,
  view: CaseView,
  profile: Pick<Profile, 'amounts'>,
  given: { readonly counts?: (one: Instance) => boolean; readonly unit?: string | null } = {},
): Counted {
  const counts = given.counts ?? ((one: Instance) => tally.in.includes(one.state))
  const instances = tallied(tally, view).filter((one) => tally.quantity !== 'own' || one.instance === given.unit)
  const lacking = instances.filter((one) => !counts(one))
  const counted = instances.length - lacking.length
  const needed = neededOf(tally, instances.length, view, profile)
  return { met: counted >= needed, counted, needed, lacking }
}

function tallied({ machine, duty, ofLatest }: Tally, view: CaseView): readonly Instance[] {
  const all = listInstances(view, machine, duty)
  if (ofLatest !== true) return all
  const versions = all.map(({ instance }) => Number(instance.slice(0, instance.indexOf('/'))))
  return all.filter((_, index) => versions[index] === Math.max(...versions))
}

function neededOf(tally: Tally, all: number, view: CaseView, profile: Pick<Profile, 'amounts'>): number {
  const { quantity } = tally
  if (quantity === 'all' || quantity === 'own') return all
  if (quantity === 'some') return 1
  if (quantity === 'more_than_half') return Math.floor(all / 2) + 1
  return isOneEnough(tally, view) ? 1 : (profile.amounts?.[quantity.atLeast]?.value ?? 1)
}

function isOneEnough({ oneIsEnough }: Tally, { facts }: CaseView): boolean {
  return oneIsEnough !== undefined && factHolds(oneIsEnough, facts)
}
