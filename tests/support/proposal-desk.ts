import type { Fields } from '#engine/case-file.ts'
import { getLaw, type Law } from '#procedures/profiles.ts'
import { profiles, shanghaiCppcc } from './installed-profiles.ts'
import { people } from './small-city.ts'
import { openDesk, type SuggestionDesk } from './suggestion-desk.ts'

export const proposalFields: Fields = {
  title: '关于修缮北岸栈桥的提案',
  background: '栈桥建成二十年。',
  analysis: '栏杆锈蚀，没有单位管护。',
  demands: '请修缮栏杆，明确管护单位。',
  leadProposer: people.member.personId,
  period: 'between_sessions',
  publishText: true,
}

export const allMet: Fields = { standing: 'meets', content: 'meets', format: 'meets' }

export function cppccOf(id: string): Law {
  return getLaw(profiles, 'proposal', id)
}

/** Handed in by a member, registered by the committee. */
export function registeredProposal(given: Fields = {}, law: Law = shanghaiCppcc): SuggestionDesk {
  const desk = openDesk(law)
  desk.act(people.member, 'submit', { ...proposalFields, ...given })
  desk.act(people.committee, 'register')
  return desk
}

/** Reviewed and filed. */
export function filedProposal(given: Fields = {}, law: Law = shanghaiCppcc): SuggestionDesk {
  const desk = registeredProposal(given, law)
  desk.act(people.committee, 'review_for_filing', allMet)
  desk.act(people.committee, 'file')
  return desk
}

/** Assigned to roads, signed for. */
export function handledProposal(law: Law = shanghaiCppcc): SuggestionDesk {
  const desk = filedProposal({}, law)
  desk.act(people.assigner, 'assign', { leadUnit: 'roads' })
  desk.act(people.roads, 'sign_for')
  return desk
}

/** Answered and delivered. */
export function answeredProposal(law: Law = shanghaiCppcc): SuggestionDesk {
  const desk = handledProposal(law)
  desk.act(people.roads, 'draft_reply', { text: '您提出的提案收悉。' })
  const review = { outcome: 'adopted', secrecy: 'cleared', secrecyReviewer: '某', publication: 'full' }
  desk.act(people.roads, 'review_reply', review)
  desk.act(people.roads, 'issue_reply', { signer: '段路遥' })
  return desk
}
