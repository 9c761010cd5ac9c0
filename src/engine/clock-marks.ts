import { isMoment } from '#kernel/moment.ts'
import { isPlainDate, type PlainDate } from '#kernel/plain-date.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { type CaseEvent, type ClockMark, caseInstance, type Fields, type FieldValue } from './case-file.ts'
import type { ClockStart } from './clock-start.ts'
import { type Deadline, deadlineAfter, ruleFor } from './deadline.ts'
import type { Decision } from './decision.ts'
import { deemedReceipt } from './deemed-receipt.ts'
import { isAmong } from './duty.ts'
import { factHolds } from './fact-condition.ts'
import { type Move, movesOf, newInstances } from './following-events.ts'
import { holds } from './profile-condition.ts'
import { recomputedMarks } from './recomputed-marks.ts'
import type { Refusal } from './refusals.ts'
import { type CaseClock, findInstance, runningClock } from './view.ts'

/** The deadlines an action sets, moves and meets. Clocks that a law gives no length are not started. */
export function clockMarks(decision: Decision, own: CaseEvent): Result<readonly ClockMark[], Refusal> {
  if (decision.action.recomputes === true) return anewMarks(decision)

  const marks: ClockMark[] = stoppedClocks(decision, own)
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

function anewMarks({ procedure, profile, view, circumstances }: Decision): Result<readonly ClockMark[], Refusal> {
  const marks = recomputedMarks(procedure, profile, view, circumstances.calendar)
  if (!marks.ok) return marks
  return marks.value.length === 0 ? refuse({ code: 'nothing_to_recompute' }) : marks
}

function stoppedClocks(decision: Decision, own: CaseEvent): ClockMark[] {
  const { action, view } = decision
  const moves = movesOf(decision, own)
  const stop = (clock: string, instance: string): ClockMark => ({ mark: 'stopped', clock, instance })
  if (endsCase(decision, moves)) {
    return view.clocks.filter((clock) => clock.stoppedOn === null).map((clock) => stop(clock.clock, clock.instance))
  }
  const stops = (clocks: readonly string[] | undefined, places: readonly string[]): readonly ClockMark[] =>
    (clocks ?? []).flatMap((clock) =>
      places.filter((place) => runningClock(view, clock, place) !== undefined).map((place) => stop(clock, place)),
    )
  const moved = moves.flatMap(({ effect, instances }) =>
    stops(effect.stops, [...new Set([...instances.map((one) => one.instance), caseInstance])]),
  )
  const here = stops(action.stopsHere, [decision.request.instance])
  const all = [...stops(action.stops, placesOf(decision)), ...here, ...moved]
  return all.filter((one, at) => all.findIndex((other) => isSameClock(one, other)) === at)
}

function isSameClock(one: ClockMark, other: ClockMark): boolean {
  return one.clock === other.clock && one.instance === other.instance
}

/** Whose clocks an act stops: those of what it is about, of the case, and of a unit that answers for its part alone. */
function placesOf(decision: Decision): readonly string[] {
  const { request } = decision
  const unit = actingDuty(decision) === 'separate' && request.actor.unitId !== null ? [request.actor.unitId] : []
  if (request.instance === caseInstance) return [caseInstance, ...unit]
  return [...new Set([request.instance, ...(unit.length > 0 ? unit : [caseInstance])])]
}

/** What the acting unit owes the case; null when no unit acts. */
function actingDuty({ view, request }: Decision) {
  const { unitId } = request.actor
  return unitId === null ? null : (findInstance(view, 'assignment', unitId)?.duty ?? null)
}

/** True when the act itself, or what follows from it, brings the case to its end. */
function endsCase({ action, procedure }: Decision, moves: readonly Move[]): boolean {
  const isEnd = (machine: string, state: string | undefined) =>
    machine === caseInstance && procedure.machines[machine]?.states[state ?? '']?.final === true
  return (
    isEnd(action.machine, action.to) ||
    moves.some(({ effect, instances }) => instances.length > 0 && isEnd(effect.machine, effect.to))
  )
}

function applies(decision: Decision, start: ClockStart): boolean {
  const { profile, view } = decision
  if (start.whileCase !== undefined && !start.whileCase.includes(view.state ?? '')) return false
  if (start.anchor !== undefined && profile.clocks[start.clock]?.anchor !== start.anchor) return false
  return factHolds(start.when, factsOf(decision))
}

/** What the case, the instance acted on and this request say, the later before the earlier. */
function factsOf({ action, request, view }: Decision): Fields {
  return { ...view.facts, ...findInstance(view, action.machine, request.instance)?.fields, ...request.fields }
}

function instancesFor(decision: Decision, start: ClockStart): readonly string[] {
  if (start.for === 'new_instances') {
    return newInstances(decision)
      .filter((one) => isAmong(one.duty, start.duty))
      .map((one) => one.instance)
  }
  const { action, request, view } = decision
  const duty = findInstance(view, action.machine, request.instance)?.duty ?? actingDuty(decision)
  if (!isAmong(duty, start.duty)) return []
  if (start.for === 'unit') return request.actor.unitId === null ? [] : [request.actor.unitId]
  return [start.for === 'case' ? caseInstance : request.instance]
}

function startMark(decision: Decision, start: ClockStart, instance: string): Result<ClockMark | undefined, Refusal> {
  const { profile, circumstances } = decision
  const begin = { mark: 'started', clock: start.clock, instance } as const
  if (start.dateField !== undefined) {
    const promised = dayIn(factsOf(decision)[start.dateField])
    if (promised === undefined) return ok(undefined)
    return ok({
      ...begin,
      from: circumstances.on,
      deadline: promised,
      provisional: false,
      ...(start.window === true ? { window: true } : {}),
    })
  }
  const rule = profile.clocks[start.clock]
  if (rule === undefined || rule === null) return ok(undefined)

  const before = stoppedBefore(decision, start, instance)
  if (before !== undefined) return ok(runningOn(before))
  const from = countedWithFirst(decision, start) ?? startDay(decision, start)
  if (!from.ok) return from
  if (from.value === undefined || isKept(decision, start, instance, from.value.day)) return ok(undefined)
  const deadline = deadlineAfter(ruleFor(rule, factsOf(decision)), from.value.day, circumstances.calendar)
  if (!deadline.ok) return deadline
  return ok({
    ...begin,
    from: from.value.day,
    ...dayOf(deadline.value),
    ...(from.value.deemed ? { deemed: true } : {}),
    ...(start.window === true ? { window: true } : {}),
  })
}

/** The clock that runs on where this one would start, because the profile does not let it begin anew. */
function stoppedBefore({ profile, view }: Decision, start: ClockStart, instance: string): CaseClock | undefined {
  if (start.resumes === undefined || holds(start.resumes.unless, profile)) return undefined
  return view.clocks.find((one) => one.clock === start.clock && one.instance === instance && one.stoppedOn !== null)
}

/** The first day this clock counted from for anybody, because the profile lets no other unit begin anew. */
function countedWithFirst({ profile, view }: Decision, start: ClockStart): Result<StartDay, never> | undefined {
  if (start.countsWithFirst === undefined || holds(start.countsWithFirst.unless, profile)) return undefined
  const [first] = view.clocks
    .filter((one) => one.clock === start.clock)
    .map((one) => one.from)
    .sort()
  return first === undefined ? undefined : ok({ day: first, deemed: false })
}

function runningOn({ clock, instance, from, deadline, provisional, monthsMore, deemed }: CaseClock): ClockMark {
  return {
    mark: 'moved',
    clock,
    instance,
    from,
    deadline,
    provisional,
    ...(monthsMore === 0 ? {} : { monthsMore }),
    ...(deemed ? { deemed: true } : {}),
  }
}

type StartDay = { readonly day: PlainDate; readonly deemed: boolean }

/** The day a clock counts from; undefined when receipt has not happened and is never deemed. */
function startDay(decision: Decision, start: ClockStart): Result<StartDay | undefined, Refusal> {
  const { action, profile, circumstances } = decision
  const anchored = start.anchorFact === undefined ? undefined : dayIn(factsOf(decision)[start.anchorFact])
  const round = start.renews === true ? decision.view.clocks.find((one) => one.clock === start.clock) : undefined
  if (round !== undefined) return ok({ day: round.deadline, deemed: false })
  const isDelivery = start.anchor === 'receipt' && (action.creates ?? []).length > 0
  if (!isDelivery) return ok({ day: anchored ?? circumstances.on, deemed: false })

  const deemed = deemedReceipt(profile, circumstances.on, circumstances.calendar)
  if (!deemed.ok) return deemed
  return ok(deemed.value === undefined ? undefined : { day: deemed.value, deemed: true })
}

/** True when a clock that is there already must not be set anew. */
function isKept({ view }: Decision, start: ClockStart, instance: string, from: PlainDate): boolean {
  const before = view.clocks.find((one) => one.clock === start.clock && one.instance === instance)
  if (before === undefined) return false
  if (before.stoppedOn !== null) return start.anchor === 'receipt' && start.for === 'case'
  return start.keepsRunning === true || (start.anchor === 'receipt' && before.from <= from)
}

function movedMark(decision: Decision): Result<ClockMark | undefined, Refusal> {
  const { action, profile, view, request, circumstances } = decision
  if (action.extends === undefined) return ok(undefined)

  const { clock, monthsFact } = action.extends
  const owner = findInstance(view, action.machine, request.instance)?.unit ?? request.actor.unitId
  const own = owner === null ? undefined : runningClock(view, clock, owner)
  const running = own ?? runningClock(view, clock, caseInstance)
  const rule = profile.clocks[clock]
  const more = request.fields[monthsFact] ?? findInstance(view, action.machine, request.instance)?.fields[monthsFact]
  if (running === undefined || rule === undefined || rule === null || typeof more !== 'number') return ok(undefined)

  const monthsMore = running.monthsMore + more
  const limit = rule.extension
  if (limit !== undefined && monthsMore > limit.mostMonths) {
    return refuse({ code: 'extension_too_long', clock, ...limit })
  }
  const deadline = deadlineAfter(ruleFor(rule, view.facts), running.from, circumstances.calendar, monthsMore)
  if (!deadline.ok) return deadline
  return ok({
    mark: 'moved',
    clock,
    instance: running.instance,
    from: running.from,
    ...dayOf(deadline.value),
    monthsMore,
    ...(running.deemed ? { deemed: true } : {}),
  })
}

function dayOf({ day, provisional }: Deadline): { readonly deadline: PlainDate; readonly provisional: boolean } {
  return { deadline: day, provisional }
}

function dayIn(value: FieldValue | undefined): PlainDate | undefined {
  const day = typeof value === 'string' && isMoment(value) ? value.slice(0, 10) : value
  return typeof day === 'string' && isPlainDate(day) ? day : undefined
}
