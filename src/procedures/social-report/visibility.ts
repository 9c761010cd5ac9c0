import type { Audience, Visibility } from '#engine/visibility.ts'
import { pastVisibility } from '#procedures/handling/past-visibility.ts'
import { staysUnnamed } from '#procedures/handling/unnamed.ts'

const seenFrom = (audience: Audience, names: readonly string[]): Readonly<Record<string, Audience>> =>
  Object.fromEntries(names.map((name) => [name, audience] as const))

/**
 * Who sees what of a social report. It is the CPPCC's own paper: nobody asks the author for consent to publish it, so
 * the public never sees one. Who asked that the source is not named is known to the office that takes it in, alone.
 */
export const visibility: Visibility = {
  offices: ['secretariat', 'leader'],
  unnamed: {
    asked: staysUnnamed,
    // Under its number the case it came from would tell.
    fields: ['leadProposer', 'proposerName', 'unnamedBecause', 'passedOnFrom'],
    others: [],
    knownTo: () => ['secretariat'],
  },
  instances: {
    edition: { edited: 'proposer' },
    submission: { sent: 'unit', noted: 'unit', unnoted: 'unit' },
    assignment: { dispatched: 'proposer', signed: 'proposer', answered: 'proposer', unanswered: 'proposer' },
    feedback: { given: 'proposer' },
    conversion: { opened: 'proposer' },
  },
  clocks: { screening: 'proposer', feedback: 'proposer' },
  events: {
    ...seenFrom('proposer', [
      ...[
        'submitted',
        'naming_settled',
        'taken_up',
        'withdrawn',
        'declined',
        'edition_made',
        'edited',
        'adopted',
        'forwarded',
      ],
      ...[
        'dispatched',
        'signed_for',
        'feedback_given',
        'unit_answered',
        'feedback_dropped',
        'answered',
        'result_told',
        'passed_on',
      ],
      ...['promoted', 'closed', 'archived', 'deadlines_recomputed'],
      ...Object.keys(pastVisibility.events),
    ]),
    ...seenFrom('unit', ['sent_to_leader', 'noted', 'no_note']),
  },
  fields: {
    ...seenFrom('proposer', [
      ...['title', 'background', 'analysis', 'demands', 'leadProposer', 'proposerName', 'subject', 'session'],
      ...['unnamedBecause', 'passedOnFrom', 'flowNumber', 'caseNumber', 'declineReason', 'explanation'],
      ...['editedTitle', 'editedText', 'units', 'duty', 'feedbackBy', 'text', 'signer', 'told', 'convertedTo'],
      ...['agreedOn', 'period', 'authority', 'withdrawReason'],
      ...['importFile', 'importLine', 'leadUnit', 'jointUnits', 'documentNumber', 'doneBy'],
    ]),
    ...seenFrom('unit', ['sentTo', 'leaderNote', 'handler', 'note', 'retention', 'archiveNumber', 'importDoubts']),
  },
}
