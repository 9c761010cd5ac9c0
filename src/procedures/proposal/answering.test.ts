import { describe, expect, it } from 'vitest'
import type { Actor, Fields } from '#engine/case-file.ts'
import { procedureUnder } from '#engine/procedure-under.ts'
import { listInstances } from '#engine/view.ts'
import type { Law } from '#procedures/profiles.ts'
import { cppccOf, filedProposal } from '#tests/support/proposal-desk.ts'
import { people } from '#tests/support/small-city.ts'
import type { SuggestionDesk } from '#tests/support/suggestion-desk.ts'
import { proposal as declared } from './procedure.ts'

const { member, secondMember, committee, assigner, roads, parks, water, secretary, leader, deputy } = people
const places = ['shanghai-cppcc-2026', 'national-cppcc-2018', 'bayannur-cppcc-2020', 'hongkou-cppcc-2020'] as const
const signed = { signer: '段路遥' }
const everyone: readonly Actor[] = [
  member,
  secondMember,
  committee,
  assigner,
  roads,
  parks,
  water,
  secretary,
  leader,
  deputy,
]

/** A place's rules but for some of its choices. */
function lawWith(id: string, choices: Readonly<Record<string, string>>): Law {
  const { profile } = cppccOf(id)
  const changed = Object.entries(choices).map(([choice, value]) => [choice, { value, source: 'test' }])
  const other = { ...profile, choices: { ...profile.choices, ...Object.fromEntries(changed) } }
  return { procedure: procedureUnder(declared, other), profile: other }
}

/** What a place's law calls an outcome that promises nothing. */
function plainReview({ profile }: Law): Fields {
  const [plain] = (profile.lists.outcome ?? []).filter(({ demands = [] }) => demands.length === 0)
  return { outcome: plain?.code ?? '', secrecy: 'cleared', secrecyReviewer: '某', publication: 'full' }
}

function drafted(law: Law): SuggestionDesk {
  const desk = filedProposal({}, law)
  desk.act(assigner, 'assign', { leadUnit: 'roads', jointUnits: ['parks'] })
  desk.act(roads, 'sign_for')
  desk.act(parks, 'sign_for')
  desk.act(parks, 'give_joint_opinion', { opinion: '同意。' })
  desk.act(roads, 'draft_reply', { text: '您提出的提案收悉。' })
  return desk
}

function refusedToOthers(desk: SuggestionDesk, may: readonly Actor[], action: string, fields: Fields, unit?: string) {
  for (const actor of everyone.filter((one) => !may.includes(one))) {
    expect(desk.refused(actor, action, fields, unit)[0].code, `${actor.personId} ${action}`).toBe('role_required')
  }
}

describe.each(places)('a countersignature of a proposal’s reply, in %s', (place) => {
  it('is waited for once it was asked, from every joint unit, and given by nobody else', () => {
    const law = cppccOf(place)
    const desk = drafted(law)
    refusedToOthers(desk, [roads], 'request_countersign', {})
    desk.act(roads, 'request_countersign')
    desk.act(roads, 'review_reply', plainReview(law))

    expect(desk.refused(roads, 'issue_reply', signed)).toEqual([
      { code: 'waiting_for', what: 'countersignatures', instances: ['parks'] },
    ])
    refusedToOthers(desk, [parks], 'countersign', {}, 'parks')
    desk.act(parks, 'countersign')
    desk.act(roads, 'issue_reply', signed)
    expect(desk.view().state).toBe('replied')
  })

  it('must be asked where the rules demand it, and anew after the draft was changed', () => {
    const law = lawWith(place, { countersign: 'demanded' })
    const desk = drafted(law)
    desk.act(roads, 'review_reply', plainReview(law))
    expect(desk.refused(roads, 'issue_reply', signed)).toMatchObject([{ rule: 'countersign_asked' }])
    desk.act(roads, 'request_countersign')
    desk.act(parks, 'countersign')
    desk.act(roads, 'revise_draft', { text: '改过的答复。' })
    desk.act(roads, 'review_reply', plainReview(law))

    expect(desk.refused(roads, 'issue_reply', signed)[0].code).toBe('waiting_for')
    desk.act(roads, 'request_countersign')
    desk.act(parks, 'countersign')
    desk.act(roads, 'issue_reply', signed)
  })

  it('refused is settled by the committee or the assigning office, on record', () => {
    for (const office of [committee, assigner]) {
      const law = cppccOf(place)
      const desk = drafted(law)
      const settled = { settledOn: '2026-03-02', people: '两局', settlement: '由两局共同说明。' }
      desk.act(roads, 'request_countersign')
      desk.act(parks, 'refuse_countersign', { reason: '不是我局职责。' })
      refusedToOthers(desk, [committee, assigner], 'settle_countersign', settled, 'parks')
      desk.act(office, 'settle_countersign', settled, 'parks')
      desk.act(roads, 'review_reply', plainReview(law))
      desk.act(roads, 'issue_reply', signed)

      expect(desk.stateOf('countersign', 'parks')).toBe('settled')
    }
  })
})

