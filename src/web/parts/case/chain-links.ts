import { isIssued, issuedAnswer } from '#engine/answers.ts'
import { caseInstance, type FieldValue } from '#engine/case-file.ts'
import { type ChainStep, chainSteps } from '#engine/chain.ts'
import type { Duty } from '#engine/duty.ts'
import type { Procedure } from '#engine/procedure.ts'
import { type CaseClock, type CaseView, findInstance, type Instance, listInstances } from '#engine/view.ts'
import { daysBetween, isPlainDate, type PlainDate } from '#kernel/plain-date.ts'
import type { SeenCase, SeenEvent } from '#operations/read-case.ts'

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

const handedBack = 'returned'

type Found = { readonly event: SeenEvent | null; readonly reached: boolean }

/** The case as a chain: said → registered → assigned → answered → promised → done. */
export function chainLinks(seen: SeenCase, today: PlainDate): readonly ChainLink[] {
  const { endedBy } = seen.procedure.chain
  const isEnded = seen.events.some((event) => endedBy.includes(event.type))
  const found = chainSteps.map((step) => ({ step, ...findLink(seen, step) }))
  const answered = found.some((link) => link.step === 'answered' && link.reached)
  const nothingPromised = answered && promisedDay(seen) === null
  const skips = (step: ChainStep) => step === 'promised' && nothingPromised
  const firstOpen = found.find((link) => !link.reached && !skips(link.step))?.step

  return found.map(({ step, event, reached }) => {
    const link = { step, event, daysLate: 0, deadline: deadlineOf(seen, step) }
    if (reached) return { ...link, standing: 'reached', daysLate: daysLate(seen, step) } as const
    if (isEnded || skips(step)) return { ...link, standing: 'none', deadline: null } as const
    if (step !== firstOpen) return { ...link, standing: 'ahead' } as const
    return { ...link, standing: link.deadline !== null && link.deadline < today ? 'late' : 'open' } as const
  })
}

/** The day the newest issued reply promised, or null. */
export function promisedDay(seen: SeenCase): PlainDate | null {
  return dayIn(issuedReply(seen)?.fields.doneBy)
}

export function issuedReply({ procedure, view, replies }: SeenCase): Instance | undefined {
  return issuedAnswer(procedure, { ...view, instances: replies })
}

/** Units that hold the case now: what was handed back no longer counts. */
export function holdingUnits(seen: SeenCase, duty: Duty): readonly string[] {
  return listInstances(seen.view, 'assignment', duty)
    .filter((one) => one.state !== handedBack)
    .map((one) => one.instance)
}

function findLink(seen: SeenCase, step: ChainStep): Found {
  const event = seen.events.findLast((one) => seen.procedure.chain.steps[step].events.includes(one.type)) ?? null
  if (event === null) return { event, reached: false }
  if (step === 'promised') return { event, reached: answerStands(seen, event) && promisedDay(seen) !== null }
  if (step === 'answered') {
    // A part that one unit has answered leaves the others'.
    if (!isWholeAnswered(seen)) return { event: null, reached: false }
    const undone = seen.events.findLast((one) => isUndoing(seen, one) && one.seq > event.seq)
    return undone === undefined ? { event, reached: true } : { event: undone, reached: false }
  }
  if (step === 'assigned') {
    return { event, reached: holdingUnits(seen, 'lead').length + holdingUnits(seen, 'separate').length > 0 }
  }
  return { event, reached: true }
}

function isWholeAnswered(seen: SeenCase): boolean {
  return holdingUnits(seen, 'separate').every((unit) =>
    seen.replies.some((reply) => reply.unit === unit && isIssued(seen.procedure, reply)),
  )
}

function answerStands(seen: SeenCase, reply: SeenEvent): boolean {
  return !seen.events.some((one) => isUndoing(seen, one) && one.seq > reply.seq)
}

function isUndoing({ procedure }: SeenCase, event: SeenEvent): boolean {
  return procedure.chain.answerUndoneBy.includes(event.type)
}

function deadlineOf({ procedure, view }: SeenCase, step: ChainStep): PlainDate | null {
  const running = view.clocks.filter((clock) => isOf(procedure, view, clock, step) && clock.stoppedOn === null)
  return running.map((clock) => clock.deadline).sort()[0] ?? null
}

/** By the clock that ran last: an answer given again is measured by its own. */
function daysLate({ procedure, view }: SeenCase, step: ChainStep): number {
  const newest = (one: CaseClock | undefined, other: CaseClock) =>
    one === undefined || other.from >= one.from ? other : one
  const last = view.clocks
    .filter((clock) => isOf(procedure, view, clock, step))
    .reduce<CaseClock | undefined>(newest, undefined)
  return last === undefined || last.stoppedOn === null ? 0 : Math.max(0, daysBetween(last.deadline, last.stoppedOn))
}

/** The case's own clock, or that of a unit that answers a part of it. */
function isOf({ chain }: Procedure, view: CaseView, clock: CaseClock, step: ChainStep): boolean {
  const isCases =
    clock.instance === caseInstance || findInstance(view, 'assignment', clock.instance)?.duty === 'separate'
  return isCases && chain.steps[step].clocks.includes(clock.clock)
}

function dayIn(value: FieldValue | undefined): PlainDate | null {
  return typeof value === 'string' && isPlainDate(value) ? value : null
}
