import { type CaseView, textOf } from '#engine/view.ts'
import type { UnnamedAuthors } from '#engine/visibility.ts'
import { choiceOf } from './choices.ts'

/** True while the authors ask that their names stay with the office that needs them. */
export function staysUnnamed(view: CaseView): boolean {
  return textOf(view.facts.unnamedBecause).trim() !== ''
}

/** Who learns of an author that asks to stay unnamed: the secretariat, and whom the place's law names besides. */
export const unnamedAuthors: UnnamedAuthors = {
  asked: staysUnnamed,
  fields: [
    'leadProposer',
    'proposerName',
    'authorKind',
    'body',
    'cosigners',
    'rater',
    'raterName',
    'unnamedBecause',
    'originReading',
    'originFinding',
    'originQuote',
  ],
  others: ['joiningAuthors'],
  knownTo: (profile) =>
    choiceOf(profile, 'unnamed_known_to') === 'assigning_office'
      ? ['secretariat', 'assigning_office']
      : ['secretariat'],
}
