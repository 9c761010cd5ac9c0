import type { Guard, Rule } from '#engine/rule.ts'
import { type CaseView, type Instance, listInstances, textOf } from '#engine/view.ts'
import { broken } from './broken.ts'
import { authorsOf } from './named.ts'
import { issuedReplies, standingReplies } from './replies.ts'

/** The answer that an old file tells of, where no answer was given here since. */
export function oldAnswer(view: CaseView): Instance | undefined {
  const [first, second] = issuedReplies(view)
  // Whatever was answered here was drafted first.
  return second === undefined && first?.broughtBy.drafted === undefined ? standingReplies(view)[0] : undefined
}

/** What an old file tells of how a case was rated, oldest first. */
export function pastRatings(view: CaseView): readonly Instance[] {
  return listInstances(view, 'past_rating')
}

/** What may be told of ratings given before this system was there. */
export const pastRatingRules: Readonly<Record<string, Rule>> = {
  /** Only authors ever rated: by who they are on the roster, or by the very words the case keeps of them. */
  rater_is_author: (view, { fields }) => {
    const rater = textOf(fields.rater)
    const name = textOf(fields.raterName)
    const told = textOf(view.facts.proposerName)
    const isAuthor =
      rater !== ''
        ? authorsOf(view).includes(rater) && name === ''
        : name === told && (name !== '' || authorsOf(view).length === 0)
    return isAuthor ? undefined : broken('rater_is_author')
  },

  /** What an answer is worth is not for those who gave it to say, nor to tell of. */
  no_unit_rates: (_, { actor }) => (actor.unitId === null ? undefined : broken('no_unit_rates')),

  rater_once: (view, { fields }) => {
    const isSame = (one: Instance) => raterOf(one.fields) === raterOf(fields)
    return pastRatings(view).some(isSame) ? broken('rater_once') : undefined
  },

  something_rated: (_, { fields: { pastAttitude, pastResult, pastWords } }) =>
    [pastAttitude, pastResult, pastWords].some((one) => textOf(one) !== '') ? undefined : broken('something_rated'),
}

export const pastRatingGuards: Readonly<Record<string, Guard>> = {
  /** What was answered here is rated here, by its author. */
  answered_in_old_file: (view) => (oldAnswer(view) === undefined ? broken('answered_in_old_file') : undefined),
}

function raterOf({ rater, raterName }: Instance['fields']): string {
  return textOf(rater) || textOf(raterName)
}
