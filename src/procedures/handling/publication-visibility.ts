import type { Visibility } from '#engine/visibility.ts'

/** Who sees what of the publication of an answer and of a case's own words, whatever kind the case is of. */
export const publicationVisibility = {
  instances: {
    publication: { decided: 'proposer' },
    text_withholding: { withheld: 'proposer', released: 'proposer' },
  },
  clocks: { publication: 'public' },
  events: {
    publication_decided: 'proposer',
    reply_published: 'public',
    reply_withheld: 'public',
    publication_objected: 'proposer',
    text_consent_given: 'proposer',
    text_withheld: 'proposer',
    text_released: 'proposer',
  },
  fields: {
    publication: 'public',
    notPublishedBecause: 'public',
    objection: 'proposer',
    withheldBecause: 'proposer',
  },
} as const satisfies Omit<Visibility, 'offices'>
