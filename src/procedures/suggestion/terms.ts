import type { Terms } from '#engine/terms.ts'

/** A suggestion's words for what every kind of case has. */
export const terms: Terms = {
  matter: { zh: '建议', en: 'suggestion' },
  a_matter: { zh: '建议', en: 'a suggestion' },
  author: { zh: '代表', en: 'deputy' },
  authors: { zh: '代表', en: 'deputies' },
  office: { zh: '代表工作机构', en: 'secretariat' },
  body: { zh: '代表团或者组织', en: 'delegation or organisation' },
  bodies: { zh: '代表团、组织', en: 'a delegation or organisation' },
  signatory: { zh: '团长或者召集人', en: 'the head or convener' },
  file: { zh: '受理', en: 'accept' },
  filed: { zh: '受理', en: 'accepted' },
  filing: { zh: '受理', en: 'acceptance' },
}
