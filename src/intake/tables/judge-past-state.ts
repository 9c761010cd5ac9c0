import { isRated } from './judge-past-rating.ts'
import type { LineDoubt, LineFault } from './line-notes.ts'
import type { Days } from './past-days.ts'
import { type PastState, pastStateNamed } from './past-states.ts'

/** Where it ended, as the file says; where it does not, as far as what it says goes. */
export function pastStateOf(values: Readonly<Record<string, string>>, days: Days, doubts: LineDoubt[]) {
  // Nobody rates what was not answered.
  const isAnswered = values.reply !== undefined || days.answered !== undefined || isRated(values)
  const isAssigned = isAnswered || days.assigned !== undefined || values.leadUnit !== undefined
  const named = values.state === undefined ? undefined : pastStateNamed(values.state)
  if (values.state !== undefined && named === undefined) {
    doubts.push({ code: 'state_unknown', field: 'state', value: values.state })
  }
  const guessed: PastState = isAnswered ? 'closed' : isAssigned ? 'in_handling' : 'filed'
  if (named === undefined && guessed === 'closed') doubts.push({ code: 'closed_as_answered', field: 'state' })
  const state = named ?? guessed
  const answered = isAnswered || ['replied', 'rated', 'tracking'].includes(state)
  return { state, answered, assigned: isAssigned || answered || state === 'in_handling' }
}

/** What the kind of case does not know, and a rating of what was not answered. */
export function kindFaults(
  values: Readonly<Record<string, string>>,
  acts: ReadonlySet<string>,
  state: PastState,
): readonly LineFault[] {
  const written = { field: 'state', value: values.state ?? '' }
  const isForeign = (state === 'rated' && !acts.has('past_rating')) || (state === 'tracking' && !acts.has('past_track'))
  const faults: LineFault[] = isForeign ? [{ code: 'state_of_other_kind', ...written }] : []
  if (!isRated(values)) return faults
  if (!acts.has('past_rate')) return [...faults, { code: 'rating_of_other_kind', field: 'result' }]
  return ['filed', 'declined', 'in_handling'].includes(state)
    ? [...faults, { code: 'rating_unanswered', ...written }]
    : faults
}
