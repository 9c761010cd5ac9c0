import type { Visibility } from '#engine/visibility.ts'
import { visibility as shared } from '#procedures/handling/visibility.ts'

/** Who sees what of a proposal, besides what all such cases have. */
export const visibility: Visibility = {
  ...shared,
  instances: { ...shared.instances, filing_review: { reviewed: 'proposer', outdated: 'proposer' } },
  events: {
    ...shared.events,
    reviewed_for_filing: 'proposer',
    review_outdated: 'proposer',
    consultation_logged: 'proposer',
    chosen_as_key: 'public',
    key_supervised: 'public',
    key_lifted: 'public',
  },
  fields: {
    ...shared.fields,
    seal: 'proposer',
    standing: 'proposer',
    content: 'proposer',
    format: 'proposer',
    reviewNote: 'office',
    consultationStage: 'proposer',
    consultedOn: 'proposer',
    consultationForm: 'proposer',
    consultation: 'proposer',
    keyReason: 'public',
    ledBy: 'public',
    supervisedOn: 'public',
    supervisionForm: 'public',
    supervision: 'proposer',
    heardBy: 'public',
    pertinence: 'public',
    headReplied: 'public',
    pastHeardBy: 'proposer',
    pastPertinence: 'proposer',
    pastHeadReplied: 'proposer',
  },
}
