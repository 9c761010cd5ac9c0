import type { Visibility } from '#engine/visibility.ts'

/** Who sees what of what an old file tells, in a kind of case the public may see. */
export const pastVisibility = {
  events: {
    past_submitted: 'public',
    past_signature: 'proposer',
    past_filed: 'public',
    past_declined: 'proposer',
    past_withdrawn: 'public',
    past_assigned: 'public',
    past_unit: 'public',
    past_reply: 'public',
    past_replied: 'public',
    past_unit_done: 'public',
    past_reply_published: 'public',
    past_rating_kept: 'proposer',
    past_rating: 'proposer',
    past_rating_awaited: 'proposer',
    past_delivered: 'proposer',
    past_tracking: 'public',
    past_closed: 'public',
  },
  fields: {
    importFile: 'public',
    importLine: 'public',
    importDoubts: 'unit',
    pastRating: 'proposer',
    rater: 'proposer',
    raterName: 'proposer',
    pastAttitude: 'proposer',
    pastResult: 'proposer',
    pastWords: 'proposer',
    pastComment: 'proposer',
    ratingFile: 'proposer',
    ratingLine: 'proposer',
  },
} as const satisfies Pick<Visibility, 'events' | 'fields'>
