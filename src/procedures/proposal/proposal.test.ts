import { describe, expect, it } from 'vitest'
import type { Actor, Fields } from '#engine/case-file.ts'
import { audienceOf } from '#engine/visible.ts'
import { shanghaiCppcc } from '#tests/support/installed-profiles.ts'
import {
  allMet,
  answeredProposal,
  cppccOf,
  filedProposal,
  handledProposal,
  proposalFields,
  registeredProposal,
} from '#tests/support/proposal-desk.ts'
import { people } from '#tests/support/small-city.ts'
import { openDesk, type SuggestionDesk } from '#tests/support/suggestion-desk.ts'
import { proposal } from './procedure.ts'

const { member, secondMember, committee, deputy, secretary, assigner, leader, administrator, roads, parks } = people
const everybody: Readonly<Record<string, Actor>> = {
  member,
  secondMember,
  committee,
  deputy,
  secretary,
  assigner,
  leader,
  administrator,
  roads,
  parks,
}

const lacking: Fields = { ...allMet, content: 'lacking' }
const reviewedWith = (review: Fields) => () => {
  const desk = registeredProposal()
  desk.act(committee, 'review_for_filing', review)
  return desk
}
const keyed = () => {
  const desk = handledProposal()
  desk.act(committee, 'choose_as_key', { keyReason: 'urgent', ledBy: '某' })
  return desk
}
const consultation = {
  consultationStage: 'handling',
  consultedOn: '2026-03-02',
  people: '某委员、某科长',
  consultation: '某',
}

type Right = {
  readonly action: string
  readonly at: () => SuggestionDesk
  readonly fields?: Fields
  readonly who: readonly string[]
}

/** Each act with everybody who may take it; all others may not. */
const rights: readonly Right[] = [
  { action: 'submit', at: () => openDesk(shanghaiCppcc), fields: proposalFields, who: ['member', 'committee'] },
  { action: 'register', at: submitted, who: ['committee'] },
  { action: 'review_for_filing', at: () => registeredProposal(), fields: allMet, who: ['committee'] },
  { action: 'file', at: reviewedWith(allMet), who: ['committee'] },
  { action: 'return_to_author', at: reviewedWith(lacking), fields: { lacking: '某' }, who: ['committee'] },
  {
    action: 'decline',
    at: reviewedWith(lacking),
    fields: { declineReason: 'hollow', explanation: '某' },
    who: ['committee'],
  },
  { action: 'assign', at: () => filedProposal(), fields: { leadUnit: 'roads' }, who: ['assigner'] },
  { action: 'draft_reply', at: () => handledProposal(), fields: { text: '某' }, who: ['roads'] },
  { action: 'log_consultation', at: () => handledProposal(), fields: consultation, who: ['committee', 'roads'] },
  {
    action: 'choose_as_key',
    at: () => handledProposal(),
    fields: { keyReason: 'urgent', ledBy: '某' },
    who: ['committee'],
  },
  {
    action: 'supervise',
    at: keyed,
    fields: { supervisedOn: '2026-03-02', supervisionForm: 'survey', people: '某委员、某科长', supervision: '某' },
    who: ['committee'],
  },
  { action: 'lift_key', at: keyed, fields: { reason: '某' }, who: ['committee'] },
  {
    action: 'rate',
    at: () => answeredProposal(),
    fields: { attitude: 'satisfied', result: 'satisfied' },
    who: ['member'],
  },
]

function submitted(): SuggestionDesk {
  const desk = openDesk(shanghaiCppcc)
  desk.act(member, 'submit', proposalFields)
  return desk
}

describe.each(rights)('$action', ({ action, at, fields, who }) => {
  it(`is taken by ${who.join(' and ')}`, () => {
    for (const name of who) expect(() => at().act(everybody[name] ?? member, action, fields), name).not.toThrow()
  })

  it('is refused to everybody else, and stores nothing', () => {
    for (const [name, actor] of Object.entries(everybody)) {
      if (who.includes(name)) continue
      const desk = at()
      const before = desk.events().length
      const [first] = desk.refused(actor, action, fields)
      const isAnothersName = first.code === 'rule_broken' && first.rule === 'own_name'
      expect(first.code === 'role_required' || isAnothersName, `${name}: ${first.code}`).toBe(true)
      expect(desk.events().length).toBe(before)
      expect(desk.offered(actor), name).not.toContain(action === 'submit' ? 'register' : action)
    }
  })
})

