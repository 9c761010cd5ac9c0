import fc from 'fast-check'
import type { Kind, Laws } from './law.ts'
import { recordFaults } from './oracle/faults.ts'
import { shownFaults } from './shown-faults.ts'
import { newTown, type Step, type Town } from './town.ts'

const step: fc.Arbitrary<Step> = fc.record({
  place: fc.nat(),
  actor: fc.nat(),
  pick: fc.nat(),
  filling: fc.nat(),
  days: fc.constantFrom(0, 0, 0, 1, 3, 10, 40),
  /** One in six asks for any act at all, whoever may take it. */
  wild: fc.integer({ min: 1, max: 6 }).map((roll) => roll === 1),
})

/** What somebody does one after another. */
export const courses = fc.array(step, { minLength: 80, maxLength: 180 })

/** A town of a kind that has lived through these steps. */
export function lived(laws: Laws, kind: Kind, steps: readonly Step[]): Town {
  const town = newTown(laws, kind)
  for (const one of steps) town.take(one)
  return town
}

/** What is wrong in it, in the record or in what is shown of it. */
export const faultsOf = (town: Town): readonly string[] => [...recordFaults(town.cases()), ...shownFaults(town)]
