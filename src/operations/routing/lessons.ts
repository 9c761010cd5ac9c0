import { issuedAnswer } from '#engine/answers.ts'
import type { CaseEvent, CaseFile } from '#engine/case-file.ts'
import { listInstances, viewOf } from '#engine/view.ts'
import { getProcedure } from '#procedures/installed.ts'
import type { Lesson } from '#store/routing.ts'

/**
 * What new events teach of which units a case belongs to: its assignment stood until the case was answered and over, or a unit was
 * given it later, after others. Nothing where no unit has it.
 */
export function lessonOf(file: CaseFile, events: readonly CaseEvent[]): Lesson['reason'] | undefined {
  const moved = events.filter(({ machine }) => machine === 'case' || machine === 'assignment')
  if (moved.length === 0) return undefined
  const procedure = getProcedure(file.procedure)
  const after = viewOf({ ...file, events: [...file.events, ...events] })
  const units = listInstances(after, 'assignment')
  if (!units.some(({ state, duty }) => state !== 'returned' && duty !== 'joint')) return undefined
  const given = [...file.events, ...moved].filter(
    (event) => event.machine === 'assignment' && event.stateBefore === null,
  )
  if (moved.some((event) => given.includes(event) && event.action !== given[0]?.action)) return 'corrected'
  const isOver = (state: string | null) => procedure.machines.case?.states[state ?? '']?.final === true
  const [first] = moved.filter(({ machine }) => machine === 'case')
  const isAnswered = issuedAnswer(procedure, after) !== undefined
  return isAnswered && isOver(after.state) && first !== undefined && !isOver(first.stateBefore) ? 'settled' : undefined
}
