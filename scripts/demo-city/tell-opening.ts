import { addDays, daysBetween, type PlainDate, plainDate } from '#kernel/plain-date.ts'
import type { FieldValue } from './story.ts'
import { subjectOf } from './subjects.ts'
import { assignerOf, isOneIn, later, secretariatClerk, type Telling } from './telling.ts'
import type { Stretch } from './timetable.ts'

/** From the words to the assignment. @returns the day of assignment, or null when the story ends before it. */
export function tellOpening(telling: Telling): PlainDate | null {
  const { suggestion, story, days, timetable } = telling
  const submittedOn = days.from(dayIn(telling, timetable.submitted))
  story.tell('submit', submittedOn, submitter(telling), submissionFields(telling))
  for (const cosigner of telling.proposers.cosigners) story.tell('confirm_signature', submittedOn, cosigner)
  if (suggestion.ending === 'submitted') return null

  const registeredOn = later(telling, submittedOn, 1, 2)
  story.tell('register', registeredOn, secretariatClerk(telling))
  if (suggestion.ending === 'registered') return null

  if (suggestion.declined !== null) {
    const { reason, convertedTo, explanation } = suggestion.declined
    const fields = { declineReason: reason, explanation, convertedTo }
    story.tell('decline', later(telling, registeredOn, 1, 3), secretariatClerk(telling), fields)
    return null
  }
  const filedOn = later(telling, registeredOn, 0, 2)
  story.tell('file', filedOn, secretariatClerk(telling), { subject: subjectOf(suggestion.leadUnit) })
  if (suggestion.ending === 'filed') return null

  const assignedOn = timetable.assigned === null ? later(telling, filedOn, 1, 2) : plainDate(timetable.assigned)
  story.tell('assign', assignedOn, assignerOf(telling), assignmentFields(telling))
  return assignedOn
}

/** A working day within a stretch. */
export function dayIn({ chance, days }: Telling, [from, to]: Stretch): PlainDate {
  const first = plainDate(from)
  const day = days.from(addDays(first, chance.between(0, daysBetween(first, plainDate(to)))))
  return day > to ? days.before(day, 1) : day
}

/** Now and then the secretariat enters what a deputy handed in on paper. */
function submitter(telling: Telling): string {
  const { proposers, chance, suggestion } = telling
  const onPaper = suggestion.ending === 'closed' && isOneIn(chance, 20)
  return onPaper ? secretariatClerk(telling) : proposers.lead.id
}

function submissionFields({ suggestion, timetable, proposers, chance }: Telling): Record<string, FieldValue> {
  const { title, background, analysis, demands, leadUnit, returned } = suggestion
  const { session, period } = timetable
  return {
    title,
    background,
    analysis,
    demands: demands.map((demand, index) => `${index + 1}. ${demand}`).join('\n'),
    leadProposer: proposers.lead.id,
    ...(proposers.cosigners.length === 0 ? {} : { cosigners: proposers.cosigners }),
    subject: subjectOf(leadUnit),
    ...(isOneIn(chance, 3) ? {} : { suggestedUnit: returned?.unit ?? leadUnit }),
    period,
    ...(session === null ? {} : { session: session.id }),
    ...(period === 'in_session' && session !== null ? { sessionClosesOn: session.closesOn } : {}),
    publishText: suggestion.declined === null && !isOneIn(chance, 8),
  }
}

function assignmentFields({ suggestion }: Telling): Record<string, FieldValue> {
  const { leadUnit, jointUnits, returned } = suggestion
  return {
    leadUnit: returned?.unit ?? leadUnit,
    ...(jointUnits.length === 0 ? {} : { jointUnits }),
  }
}
