import type { Fields } from '#engine/case-file.ts'
import { people } from '#tests/support/small-city.ts'
import type { Kind } from '../model/law.ts'
import { type Beginning, opening } from '../model/opening.ts'

const words = { title: '关于栈桥的事', background: '栈桥旧了。', analysis: '无人管。', demands: '请修缮。' }

/** The cases that towns of a kind begin with, one list for each town in turn: each opens acts that the others do not. */
export function beginningsOf(kind: Kind): readonly (readonly Beginning[])[] {
  const author = kind === 'proposal' || kind === 'social-report' ? people.member : people.deputy
  const second = author === people.member ? people.secondMember : people.secondDeputy
  const office = author === people.member ? people.committee : people.secretary
  const begun = (action: string, fields: Fields, actor = author): Beginning => ({
    kind,
    actor,
    action,
    fields: { ...words, leadProposer: author.personId, ...fields },
  })
  const draft = begun('begin_draft', {
    form: 'formal',
    authorKind: 'deputies',
    cosigners: [second.personId],
    cosignBy: '2026-04-30',
    suggestedUnit: 'roads',
    period: 'in_session',
  })
  if (kind === 'motion') {
    const delegation = { authorKind: 'delegation', body: '云汀代表团', period: 'in_session' }
    return [opening(kind), [begun('submit', delegation), draft]]
  }
  if (kind === 'enquiry') {
    const asked = { form: 'asked', suggestedUnit: 'roads', period: 'in_session', sessionClosesOn: '2026-06-30' }
    const question = begun('submit', { ...asked, authorKind: 'deputies' })
    return [opening(kind), [question, draft]]
  }
  if (kind === 'social-report') return [opening(kind)]
  const { leadProposer: _, ...unnamed } = begun('submit', { period: 'between_sessions' }).fields
  const fields = { ...unnamed, proposerName: '某人' }
  const ofNobody: Beginning = { kind, actor: office, action: 'submit', fields }
  return [opening(kind), [ofNobody, draft, ...passedOn(kind)]]
}

/** A case of another kind that may come to be one of this kind. */
function passedOn(kind: Kind): readonly Beginning[] {
  if (kind === 'proposal') return opening('social-report').slice(1, 2)
  const { personId: leadProposer } = people.deputy
  const fields = { ...words, leadProposer, authorKind: 'delegation', body: '云汀代表团', period: 'between_sessions' }
  return [{ kind: 'motion', actor: people.deputy, action: 'submit', fields }]
}

/**
 * What chance would seldom fill in.
 *
 * @param isWanted - whether nobody was let through to an act yet.
 */
export function givenFor(kind: string, action: string, isWanted: (action: string) => boolean): Fields {
  if (action === 'invite') {
    const third = kind === 'proposal' ? people.thirdMember : people.thirdDeputy
    return { cosigners: [third.personId], cosignBy: '2026-05-30' }
  }
  if (action === 'rate') {
    const code = ['order_rehandling', 'escalate', 'record_coordination'].some(isWanted) ? 'dissatisfied' : 'satisfied'
    return { attitude: code, result: code, comment: '没有答到。' }
  }
  return given[action] ?? {}
}

const given: Readonly<Record<string, Fields>> = {
  register_late: { handInBy: '2026-02-20' },
  assign_separately: { firstUnit: 'roads', firstPart: '一、请修缮。', secondUnit: 'parks', secondPart: '二、请疏浚。' },
  review_reply: { secrecy: 'cleared', publication: 'full' },
  decide_publication: { secrecy: 'cleared', publication: 'full' },
  forward: { units: ['parks'] },
  forward_further: { units: ['water', 'roads'] },
}
