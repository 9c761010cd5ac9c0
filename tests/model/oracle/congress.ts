import type { CaseEvent, CaseFile } from '#engine/case-file.ts'
import { endOf } from './clocks.ts'
import { eachOf, factsOf, personOf, standingOn, stateOf, text, versionOf } from './record.ts'

/** Signers who must object, where it is less than half of them. */
const objectorsNeeded = 2

/** What motions and enquiries must keep to. */
export function congressFaults(file: CaseFile): readonly string[] {
  if (file.procedure === 'motion') return [...objectionFaults(file), ...decisionFaults(file), ...publishedFaults(file)]
  if (file.procedure === 'enquiry') return [...satisfactionFaults(file), ...againFaults(file), ...publishedFaults(file)]
  return []
}

/** Objected to by enough of those who signed, each for themselves, before it was too late; converted only after that. */
function objectionFaults(file: CaseFile): readonly string[] {
  const lastDay = (earlier: readonly CaseEvent[]) => text(factsOf(earlier).lastMeeting).slice(0, 10)
  const raised = eachOf(file, 'objection_raised').flatMap(({ event, earlier }) => [
    ...(event.byPerson === event.instance ? [] : [`${event.byPerson} objected for another`]),
    ...(event.on <= lastDay(earlier) ? [] : ['objected after the last meeting']),
  ])
  const objected = eachOf(file, 'objected')
    .filter(({ earlier }) => {
      const all = standingOn(earlier, 'objection')
      const those = all.filter(({ state }) => state === 'raised').length
      const isDelegation = factsOf(earlier).authorKind === 'delegation'
      return !isDelegation && (those * 2 <= all.length || those < objectorsNeeded)
    })
    .map(() => 'objected to by too few')
  const converted = eachOf(file, 'converted')
    .filter(({ event, earlier }) => event.byPerson === 'p-presidium' && event.on <= lastDay(earlier))
    .map(() => 'converted while signers could still object')
  return [...raised, ...objected, ...converted]
}

/** The presidium decides in session, the standing committee between sessions. */
function decisionFaults(file: CaseFile): readonly string[] {
  return ['accepted', 'converted'].flatMap((type) =>
    eachOf(file, type)
      .filter(({ event, earlier }) => {
        const inSession = factsOf(earlier).period === 'in_session'
        return event.byPerson !== (inSession ? 'p-presidium' : 'p-standing')
      })
      .map(({ event }) => `${type} by ${event.byPerson}`),
  )
}

/** 2: an answer or report is published once it was given, and not against a signer's word. */
function publishedFaults(file: CaseFile): readonly string[] {
  const answers = file.procedure === 'motion' ? 'handling_report' : 'answer'
  return eachOf(file, 'reply_published').flatMap(({ event, earlier }) => {
    const given = standingOn(earlier, answers).some(({ instance }) => instance === event.instance)
    const against = standingOn(earlier, 'signature').some(({ fields }) => text(fields.objection) !== '')
    return [...(given ? [] : ['published before it was given']), ...(against ? ['published against a signer'] : [])]
  })
}

/** 1: whether an answer satisfies is each signer's word alone. */
function satisfactionFaults(file: CaseFile): readonly string[] {
  return file.events
    .filter(({ type }) => type === 'satisfied' || type === 'dissatisfied')
    .filter((event) => event.byUnit !== null || event.byPerson !== personOf(event.instance))
    .map((event) => `${event.byPerson} said for another whether it satisfies`)
}

/** Demanded again by more than half; closed once all have said, or their time is over. */
function againFaults(file: CaseFile): readonly string[] {
  const demanded = eachOf(file, 'another_answer_demanded')
    .filter(({ earlier }) => {
      const asked = ofLatest(earlier)
      return asked.filter(({ state }) => state === 'dissatisfied').length * 2 <= asked.length
    })
    .map(() => 'another answer was demanded by too few')
  const closed = eachOf(file, 'closed').flatMap(({ event, earlier }) => {
    const givenOn = earlier.findLast(({ type }) => type === 'answer_given')?.on
    const open = ofLatest(earlier).some(({ state }) => state === 'asked')
    const isOver = givenOn !== undefined && event.on > endOf(givenOn, [5, 'working_day'])
    return open && !isOver ? ['closed before the signers had their say'] : []
  })
  const again = eachOf(file, 'answer_given')
    .filter(({ earlier }) => stateOf(earlier) !== 'sent')
    .map(() => 'answered without being asked')
  return [...demanded, ...closed, ...again]
}

function ofLatest(events: readonly CaseEvent[]) {
  const version = standingOn(events, 'answer').at(-1)?.instance
  return standingOn(events, 'satisfaction').filter(({ instance }) => versionOf(instance) === version)
}