describe('the congress’s people and the CPPCC’s', () => {
  it('are never mixed: a proposal knows no deputy and no office of theirs', () => {
    expect(Object.keys(proposal.roles)).not.toContain('deputy')
    const view = handledProposal().view()

    for (const [name, actor] of Object.entries({ secretary, deputy, administrator })) {
      expect(audienceOf(proposal, view, actor), name).toBe('public')
    }
    for (const [name, actor] of Object.entries({ committee, assigner, leader })) {
      expect(audienceOf(proposal, view, actor), name).toBe('office')
    }
    expect(audienceOf(proposal, view, member)).toBe('proposer')
    expect(audienceOf(proposal, view, roads)).toBe('unit')
    expect(audienceOf(proposal, view, parks)).toBe('public')
  })

  it('read a proposal in its own words', () => {
    const words = JSON.stringify([proposal.roles, proposal.actions, proposal.events, proposal.machines])

    expect(words).toContain('领衔委员')
    expect(words).not.toMatch(/代表(?!团)|suggestion|deput/i)
  })
})

describe('the words of a proposal', () => {
  it.each(['background', 'analysis'])('stand in three boxes where the law asks for it: not without %s', (part) => {
    const desk = openDesk(shanghaiCppcc)

    expect(desk.refused(member, 'submit', { ...proposalFields, [part]: '' })).toEqual([
      { code: 'field_missing', field: part },
    ])
  })

  it('may be the demands alone where it does not', () => {
    const desk = openDesk(cppccOf('bayannur-cppcc-2020'))
    desk.act(member, 'submit', { ...proposalFields, background: '', analysis: '' })

    expect(desk.view().state).toBe('submitted')
  })

  it('are not handed in out of a draft while a box is empty', () => {
    const desk = openDesk(shanghaiCppcc)
    const invited = { cosigners: [secondMember.personId], cosignBy: '2026-03-20' }
    desk.act(member, 'begin_draft', { ...proposalFields, ...invited, analysis: '' })
    expect(desk.offered(member)).not.toContain('submit_draft')

    desk.act(member, 'revise_text', { ...words(proposalFields), ...invitedBy })
    expect(desk.offered(member)).toContain('submit_draft')
  })

  it('taken from a page may lack two boxes at first, but not when they are filed', () => {
    const desk = openDesk(shanghaiCppcc)
    const taken = { ...proposalFields, background: '', analysis: '', originFinding: 'f-1' }
    desk.act(committee, 'submit', taken)
    desk.act(committee, 'register')
    desk.act(committee, 'review_for_filing', allMet)

    expect(desk.offered(committee)).not.toContain('file')
  })
})

const invitedBy = { cosignBy: '2026-03-20' }
const words = ({ title, background, analysis, demands }: Fields) => ({ title, background, analysis, demands }) as Fields

describe('the review for filing', () => {
  it('comes before filing and before declining', () => {
    const desk = registeredProposal()

    expect(desk.offered(committee)).toContain('review_for_filing')
    for (const action of ['file', 'decline', 'return_to_author']) expect(desk.offered(committee)).not.toContain(action)
  })

  it.each(['standing', 'content', 'format'])('keeps from filing what lacks in %s', (of) => {
    const desk = reviewedWith({ ...allMet, [of]: 'lacking' })()

    expect(desk.offered(committee)).not.toContain('file')
    expect(desk.offered(committee)).toContain('return_to_author')
    expect(desk.offered(committee)).toContain('decline')
  })

  it('is done anew once the author has completed it', () => {
    const desk = reviewedWith(lacking)()
    desk.act(committee, 'return_to_author', { lacking: '请写明建议。' })
    desk.act(member, 'resubmit', { ...words(proposalFields), demands: '请修缮，明确管护。' })

    expect(desk.stateOf('filing_review', '1')).toBe('outdated')
    expect(desk.offered(committee)).toContain('review_for_filing')
    expect(desk.offered(committee)).not.toContain('file')
  })

  it('is done once for the same words', () => {
    expect(reviewedWith(allMet)().offered(committee)).not.toContain('review_for_filing')
  })
})

