import type { Terms } from '#engine/terms.ts'

/** A proposal's words for what every kind of case has. */
export const terms: Terms = {
  matter: { zh: '提案', en: 'proposal' },
  a_matter: { zh: '提案', en: 'a proposal' },
  author: { zh: '委员', en: 'member' },
  authors: { zh: '委员', en: 'members' },
  office: { zh: '提案委员会', en: 'proposal committee' },
  body: { zh: '党派、团体、专委会、界别或者小组', en: 'party, organisation, committee, sector or group' },
  bodies: { zh: '单位、界别、小组', en: 'a body, sector or group' },
  signatory: { zh: '负责人或者召集人', en: 'the head or convener' },
  file: { zh: '立案', en: 'file' },
  filed: { zh: '立案', en: 'filed' },
  filing: { zh: '立案', en: 'filing' },
}
