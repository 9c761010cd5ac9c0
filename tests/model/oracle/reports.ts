import type { CaseFile } from '#engine/case-file.ts'
import { eachOf, factsOf, standingOn, text } from './record.ts'

/** What social reports must keep to. */
export function reportFaults(file: CaseFile): readonly string[] {
  if (file.procedure !== 'social-report') return []
  return [...noteFaults(file), ...feedbackFaults(file), ...promotionFaults(file)]
}

/** One leader has it at a time, and notes on it alone. */
function noteFaults(file: CaseFile): readonly string[] {
  const noted = eachOf(file, 'noted')
    .filter(({ event, earlier }) => {
      const sent = standingOn(earlier, 'submission').find(({ instance }) => instance === event.instance)
      return sent?.state !== 'sent' || sent.fields.sentTo !== event.byPerson
    })
    .map(({ event }) => `noted by ${event.byPerson}, whom it was not sent to`)
  const twice = eachOf(file, 'sent_to_leader')
    .filter(({ earlier }) => standingOn(earlier, 'submission').some(({ state }) => state === 'sent'))
    .map(() => 'with two leaders at once')
  return [...noted, ...twice]
}

/** A unit feeds back once it has signed; feedback is in when every unit's is. */
function feedbackFaults(file: CaseFile): readonly string[] {
  const given = eachOf(file, 'feedback_given')
    .filter(({ event, earlier }) => {
      const own = standingOn(earlier, 'assignment').find(({ instance }) => instance === event.byUnit)
      return own?.state !== 'signed'
    })
    .map(({ event }) => `${event.byUnit} fed back on what it has not signed for`)
  const answered = eachOf(file, 'answered').flatMap(({ earlier }) =>
    standingOn(earlier, 'assignment')
      .filter(({ instance }) => !earlier.some((one) => one.type === 'feedback_given' && one.byUnit === instance))
      .map(({ instance }) => `feedback is said to be in without ${instance}`),
  )
  return [...given, ...answered]
}

/** A proposal is in somebody's name: who stays unnamed or is in no roster is not made its author. */
function promotionFaults(file: CaseFile): readonly string[] {
  return eachOf(file, 'promoted')
    .filter(({ earlier }) => {
      const facts = factsOf(earlier)
      return text(facts.leadProposer) === '' || text(facts.unnamedBecause) !== ''
    })
    .map(() => 'went on as a proposal of nobody')
}
