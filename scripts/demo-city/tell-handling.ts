import { type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { contactNotes } from './phrases.ts'
import { assigningClerk, clerkName, clerkOf, isOneIn, lastDay, later, type Telling, topicOf } from './telling.ts'

const methods = ['visit', 'meeting', 'phone', 'phone', 'online'] as const

/** From the assignment to where the lead unit works on it. @returns the day the lead unit signed, or null. */
export function tellHandling(telling: Telling, assignedOn: PlainDate): PlainDate | null {
  const { suggestion, story } = telling
  if (suggestion.ending === 'dispatched') return null
  if (suggestion.handBack !== null) {
    const { reason, proposedUnit } = suggestion.handBack
    const day = later(telling, assignedOn, 2, 4)
    story.tell('return_assignment', day, clerkOf(suggestion.leadUnit), { reason, proposedUnit })
    return null
  }
  const workingFrom = tellTurns(telling, assignedOn)
  tellJointUnits(telling, assignedOn)
  if (suggestion.extension !== null) tellExtension(telling, assignedOn)
  return workingFrom
}

/** Signed for by the lead unit, perhaps after a detour through another. */
function tellTurns(telling: Telling, assignedOn: PlainDate): PlainDate {
  const { suggestion, story } = telling
  const { leadUnit, returned, refused } = suggestion
  if (refused !== null) {
    const askedOn = later(telling, assignedOn, 2, 4)
    const { reason, proposedUnit, refusal } = refused
    story.tell('return_assignment', askedOn, clerkOf(leadUnit), { reason, proposedUnit })
    const refusedOn = later(telling, askedOn, 1, 3)
    story.tell('refuse_return', refusedOn, assigningClerk(telling), { reason: refusal }, leadUnit)
    return refusedOn
  }
  const arrivedOn = returned === null ? assignedOn : tellReturn(telling, assignedOn, returned)
  const signedOn = later(telling, arrivedOn, 0, 4)
  story.tell('sign_for', signedOn, clerkOf(leadUnit), { handler: clerkName(leadUnit) })
  return signedOn
}

function tellReturn(
  telling: Telling,
  assignedOn: PlainDate,
  { unit, reason, note }: NonNullable<Telling['suggestion']['returned']>,
): PlainDate {
  const { suggestion, story } = telling
  const askedOn = later(telling, assignedOn, 2, 5)
  const fields = { reason, proposedUnit: suggestion.leadUnit }
  story.tell('return_assignment', askedOn, clerkOf(unit), fields)
  const acceptedOn = later(telling, askedOn, 1, 3)
  const office = assigningClerk(telling)
  story.tell('accept_return', acceptedOn, office, { note }, unit)
  story.tell('reassign', acceptedOn, office, { unit: suggestion.leadUnit, unitDuty: 'lead' })
  return acceptedOn
}

function tellJointUnits(telling: Telling, assignedOn: PlainDate): void {
  const { suggestion, story } = telling
  for (const unit of suggestion.jointUnits) {
    story.tell('sign_for', later(telling, assignedOn, 0, 5), clerkOf(unit), { handler: clerkName(unit) })
    const opinion = suggestion.opinions.get(unit)
    if (opinion === undefined) continue
    const givenOn = later(telling, assignedOn, 8, 14)
    story.tell('give_joint_opinion', givenOn > lastDay ? plainDate(lastDay) : givenOn, clerkOf(unit), { opinion })
  }
}

/** Asked for before the three months are over; granted unless the story ends with the request. */
function tellExtension(telling: Telling, assignedOn: PlainDate): void {
  const { suggestion, story } = telling
  const { extension, extensionRefusal, leadUnit } = suggestion
  if (extension === null) return
  const askedOn = later(telling, assignedOn, 48, 55)
  story.tell('request_extension', askedOn, clerkOf(leadUnit), extension)
  if (suggestion.ending === 'extension_requested') return
  const decidedOn = later(telling, askedOn, 1, 3)
  if (extensionRefusal === null) story.tell('grant_extension', decidedOn, 'secretariat-1')
  else story.tell('refuse_extension', decidedOn, 'secretariat-1', { reason: extensionRefusal })
}

/** A talk with the proposer, written up by the lead unit. */
export function tellContact(telling: Telling, day: PlainDate): void {
  const { suggestion, story, chance, proposers } = telling
  const method = chance.pick(methods)
  const result = chance.pick<string>(contactNotes[method]).replace('{topic}', topicOf(suggestion))
  const others = proposers.cosigners.length > 0 && isOneIn(chance, 3) ? '、联名代表' : ''
  story.tell('contact_proposer', day, clerkOf(suggestion.leadUnit), {
    contactedOn: day,
    method,
    people: `${proposers.lead.name}代表${others}、${clerkName(suggestion.leadUnit)}`,
    talk: result,
  })
}
