import type { Profile } from '#engine/profile.ts'
import type { Named } from '#engine/rule.ts'
import { type CaseView, listInstances, textOf } from '#engine/view.ts'
import { choiceOf } from './choices.ts'
import { deliveriesOf, isDissatisfied, standingReplies } from './replies.ts'
import { staysUnnamed } from './unnamed.ts'

/** Those whose own confirmation stands for the words as they are now. */
export function confirmedCosigners(view: CaseView): readonly string[] {
  return listInstances(view, 'signature')
    .filter((one) => one.state === 'confirmed')
    .map((one) => one.instance)
}

/** Everyone whose suggestion it is, the lead proposer first. */
export function authorsOf(view: CaseView): readonly string[] {
  const lead = textOf(view.facts.leadProposer)
  return [...new Set([...(lead === '' ? [] : [lead]), ...confirmedCosigners(view)])]
}

/** Units that share the case with the lead unit and have not handed it back. */
export function jointUnits(view: CaseView): readonly string[] {
  return listInstances(view, 'assignment', 'joint')
    .filter((one) => one.state !== 'returned')
    .map((one) => one.instance)
}

/** Units that answer: the one that leads, or each that has a part of its own. */
export function answeringUnits(view: CaseView): readonly string[] {
  return listInstances(view, 'assignment', ['lead', 'separate'])
    .filter((one) => one.state !== 'returned')
    .map((one) => one.instance)
}

/** Of the units that answer, those whose answer somebody is dissatisfied with; all where nobody rated one so. */
function toAnswerAgain(view: CaseView): readonly string[] {
  const units = answeringUnits(view)
  const faulted = standingReplies(view)
    .filter((reply) => deliveriesOf(view, reply.instance).some(isDissatisfied))
    .flatMap(({ unit }) => (unit === null || !units.includes(unit) ? [] : [unit]))
  return faulted.length > 0 ? faulted : units
}

/** Every author, or the first alone where the law lets the first pass it on. */
function readersOf(view: CaseView, profile: Profile): readonly string[] {
  const authors = authorsOf(view)
  return choiceOf(profile, 'joint_reply_to') === 'lead_passes_on' ? authors.slice(0, 1) : authors
}

function ratersOf(view: CaseView, profile: Profile): readonly string[] {
  const readers = readersOf(view, profile)
  return choiceOf(profile, 'feedback_from') === 'lead_proposer' ? readers.slice(0, 1) : readers
}

function readersOnly(view: CaseView, profile: Profile): readonly string[] {
  return choiceOf(profile, 'feedback_from') === 'lead_proposer' ? readersOf(view, profile).slice(1) : []
}

/** Lists of units and persons that follow from how a suggestion stands. */
export const named = {
  authors: authorsOf,
  cosigners: confirmedCosigners,
  joint_units: jointUnits,
  to_answer_again: toAnswerAgain,
  /** Those the reply is delivered to and who rate it. */
  raters: (view, profile) => (staysUnnamed(view) ? [] : ratersOf(view, profile)),
  /** Those it is delivered to where the lead proposer rates for all. */
  readers_only: (view, profile) => (staysUnnamed(view) ? [] : readersOnly(view, profile)),
  /** As raters and readers_only, where the reply goes by way of the office that knows them. */
  unnamed_raters: (view, profile) => (staysUnnamed(view) ? ratersOf(view, profile) : []),
  unnamed_readers_only: (view, profile) => (staysUnnamed(view) ? readersOnly(view, profile) : []),
} as const satisfies Readonly<Record<string, Named>>
