import type { Place } from '#engine/rule.ts'
import {
  type CaseView,
  findInstance,
  type Instance,
  latestInstance,
  latestOf,
  listInstances,
  textOf,
  versionIn,
} from '#engine/view.ts'
import { withStubs } from './redactions.ts'

/** Replies that have left the house, oldest first. */
export function issuedReplies(view: CaseView): readonly Instance[] {
  return listInstances(view, 'reply').filter((one) => one.state === 'issued')
}

/**
 * The answers that stand: the newest of each unit that answers a part of its own, the newest of all where one unit
 * answers for all.
 */
export function standingReplies(view: CaseView): readonly Instance[] {
  const issued = issuedReplies(view)
  const units = listInstances(view, 'assignment', 'separate')
    .filter((one) => one.state !== 'returned')
    .map((one) => one.instance)
  if (units.length === 0) return issued.slice(-1)
  return units.flatMap((unit) => issued.findLast((one) => one.unit === unit) ?? [])
}

export function isDissatisfied({ fields }: Instance): boolean {
  return fields.attitude === 'dissatisfied' || fields.result === 'dissatisfied'
}

/** To whom a version was delivered, with what each said of it. */
export function deliveriesOf(view: CaseView, version: string | undefined): readonly Instance[] {
  return listInstances(view, 'delivery').filter((one) => one.instance.startsWith(`${version ?? ''}/`))
}

/** What a published reply would read as: its summary, or its text with stubs; undefined when it is not to be published. */
export function publishedReading(reply: Instance | undefined): string | undefined {
  if (reply?.fields.publication === 'summary') return textOf(reply.fields.summary)
  if (reply?.fields.publication !== 'full') return undefined
  return withStubs(textOf(reply.fields.text), textOf(reply.fields.redactions))
}

/** What the public may read of a reply now. */
export function publicReading(view: CaseView, reply: Instance): string | undefined {
  const isPublished = findInstance(view, 'publication', reply.instance)?.state === 'published'
  return isPublished ? publishedReading(reply) : undefined
}

/** The version of the reply an act is about: the one named, or the newest. */
export function replyAt(view: CaseView, place: Place | undefined): Instance | undefined {
  return place === undefined ? latestInstance(view, 'reply') : findInstance(view, 'reply', versionIn(place.instance))
}

/** The newest version the acting unit opened; of all where none is named, as in lists over many cases. */
export function ownReply(view: CaseView, unit: string | null): Instance | undefined {
  return latestOf(view, 'reply', unit)
}

/** Of the answers that stand, those that promise something by a day. */
export function promisesOf(view: CaseView): readonly Instance[] {
  return standingReplies(view).filter((reply) => isPromised(reply.fields.doneBy))
}

/** True when an answer names the day by which something will be done. */
export function isPromised(doneBy: unknown): boolean {
  return typeof doneBy === 'string' && doneBy !== ''
}
