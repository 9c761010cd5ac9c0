import type { Visibility } from '#engine/visibility.ts'
import { visibility as shared } from '#procedures/handling/visibility.ts'

/** Who sees what of a suggestion, besides what all such cases have. */
export const visibility: Visibility = {
  ...shared,
  offices: [...shared.offices, 'chairpersons_council', 'session_secretariat'],
  instances: {
    ...shared.instances,
    supervision: {
      opened: 'proposer',
      planned: 'proposer',
      concluded: 'proposer',
      objected: 'proposer',
      reviewed: 'proposer',
      ended: 'proposer',
    },
  },
  clocks: {
    ...shared.clocks,
    supervision_objection: 'unit',
    supervision_review: 'unit',
  },
  events: {
    ...shared.events,
    key_item_chosen: 'public',
    key_item_released: 'public',
    head_named: 'public',
    answered_in_person: 'public',
    supervision_opened: 'proposer',
    supervision_planned: 'unit',
    supervision_logged: 'unit',
    supervision_concluded: 'proposer',
    conclusion_objected: 'unit',
    conclusion_reviewed: 'proposer',
    supervision_ended: 'proposer',
  },
  fields: {
    ...shared.fields,
    keyReason: 'public',
    leadingOfficial: 'public',
    committee: 'public',
    head: 'public',
    metOn: 'proposer',
    keyNote: 'proposer',
    supervisionKind: 'proposer',
    conclusion: 'proposer',
    supervisionReview: 'proposer',
    rectification: 'proposer',
    approvedBy: 'unit',
    supervisionPlan: 'unit',
    finding: 'unit',
    supervisionObjection: 'unit',
  },
}
