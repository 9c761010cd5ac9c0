import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { courses, faultsOf, lived } from './course.ts'
import { type FaultyLaw, faultyLaws, lawsWith } from './faulty-laws.ts'

const seed = 20261129

/** How many courses it took until the oracle said so; undefined where it never did. */
function coursesUntilFound(faulty: FaultyLaw): number | undefined {
  const laws = lawsWith(faulty)
  const result = fc.check(
    fc.property(
      courses,
      (steps) => !faultsOf(lived(laws, faulty.kind, steps)).some((fault) => faulty.found.test(fault)),
    ),
    { numRuns: 250, seed, endOnFailure: true },
  )
  return result.failed ? result.numRuns : undefined
}

describe('the model finds out', () => {
  it.each(faultyLaws)(
    'that $what',
    (faulty) => {
      const courses = coursesUntilFound(faulty)
      process.stdout.write(`${faulty.what}: found after ${courses} courses\n`)

      expect(courses).toBeDefined()
    },
    120_000,
  )
})
