import type { Terms } from '#engine/terms.ts'
import { terms as ofSuggestions } from '#procedures/suggestion/terms.ts'

/** A motion's words for what every kind of case has. */
export const terms: Terms = {
  ...ofSuggestions,
  matter: { zh: '议案', en: 'motion' },
  a_matter: { zh: '议案', en: 'a motion' },
  office: { zh: '大会秘书处（代表工作机构）', en: 'secretariat' },
  body: { zh: '代表团', en: 'delegation' },
  bodies: { zh: '代表团', en: 'a delegation' },
  signatory: { zh: '团长', en: 'the head' },
  file: { zh: '立案', en: 'take as a motion' },
  filed: { zh: '立案', en: 'taken as a motion' },
  filing: { zh: '立案', en: 'taking it as a motion' },
}
