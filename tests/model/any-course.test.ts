import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seedOr, sizedBy, tell } from '#tests/faults/form.ts'
import { courses, faultsOf, lived } from './course.ts'
import { type Kind, laws } from './law.ts'

/** How many courses of all kinds together; 0: those of npm test, which are always the same. Others are new each time. */
const asked = sizedBy('MODEL_SEQUENCES', 0, 100_000)
const seed = seedOr(asked > 0 ? Date.now() % 2 ** 31 : 20_260_302)

/** Courses of npm test by the kind they begin with, and what they must have come to, or they would say nothing. */
const aims: Readonly<Record<Kind, { readonly runs: number; readonly states: string; readonly acts: string }>> = {
  suggestion: {
    runs: 200,
    states: 'replied rated rehandling merged withdrawn closed tracking returned_to_author',
    acts: `rate publish_reply merge receive_reply grant_extension countersign assign_separately answer_urging
      settle_disagreement settle_naming pass_on_reply choose_key_item confirm_signature deem_received split_off`,
  },
  proposal: {
    runs: 200,
    states: 'replied rated merged withdrawn closed tracking declined',
    acts: `rate merge receive_reply lengthen_reply countersign assign_separately settle_disagreement review_for_filing
      receive_passed_on choose_as_key confirm_signature`,
  },
  motion: {
    runs: 200,
    states: 'submitted objection_open objected converted in_deliberation in_handling closed withdrawn',
    acts: 'confirm_signature object convert withdraw_signature receive_passed_on report_handling publish_reply',
  },
  enquiry: {
    runs: 200,
    states: 'submitted sent answered demanded closed',
    acts: 'send demand_another_answer order_another_answer say_satisfied say_dissatisfied publish_reply',
  },
  'social-report': {
    runs: 200,
    states: 'declined edited adopted forwarded answered promoted closed',
    acts: 'note give_feedback promote receive_passed_on tell_without_feedback settle_naming',
  },
}

const kinds = Object.keys(aims) as readonly Kind[]

describe.each(kinds)('any course of cases that begins with: %s', (kind) => {
  const { runs, states, acts } = aims[kind]
  const numRuns = asked > 0 ? Math.ceil(asked / kinds.length) : runs

  it(
    'keeps the invariants, whoever does what in which order',
    () => {
      const reached = new Set<string>()
      const seen = new Set<string>()
      let count = 0
      const began = performance.now()
      const result = fc.check(
        fc.property(courses, (steps) => {
          const town = lived(laws, kind, steps)
          count += town.taken()
          for (const { events } of town.cases())
            for (const event of events) {
              if (event.machine === 'case') reached.add(event.state)
              seen.add(event.action)
            }
          const [fault] = faultsOf(town)
          if (fault !== undefined) throw new Error(fault)
        }),
        { numRuns, seed, endOnFailure: true },
      )
      const coursesPerSecond = Number(((1_000 * result.numRuns) / (performance.now() - began)).toFixed(1))
      const divergences = result.failed ? 1 : 0
      tell(
        'model',
        { kind, courses: result.numRuns, acts: count, kindsOfAct: seen.size, divergences, coursesPerSecond },
        seed,
      )

      // The steps of a course would fill pages: its seed and place find it again.
      expect(result.failed ? `seed ${seed}, path ${result.counterexamplePath}: ${result.errorInstance}` : '').toBe('')
      // The runs went far enough for the invariants to be about something.
      expect(states.split(/\s+/).filter((state) => !reached.has(state))).toEqual([])
      expect(acts.split(/\s+/).filter((action) => !seen.has(action))).toEqual([])
    },
    asked > 0 ? 24 * 3_600_000 : 180_000,
  )
})
