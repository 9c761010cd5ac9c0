import { createHash } from 'node:crypto'
import type { WorkCalendar } from '#engine/calendar.ts'
import {
  dueNotices,
  nextNoticeDay,
  noticeStepsFor,
  type PlannedNotice,
  plannedNotices,
  usualNotices,
} from '#engine/notice-schedule.ts'
import { type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { getLaw, type Profiles } from '#procedures/profiles.ts'
import { listGivenSteps } from '#store/case-notices.ts'
import {
  type ClockWatch,
  claimDueWatches,
  type DueWatch,
  type Looked,
  listDueWatches,
  readyWatches,
  setLooks,
  type WatchKey,
} from '#store/clock-watches.ts'
import { lockLedger } from '#store/ledger-entries.ts'
import type { Db, Tx } from '#store/schema.ts'
import type { TimerContext } from './act-context.ts'
import { giveNotices, type NoticeToGive } from './give-notices.ts'

export type Sweep = {
  /** Clocks looked at because they were due for it. */
  readonly looked: number
  readonly given: number
  /** Clocks that could not be looked at, with what went wrong; they stay due, and hold up no other. */
  readonly faults: readonly { readonly watch: WatchKey; readonly fault: unknown }[]
}

/**
 * Gives every notice of a deadline that is due, each exactly once: a notice, its log entry, the mail about it and the
 * day of the next look are stored together or not at all. Touches the clocks that are due alone. May run at any time, as
 * often as one likes, by several workers at once, on a day before the last one's: nothing is given twice.
 */
export async function sweepDeadlines(db: Db, context: TimerContext, batch = 100): Promise<Sweep> {
  await readyWatches(db, planFingerprint(context), context.on)
  let sweep: Sweep = { looked: 0, given: 0, faults: [] }
  for (let after: DueWatch | undefined; ; ) {
    const due = await listDueWatches(db, context.on, batch, after)
    const last = due.at(-1)
    if (last === undefined) return sweep
    sweep = added(sweep, await sweepSome(db, context, due))
    after = last
  }
}

/** All in one transaction; where that fails each alone, so that one that is broken holds up none of the others. */
async function sweepSome(db: Db, context: TimerContext, due: readonly WatchKey[]): Promise<Sweep> {
  try {
    return await db.transaction().execute((tx) => lookAt(tx, context, due))
  } catch (fault) {
    const [watch] = due
    if (watch === undefined || due.length === 1) {
      return { looked: 0, given: 0, faults: watch === undefined ? [] : [{ watch, fault }] }
    }
    let sweep: Sweep = { looked: 0, given: 0, faults: [] }
    for (const one of due) sweep = added(sweep, await sweepSome(db, context, [one]))
    return sweep
  }
}

async function lookAt(tx: Tx, context: TimerContext, due: readonly WatchKey[]): Promise<Sweep> {
  // The log first: an act holds its case's clocks when it comes to the log, and neither may wait for the other.
  await lockLedger(tx)
  const watches = await claimDueWatches(tx, due, context.on)
  const given = new Set((await listGivenSteps(tx, [...new Set(watches.map((watch) => watch.case_id))])).map(stepKey))
  const looks = watches.map((watch) => {
    const planned = planOf(watch, context)
    const open = dueNotices(planned, runOf(watch), context.on)
    return { watch, planned, open: open.filter(({ step }) => !given.has(stepKey({ ...watch, step: step.code }))) }
  })
  const toGive: readonly NoticeToGive[] = looks.flatMap(({ watch, open }) => open.map((notice) => ({ watch, notice })))
  await giveNotices(tx, context, toGive)
  await setLooks(
    tx,
    looks.map(({ watch, planned, open }) => lookedAt(watch, planned, open, context.on)),
  )
  return { looked: watches.length, given: toGive.length, faults: [] }
}

function planOf(
  watch: ClockWatch,
  { calendar, profiles }: Pick<TimerContext, 'calendar' | 'profiles'>,
): readonly PlannedNotice[] {
  const { notices } = getLaw(profiles, watch.procedure, watch.profile).profile
  return plannedNotices(runOf(watch), noticeStepsFor(notices ?? usualNotices, watch.clock), calendar)
}

function runOf(watch: Pick<ClockWatch, 'started_on' | 'deadline'>) {
  return { from: plainDate(watch.started_on), deadline: plainDate(watch.deadline) }
}

function lookedAt(
  { case_id, clock, instance }: WatchKey,
  planned: readonly PlannedNotice[],
  given: readonly PlannedNotice[],
  on: PlainDate,
): Looked {
  const last = given.at(-1)
  return {
    case_id,
    clock,
    instance,
    look_on: nextNoticeDay(planned, on),
    given: last === undefined ? null : { kind: last.step.kind, on },
  }
}

function stepKey(one: WatchKey & { readonly started_on: string; readonly deadline: string; readonly step: string }) {
  return [one.case_id, one.clock, one.instance, one.started_on, one.deadline, one.step].join('\u0000')
}

/** Changes when the days of notices may have: with the calendars, or with a profile's schedule. */
function planFingerprint({ calendar, profiles }: { calendar: WorkCalendar; profiles: Profiles }): string {
  const years = [...calendar.values()].map((year) => [
    year.year,
    year.status,
    [...year.daysOff.keys()],
    [...year.makeupWorkdays.keys()],
  ])
  const schedules = profiles.map(({ procedure, id, notices }) => [procedure, id, notices ?? usualNotices])
  return createHash('sha256')
    .update(JSON.stringify([years, schedules]), 'utf8')
    .digest('hex')
}

function added(one: Sweep, other: Sweep): Sweep {
  return {
    looked: one.looked + other.looked,
    given: one.given + other.given,
    faults: [...one.faults, ...other.faults],
  }
}
