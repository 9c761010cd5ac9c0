import type { Terms } from '#engine/terms.ts'
import { terms as ofMotions } from '#procedures/motion/terms.ts'

/** An enquiry's words for what every kind of case has. */
export const terms: Terms = {
  ...ofMotions,
  matter: { zh: '询问、质询案', en: 'enquiry' },
  a_matter: { zh: '询问、质询案', en: 'an enquiry' },
  file: { zh: '受理', en: 'take up' },
  filed: { zh: '受理', en: 'taken up' },
  filing: { zh: '受理', en: 'taking it up' },
}
