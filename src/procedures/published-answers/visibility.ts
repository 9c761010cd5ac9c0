import type { Visibility } from '#engine/visibility.ts'
import { publicationVisibility as shared } from '#procedures/handling/publication-visibility.ts'

/** Who sees what of the publication of an answer that is reviewed by itself, after it was given. */
export const publicationVisibility = {
  instances: shared.instances,
  clocks: shared.clocks,
  events: { publication_reviewed: 'unit', ...shared.events },
  fields: {
    ...shared.fields,
    summary: 'proposer',
    secrecy: 'unit',
    secrecyReviewer: 'unit',
    redactions: 'unit',
  },
} as const satisfies Omit<Visibility, 'offices'>
