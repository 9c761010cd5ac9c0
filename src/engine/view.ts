import type { PlainDate } from '#kernel/plain-date.ts'
import { type CaseEvent, type CaseFile, caseInstance, type Fields, type FieldValue } from './case-file.ts'
import { type Duties, type Duty, isAmong, isDuty } from './duty.ts'

/** One machine of a case as it stands: the case itself, a unit's assignment, a version of the reply. */
export type Instance = {
  readonly machine: string
  readonly instance: string
  readonly state: string
  readonly duty: Duty | null
  /** The unit whose act brought it into being. */
  readonly unit: string | null
  /** By state: who brought it there last. */
  readonly broughtBy: Readonly<Record<string, string>>
  readonly since: PlainDate
  /** Everything filled in on it so far, newest value of each field. */
  readonly fields: Fields
}

export type CaseClock = {
  readonly clock: string
  readonly instance: string
  readonly from: PlainDate
  readonly deadline: PlainDate
  readonly provisional: boolean
  /** The day of the act that started it; `from` may be another, e.g. the day a session closes. */
  readonly setOn: PlainDate
  /** Months granted on top of the rule's own length. */
  readonly monthsMore: number
  /** Counts from the day on which receipt is deemed, nobody having signed yet. */
  readonly deemed: boolean
  /** Bounds what may be done and not what must be: nobody is late when it runs out. */
  readonly window: boolean
  /** Null while it runs. */
  readonly stoppedOn: PlainDate | null
}

/** A case as its events make it. Derived; never stored as the truth. */
export type CaseView = {
  readonly id: string
  readonly procedure: string
  readonly profile: string
  /** How many events there are: what a person has seen when they act. */
  readonly version: number
  /** State of the case itself; null before its first event. */
  readonly state: string | null
  readonly instances: readonly Instance[]
  /** Everything filled in on the case itself, newest value of each field. */
  readonly facts: Fields
  readonly clocks: readonly CaseClock[]
}

/** Folds a case's events into how it stands now. */
export function viewOf(caseFile: CaseFile): CaseView {
  const { id, procedure, profile } = caseFile
  const none = { id, procedure, profile, version: 0, state: null, instances: [], facts: {}, clocks: [] }
  return withEvents(none, caseFile.events)
}

/** A case as it stands once these events have happened as well. */
export function withEvents(view: CaseView, events: readonly CaseEvent[]): CaseView {
  const instances = new Map(view.instances.map((one) => [keyOf(one.machine, one.instance), one]))
  const clocks = new Map(view.clocks.map((one) => [keyOf(one.clock, one.instance), one]))
  for (const event of events) {
    applyState(instances, event)
    applyClocks(clocks, event)
  }
  const matter = instances.get(keyOf(caseInstance, caseInstance))
  return {
    ...view,
    version: view.version + events.length,
    state: matter?.state ?? null,
    instances: [...instances.values()],
    facts: matter?.fields ?? {},
    clocks: [...clocks.values()],
  }
}

export function findInstance(view: CaseView, machine: string, instance: string): Instance | undefined {
  return view.instances.find((one) => one.machine === machine && one.instance === instance)
}

export function listInstances(view: CaseView, machine: string, duty?: Duties): readonly Instance[] {
  return view.instances.filter((one) => one.machine === machine && isAmong(one.duty, duty))
}

/** The newest version of a machine that has versions. */
export function latestInstance(view: CaseView, machine: string): Instance | undefined {
  return listInstances(view, machine).at(-1)
}

/** The newest version that a unit opened; of a machine whose versions are nobody's own, the newest of all. */
export function latestOf(view: CaseView, machine: string, unit: string | null): Instance | undefined {
  return listInstances(view, machine).findLast((one) => unit === null || one.unit === unit)
}

/** Whose an instance is, on a machine that has one for each person. */
export function personIn(instance: string): string {
  return instance.slice(instance.indexOf('/') + 1)
}

/** The version an instance of a machine of versions is of. */
export function versionIn(instance: string): string {
  const at = instance.indexOf('/')
  return at < 0 ? instance : instance.slice(0, at)
}

export function runningClock(view: CaseView, clock: string, instance: string): CaseClock | undefined {
  return view.clocks.find((one) => one.clock === clock && one.instance === instance && one.stoppedOn === null)
}

/** The deadline that comes first among the clocks still running that somebody can be late for. */
export function nextDeadline(view: CaseView): CaseClock | undefined {
  const running = view.clocks.filter((clock) => clock.stoppedOn === null && !clock.window)
  return running.find(({ deadline }) => running.every((other) => deadline <= other.deadline))
}

/** A field's text, or an empty one when it was left out. */
export function textOf(value: FieldValue | undefined): string {
  return value === undefined ? '' : String(value)
}

function applyState(instances: Map<string, Instance>, event: CaseEvent): void {
  const key = keyOf(event.machine, event.instance)
  const before = instances.get(key)
  const duty = event.fields.duty
  instances.set(key, {
    machine: event.machine,
    instance: event.instance,
    state: event.state,
    duty: isDuty(duty) ? duty : (before?.duty ?? null),
    unit: before === undefined ? event.byUnit : before.unit,
    broughtBy:
      before?.state === event.state ? before.broughtBy : { ...before?.broughtBy, [event.state]: event.byPerson },
    since: before?.state === event.state ? before.since : event.on,
    fields: { ...before?.fields, ...event.fields },
  })
}

function applyClocks(clocks: Map<string, CaseClock>, event: CaseEvent): void {
  for (const mark of event.clocks) {
    const key = keyOf(mark.clock, mark.instance)
    const before = clocks.get(key)
    if (mark.mark === 'stopped') {
      if (before?.stoppedOn === null) clocks.set(key, { ...before, stoppedOn: event.on })
      continue
    }
    const { clock, instance, from, deadline, provisional } = mark
    clocks.set(key, {
      clock,
      instance,
      from,
      deadline,
      provisional,
      setOn: mark.mark === 'moved' ? (before?.setOn ?? event.on) : event.on,
      monthsMore: mark.monthsMore ?? 0,
      deemed: mark.deemed ?? false,
      window: mark.window ?? false,
      stoppedOn: null,
    })
  }
}

function keyOf(kind: string, instance: string): string {
  return `${kind}\u0000${instance}`
}
