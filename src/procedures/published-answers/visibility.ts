import type { Visibility } from '#engine/visibility.ts'

/** Who sees what of the publication of an answer. */
export const publicationVisibility = {
  instances: {
    publication: { decided: 'proposer' },
    text_withholding: { withheld: 'proposer', released: 'proposer' },
  },
  clocks: { publication: 'public' },
  events: {
    publication_reviewed: 'unit',
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
    summary: 'proposer',
    secrecy: 'unit',
    secrecyReviewer: 'unit',
    redactions: 'unit',
  },
} as const satisfies Omit<Visibility, 'offices'>