describe('who puts a proposal forward', () => {
  it.each(['sector', 'group', 'joint_group'])('a %s does so in session alone', (authorKind) => {
    const desk = openDesk(shanghaiCppcc)
    const given = { ...proposalFields, authorKind, body: '教育界' }

    expect(desk.refused(member, 'submit', given)).toMatchObject([{ rule: 'session_bodies' }])
    desk.act(member, 'submit', { ...given, period: 'in_session', sessionClosesOn: '2026-03-06' })
    expect(desk.view().state).toBe('submitted')
  })

  it.each(['party', 'organisation', 'special_committee'])('a %s puts its seal to it', (authorKind) => {
    const desk = openDesk(shanghaiCppcc)
    const given = { ...proposalFields, authorKind, body: '某单位' }

    expect(desk.refused(member, 'submit', given)).toEqual([{ code: 'field_missing', field: 'seal' }])
    desk.act(member, 'submit', { ...given, seal: '某单位印章，3月2日' })
    expect(desk.view().facts.seal).toBe('某单位印章，3月2日')
  })

  it('a body is signed for by one alone', () => {
    const given = { ...proposalFields, authorKind: 'party', body: '某党派', seal: '有' }
    const joined = { ...given, cosigners: [secondMember.personId], cosignBy: '2026-03-20' }

    expect(openDesk(shanghaiCppcc).refused(member, 'submit', joined)).toMatchObject([{ rule: 'body_signs_alone' }])
  })
})

describe('a consultation', () => {
  it.each([
    { stage: 'forming', at: () => registeredProposal(), fits: true },
    { stage: 'forming', at: () => handledProposal(), fits: false },
    { stage: 'handling', at: () => handledProposal(), fits: true },
    { stage: 'handling', at: () => registeredProposal(), fits: false },
    { stage: 'results', at: () => answeredProposal(), fits: true },
    { stage: 'results', at: () => handledProposal(), fits: false },
  ])('of the stage $stage is logged only where the case stands in it: $fits', ({ stage, at, fits }) => {
    const desk = at()
    const given = { ...consultation, consultationStage: stage }

    if (fits) expect(() => desk.act(committee, 'log_consultation', given)).not.toThrow()
    else
      expect(desk.refused(committee, 'log_consultation', given)).toMatchObject([{ rule: 'consultation_in_its_stage' }])
  })
})

describe('a key proposal', () => {
  it('is chosen once, supervised while it is one, and lifted with a reason', () => {
    const desk = keyed()
    expect(desk.offered(committee)).not.toContain('choose_as_key')

    desk.act(committee, 'lift_key', { reason: '已经解决。' })
    expect(desk.offered(committee)).not.toContain('supervise')
    expect(desk.offered(committee)).toContain('choose_as_key')
  })
})

describe('the rating', () => {
  it('is by the scale of each place', () => {
    const hongkou = answeredProposal(cppccOf('hongkou-cppcc-2020'))
    expect(hongkou.refused(member, 'rate', { attitude: 'basically_satisfied', result: 'agree' })).toMatchObject([
      { code: 'field_invalid', field: 'attitude' },
    ])

    hongkou.act(member, 'rate', {
      attitude: 'understanding',
      result: 'reserved',
      heardBy: 'phone',
      pertinence: 'mostly',
    })
    expect(hongkou.view().state).toBe('rated')
  })

  it('asks for nothing a place does not know', () => {
    const desk = answeredProposal()

    expect(desk.refused(member, 'rate', { attitude: 'satisfied', result: 'satisfied', heardBy: 'phone' })).toEqual([
      { code: 'field_unknown', field: 'heardBy' },
    ])
  })

  it('of somebody dissatisfied sends it back to be answered again', () => {
    const desk = answeredProposal()
    desk.act(member, 'rate', { attitude: 'satisfied', result: 'dissatisfied', comment: '没有写明管护单位。' })
    desk.act(committee, 'order_rehandling', { reason: '请写明。' })
    desk.act(roads, 'draft_reply', { text: '再次答复。' })

    expect(desk.view().state).toBe('rehandling')
    expect(desk.stateOf('reply', '2')).toBe('drafted')
  })
})

describe('a longer reply', () => {
  it('takes one month more at most, and no consent', () => {
    const desk = handledProposal()

    expect(desk.refused(roads, 'lengthen_reply', { months: 2, reason: '涉及面广。' })).toMatchObject([
      { code: 'extension_too_long', mostMonths: 1 },
    ])
    desk.act(roads, 'lengthen_reply', { months: 1, reason: '涉及面广。' })
    expect(desk.view().clocks.find(({ clock }) => clock === 'reply')).toMatchObject({
      deadline: '2026-06-02',
      monthsMore: 1,
    })
  })
})