describe.each(places)('the assigning office’s check of a proposal’s reply, in %s', (place) => {
  it('is waited for where the rules demand it, and is the office’s alone', () => {
    const law = lawWith(place, { office_review: 'demanded' })
    const desk = drafted(law)
    const reviewed = plainReview(law)
    desk.act(roads, 'review_reply', reviewed)

    expect(desk.refused(roads, 'issue_reply', signed)).toMatchObject([{ rule: 'office_has_reviewed' }])
    refusedToOthers(desk, [assigner], 'office_review', { outcome: reviewed.outcome ?? '' })
    desk.act(assigner, 'office_review', { outcome: reviewed.outcome ?? '' })
    desk.act(roads, 'issue_reply', signed)
    expect(desk.view().state).toBe('replied')
  })

  it('changes the outcome with a reason alone; what was promised goes with it', () => {
    const law = cppccOf(place)
    const desk = drafted(law)
    const promising = (law.profile.lists.outcome ?? []).find(({ demands }) => demands?.includes('doneBy') === true)
    if (promising === undefined) throw new Error(`${place} knows no outcome that promises a day`)
    const reviewed = plainReview(law)
    desk.act(roads, 'review_reply', { ...reviewed, outcome: promising.code, doneBy: '2026-09-30' })

    const outcome = reviewed.outcome ?? ''
    expect(desk.refused(assigner, 'office_review', { outcome })).toMatchObject([{ rule: 'recoding_says_why' }])
    desk.act(assigner, 'office_review', { outcome, recodedBecause: '已经做完。' })
    desk.act(roads, 'issue_reply', signed)
    expect(listInstances(desk.view(), 'reply')[0]?.fields.outcome).toBe(outcome)
    expect(desk.view().clocks.some(({ clock }) => clock === 'promise')).toBe(false)
  })

  it('sends a draft back to be changed, and the check is then made anew', () => {
    const law = lawWith(place, { office_review: 'demanded' })
    const desk = drafted(law)
    const reviewed = plainReview(law)
    desk.act(roads, 'review_reply', reviewed)
    refusedToOthers(desk, [assigner], 'send_back_draft', { reason: '请补充。' })
    desk.act(assigner, 'send_back_draft', { reason: '请补充。' })
    desk.act(roads, 'revise_draft', { text: '补充过的答复。' })
    desk.act(roads, 'review_reply', reviewed)

    expect(desk.refused(roads, 'issue_reply', signed)).toMatchObject([{ rule: 'office_has_reviewed' }])
  })
})

describe.each(places)('a member who is dissatisfied twice, in %s', (place) => {
  const dissatisfied = { attitude: 'satisfied', result: 'dissatisfied', comment: '没有回应。' }
  const coordinated = { coordinatedOn: '2026-03-02', people: '两局、委员', coordination: '委员理解。' }
  const escalated = { escalation: 'coordination_meeting', reason: '请两局面商。' }

  function answeredAgain(): SuggestionDesk {
    const law = cppccOf(place)
    const desk = drafted(law)
    desk.act(roads, 'review_reply', plainReview(law))
    desk.act(roads, 'issue_reply', signed)
    desk.act(member, 'rate', dissatisfied)
    expect(desk.refused(committee, 'escalate', escalated)).toMatchObject([{ rule: 'answered_again' }])
    refusedToOthers(desk, [committee], 'order_rehandling', { reason: '请写明时间。' })
    desk.act(committee, 'order_rehandling', { reason: '请写明时间。' })
    desk.act(roads, 'draft_reply', { text: '第二次答复。' })
    desk.act(roads, 'review_reply', plainReview(law))
    desk.act(roads, 'issue_reply', signed)
    return desk
  }

  it('is heard in another way: handled again once, then escalated by the committee, coordinated, closed', () => {
    const desk = answeredAgain()
    desk.act(member, 'rate', dissatisfied)

    expect(desk.refused(committee, 'order_rehandling', { reason: 'x' })).toMatchObject([{ rule: 'first_answer' }])
    refusedToOthers(desk, [committee], 'escalate', escalated)
    desk.act(committee, 'escalate', escalated)
    expect(desk.refused(committee, 'close')).toMatchObject([{ rule: 'coordinated' }])
    refusedToOthers(desk, [committee], 'record_coordination', coordinated)
    desk.act(committee, 'record_coordination', coordinated)
    expect(desk.refused(committee, 'record_coordination', coordinated)).toMatchObject([{ rule: 'not_coordinated' }])
    desk.act(committee, 'close')
    expect(desk.view().state).toBe('closed')
  })

  it('is not escalated once the second answer satisfies', () => {
    const desk = answeredAgain()
    desk.act(member, 'rate', { attitude: 'satisfied', result: cppccOf(place).profile.lists.result?.[0]?.code ?? '' })

    expect(desk.refused(committee, 'escalate', escalated)).toMatchObject([{ rule: 'rated_dissatisfied' }])
    desk.act(committee, 'close')
  })
})
