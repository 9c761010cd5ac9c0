import type { Terms } from '#engine/terms.ts'
import { terms as ofProposals } from '#procedures/proposal/terms.ts'

/** A social report's words for what every kind of case has. */
export const terms: Terms = {
  ...ofProposals,
  matter: { zh: '社情民意信息', en: 'social report' },
  a_matter: { zh: '社情民意信息', en: 'a social report' },
  file: { zh: '采用', en: 'adopt' },
  filed: { zh: '采用', en: 'adopted' },
  filing: { zh: '采用', en: 'adopting it' },
}
