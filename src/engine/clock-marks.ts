import { isPlainDate, type PlainDate } from '#kernel/plain-date.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { CalendarMissing } from './calendar.ts'
import { type ClockMark, caseInstance, type FieldValue } from './case-file.ts'
import { deadlineAfter } from './deadline.ts'
import type { Decision } from './decision.ts'
import { newInstances } from './following-events.ts'
import type { ClockStart } from './procedure.ts'
import { findInstance, runningClock } from './view.ts'

/** The deadlines an action sets, moves and meets. Clocks that a law gives no length are not started. */
export function clockMarks(decision: Decision): Result<readonly ClockMark[], CalendarMissing> {
  const marks: ClockMark[] = stoppedClocks(decision)
  for (const start of decision.action.starts ?? []) {
    if (!applies(decision, start)) continue
    for (const instance of instancesFor(decision, start)) {
      const mark = startMark(decision, start, instance)
      if (!mark.ok) return mark
      if (mark.value !== undefined) marks.push(mark.value)
    }
  }
  const moved = movedMark(decision)
  if (!moved.ok) return moved
  return ok(moved.value === undefined ? marks : [...marks, moved.value])
}

function stoppedClocks({ action, view, request, procedure }: Decision): ClockMark[] {
  const stop = (clock: string, instance: string): ClockMark => ({ mark: 'stopped', clock, instance })
  const ends = action.to !== undefined && procedure.machines[action.machine]?.states[action.to]?.final === true
  if (ends && action.machine === caseInstance) {
    return view.clocks.filter((clock) => clock.stoppedOn === null).map((clock) => stop(clock.clock, clock.instance))
  }
  const places = request.instance === caseInstance ? [caseInstance] : [request.instance, caseInstance]
  return (action.stops ?? []).flatMap((clock) =>
    places.filter((place) => runningClock(view, clock, place) !== undefined).map((place) => stop(clock, place)),
  )
}

function applies({ request, view }: Decision, start: ClockStart): boolean {
  if (start.when === undefined) return true
  const value = request.fields[start.when.fact] ?? view.facts[start.when.fact]
  return typeof value === 'string' && start.when.in.includes(value)
}

function instancesFor(decision: Decision, start: ClockStart): readonly string[] {
  if (start.for === 'case') return [caseInstance]
  if (start.for === 'instance') {
    const duty = findInstance(decision.view, decision.action.machine, decision.request.instance)?.duty
    return start.duty === undefined || start.duty === duty ? [decision.request.instance] : []
  }
  return newInstances(decision)
    .filter((one) => start.duty === undefined || one.duty === start.duty)
    .map((one) => one.instance)
}

function startMark(
  decision: Decision,
  start: ClockStart,
  instance: string,
): Result<ClockMark | undefined, CalendarMissing> {
  const { profile, request, view, circumstances } = decision
  const begin = { mark: 'started', clock: start.clock, instance } as const
  if (start.dateField !== undefined) {
    const promised = dayIn(request.fields[start.dateField] ?? view.facts[start.dateField])
    if (promised === undefined) return ok(undefined)
    return ok({ ...begin, from: circumstances.on, deadline: promised, provisional: false })
  }
  const rule = profile.clocks[start.clock]
  if (rule === undefined || rule === null) return ok(undefined)

  const anchored =
    start.anchorFact === undefined ? undefined : (request.fields[start.anchorFact] ?? view.facts[start.anchorFact])
  const from = dayIn(anchored) ?? circumstances.on
  const deadline = deadlineAfter(rule, from, circumstances.calendar)
  if (!deadline.ok) return refuse(deadline.refusal)
  return ok({ ...begin, from, deadline: deadline.value.day, provisional: deadline.value.provisional })
}

function movedMark(decision: Decision): Result<ClockMark | undefined, CalendarMissing> {
  const { action, profile, view, request, circumstances } = decision
  if (action.extends === undefined) return ok(undefined)

  const { clock, monthsFact } = action.extends
  const running = runningClock(view, clock, caseInstance)
  const rule = profile.clocks[clock]
  const more = request.fields[monthsFact] ?? findInstance(view, action.machine, request.instance)?.fields[monthsFact]
  if (running === undefined || rule === undefined || rule === null || typeof more !== 'number') return ok(undefined)

  const deadline = deadlineAfter({ ...rule, length: rule.length + more }, running.from, circumstances.calendar)
  if (!deadline.ok) return refuse(deadline.refusal)
  return ok({
    mark: 'moved',
    clock,
    instance: caseInstance,
    from: running.from,
    deadline: deadline.value.day,
    provisional: deadline.value.provisional,
  })
}

function dayIn(value: FieldValue | undefined): PlainDate | undefined {
  return typeof value === 'string' && isPlainDate(value) ? value : undefined
}
