import type { Profile } from '#engine/profile.ts'
import type { Named } from '#engine/rule.ts'
import { type CaseView, listInstances, textOf } from '#engine/view.ts'
import { choiceOf } from './choices.ts'

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

/** Every author, or the first alone where the law lets the first pass it on. */
function readersOf(view: CaseView, profile: Profile): readonly string[] {
  const authors = authorsOf(view)
  return choiceOf(profile, 'joint_reply_to') === 'lead_passes_on' ? authors.slice(0, 1) : authors
}

/** Lists of units and persons that follow from how a suggestion stands. */
export const named = {
  authors: authorsOf,
  cosigners: confirmedCosigners,
  joint_units: jointUnits,
  /** Those the reply is delivered to, who then rate it. */
  /** Those the reply is delivered to and who rate it. */
  raters: (view, profile) => {
    const readers = readersOf(view, profile)
    return choiceOf(profile, 'feedback_from') === 'lead_proposer' ? readers.slice(0, 1) : readers
  },
  /** Those it is delivered to where the lead proposer rates for all. */
  readers_only: (view, profile) =>
    choiceOf(profile, 'feedback_from') === 'lead_proposer' ? readersOf(view, profile).slice(1) : [],
} as const satisfies Readonly<Record<string, Named>>
