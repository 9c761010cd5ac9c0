import { caseInstance, type FieldValue } from '#engine/case-file.ts'
import { type CaseClock, type CaseView, type Instance, listInstances } from '#engine/view.ts'
import { daysBetween, isPlainDate, type PlainDate } from '#kernel/plain-date.ts'
import type { SeenCase, SeenEvent } from '#operations/read-case.ts'

export const chainSteps = ['said', 'registered', 'assigned', 'answered', 'promised', 'done'] as const

export type ChainStep = (typeof chainSteps)[number]

/**
 * `reached` has its event; `open` is what the case waits for now; `late` the same, past its day;
 * `ahead` comes later; `none` will not come: nothing was promised, or the case was declined.
 */
export type LinkStanding = 'reached' | 'open' | 'late' | 'ahead' | 'none'

export type ChainLink = {
  readonly step: ChainStep
  readonly standing: LinkStanding
  /** What made the link, or what undid it when it stands open again. */
  readonly event: SeenEvent | null
  /** The last day on which the step is on time. */
  readonly deadline: PlainDate | null
  /** How many days after its last day the step was taken; 0 when it was on time. */
  readonly daysLate: number
}

/** Events that make each link, and the clocks that run for it: one word per thing across procedures. */
const events: Readonly<Record<ChainStep, readonly string[]>> = {
  said: ['submitted'],
  registered: ['registered', 'filed', 'declined'],
  assigned: ['assigned', 'reassigned'],
  answered: ['reply_issued'],
  promised: ['reply_issued'],
  done: ['closed', 'done_confirmed'],
}
const clocks: Readonly<Record<ChainStep, readonly string[]>> = {
  said: [],
  registered: [],
  assigned: ['assignment', 'assignment_meeting'],
  answered: ['reply', 'rehandling_reply'],
  promised: [],
  done: ['promise'],
}
const sentBack = 'rehandling_ordered'
const handedBack = 'returned'

type Found = { readonly event: SeenEvent | null; readonly reached: boolean }

/** The case as a chain: said → registered → assigned → answered → promised → done. */
export function chainLinks(seen: SeenCase, today: PlainDate): readonly ChainLink[] {
  const declined = seen.events.find((event) => event.type === 'declined')
  const found = chainSteps.map((step) => ({ step, ...findLink(seen, step) }))
  const answered = found.some((link) => link.step === 'answered' && link.reached)
  const nothingPromised = answered && promisedDay(seen) === null
  const skips = (step: ChainStep) => step === 'promised' && nothingPromised
  const firstOpen = found.find((link) => !link.reached && !skips(link.step))?.step

  return found.map(({ step, event, reached }) => {
    const link = { step, event, daysLate: 0, deadline: deadlineOf(seen.view, step) }
    if (reached) return { ...link, standing: 'reached', daysLate: daysLate(seen.view, step) } as const
    if (declined !== undefined || skips(step)) return { ...link, standing: 'none', deadline: null } as const
    if (step !== firstOpen) return { ...link, standing: 'ahead' } as const
    return { ...link, standing: link.deadline !== null && link.deadline < today ? 'late' : 'open' } as const
  })
}

/** The day the newest issued reply promised, or null. */
export function promisedDay(seen: SeenCase): PlainDate | null {
  return dayIn(issuedReply(seen)?.fields.doneBy)
}

export function issuedReply({ replies }: SeenCase): Instance | undefined {
  return replies.findLast((reply) => reply.state !== 'drafted')
}

/** Units that hold the case now: what was handed back no longer counts. */
export function holdingUnits(seen: SeenCase, duty: 'lead' | 'joint'): readonly string[] {
  return listInstances(seen.view, 'assignment', duty)
    .filter((one) => one.state !== handedBack)
    .map((one) => one.instance)
}

function findLink(seen: SeenCase, step: ChainStep): Found {
  const event = seen.events.findLast((one) => events[step].includes(one.type)) ?? null
  if (event === null) return { event, reached: false }
  if (step === 'promised') return { event, reached: answerStands(seen, event) && promisedDay(seen) !== null }
  if (step === 'answered') {
    const undone = seen.events.findLast((one) => one.type === sentBack && one.seq > event.seq)
    return undone === undefined ? { event, reached: true } : { event: undone, reached: false }
  }
  if (step === 'assigned') return { event, reached: holdingUnits(seen, 'lead').length > 0 }
  return { event, reached: true }
}

function answerStands(seen: SeenCase, reply: SeenEvent): boolean {
  return !seen.events.some((one) => one.type === sentBack && one.seq > reply.seq)
}

function deadlineOf(view: CaseView, step: ChainStep): PlainDate | null {
  const running = view.clocks.filter((clock) => isOf(clock, step) && clock.stoppedOn === null)
  return running.map((clock) => clock.deadline).sort()[0] ?? null
}

/** By the clock that ran last: an answer given again is measured by its own. */
function daysLate(view: CaseView, step: ChainStep): number {
  const newest = (one: CaseClock | undefined, other: CaseClock) =>
    one === undefined || other.from >= one.from ? other : one
  const last = view.clocks.filter((clock) => isOf(clock, step)).reduce<CaseClock | undefined>(newest, undefined)
  return last === undefined || last.stoppedOn === null ? 0 : Math.max(0, daysBetween(last.deadline, last.stoppedOn))
}

function isOf(clock: { readonly clock: string; readonly instance: string }, step: ChainStep): boolean {
  return clock.instance === caseInstance && clocks[step].includes(clock.clock)
}

function dayIn(value: FieldValue | undefined): PlainDate | null {
  return typeof value === 'string' && isPlainDate(value) ? value : null
}
