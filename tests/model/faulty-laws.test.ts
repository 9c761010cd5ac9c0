import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { tellControl } from '#tests/faults/form.ts'
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
  const found: number[] = []
  afterAll(() =>
    tellControl('a law broken', 'one thing in a law is wrong', {
      ...{ laws: faultyLaws.length, found: found.length, mostCourses: Math.max(...found) },
    }),
  )

  it.each(faultyLaws)(
    'that $what',
    (faulty) => {
      const courses = coursesUntilFound(faulty)
      if (courses !== undefined) found.push(courses)

      expect(courses).toBeDefined()
    },
    120_000,
  )
})
