import { describe, expect, it } from 'vitest'
import type { Actor, CaseEvent } from '#engine/case-file.ts'
import { plainDate } from '#kernel/plain-date.ts'
import {
  type AccountRoles,
  areApart,
  knownOffices,
  officeKinds,
  rolesRefusal,
} from '#operations/accounts/account-roles.ts'
import { mayAct, type OfficerActName, officerActs, officerRefusal } from '#operations/accounts/officer-acts.ts'
import { caseScopeOf, isOffice, kindsSeen, readerOf } from '#operations/case-scope.ts'
import { importablesOf, mayImport } from '#operations/import-rights.ts'
import { mayRead } from '#operations/reading-rights.ts'
import { mayAsk } from '#operations/removal/may-ask.ts'
import { authorityOver, mayWorkOnRemovals, officeFor } from '#operations/removal/removal-rights.ts'
import { audienceOfCase, audiencesOf } from '#operations/word-index/audience-names.ts'
import type { CaseSummary } from '#store/case-summaries.ts'
import { ownParties, partyOf } from '#store/reader.ts'
import type { Person } from '#store/roster.ts'
import { townRules } from '#tests/support/officer-desk.ts'

const holding = (...offices: string[]): Actor => ({ personId: 'ann', offices, unitId: null })
const clerk: Actor = { personId: 'eva', offices: [], unitId: 'roads' }
const every = ['suggestion', 'proposal', 'motion', 'enquiry', 'social-report']

/** Of which kinds an office sees every case; offices that are not here see none whole. */
const seen: Readonly<Record<string, readonly string[]>> = {
  secretariat: ['suggestion', 'motion', 'enquiry'],
  assigning_office: ['suggestion', 'proposal'],
  chairpersons_council: ['suggestion'],
  session_secretariat: ['suggestion'],
  proposal_committee: ['proposal', 'social-report'],
  presidium: ['motion', 'enquiry'],
  special_committee: ['motion'],
  standing_committee: ['motion', 'enquiry'],
  leader: every,
}

describe('which cases an office sees', () => {
  it.each(knownOffices().map((office) => ({ office, kinds: seen[office] ?? [] })))(
    'is, of $office, all of $kinds and none whole besides',
    ({ office, kinds }) => {
      expect(kindsSeen(holding(office))).toEqual(kinds)
      expect(isOffice(holding(office))).toBe(kinds.length > 0)
      expect(readerOf(holding(office))).toEqual({ kinds, personId: 'ann', unitId: null })
    },
  )

  it('is what is public for who is not signed in, the own for a deputy and a unit, kinds for an office, all for a leader', () => {
    const who = { personId: 'ann', unitId: null }

    expect(caseScopeOf(null)).toEqual({ kind: 'public' })
    expect(readerOf(null)).toEqual({ kinds: [], personId: null, unitId: null })
    expect(caseScopeOf(holding('deputy'))).toEqual({ kind: 'party', ...who })
    expect(caseScopeOf(clerk)).toEqual({ kind: 'party', personId: 'eva', unitId: 'roads' })
    expect(caseScopeOf(holding('special_committee'))).toEqual({ kind: 'office', ...who, procedures: ['motion'] })
    expect(caseScopeOf(holding('secretariat', 'proposal_committee'))).toEqual({
      kind: 'office',
      ...who,
      procedures: 'every',
    })
  })
})

describe('whose words the index may propose to whom', () => {
  const row = (changes: Partial<CaseSummary>) =>
    ({ procedure: 'motion', text_public: false, private: false, parties: ['p:x'], ...changes }) as CaseSummary

  it('is everybody what is public, the offices of its kind what is no draft, its parties what is theirs', () => {
    expect(audienceOfCase(row({}))).toEqual(['kind:motion', 'p:x'])
    expect(audienceOfCase(row({ private: true }))).toEqual(['p:x'])
    expect(audienceOfCase(row({ text_public: true }))).toEqual(['everybody', 'kind:motion', 'p:x'])
  })

  it('is matched by who asks: as everybody, by the kinds of their offices, by their person and unit', () => {
    expect(audiencesOf(null)).toEqual(['everybody'])
    expect(audiencesOf(holding('presidium'))).toEqual([
      'everybody',
      'kind:motion',
      'kind:enquiry',
      partyOf.person('ann'),
    ])
    expect(audiencesOf(clerk)).toEqual(['everybody', partyOf.person('eva'), 'u:roads'])
  })

  it('names persons by a hash and units by themselves, and nobody for who is neither', () => {
    expect(partyOf.person('ann')).toMatch(/^p:[0-9a-f]{64}$/)
    expect(partyOf.person('ann')).not.toBe(partyOf.person('bob'))
    expect(partyOf.unit('roads')).toBe('u:roads')
    expect(ownParties({ personId: null, unitId: null })).toEqual([])
    expect(ownParties({ personId: null, unitId: 'roads' })).toEqual(['u:roads'])
  })
})

describe('who may take over old tables', () => {
  const tables: Readonly<Record<string, readonly string[]>> = {
    secretariat: ['cases suggestion', 'cases motion', 'ratings suggestion'],
    proposal_committee: ['cases proposal', 'cases social-report', 'ratings proposal'],
    administrator: ['people ', 'units '],
  }

  it.each(knownOffices().map((office) => ({ office, may: tables[office] ?? [] })))('is, of $office: $may', (row) => {
    const found = importablesOf(holding(row.office)).map(({ kind, procedure }) => `${kind} ${procedure}`)

    expect(found.toSorted()).toEqual(row.may.toSorted())
  })

  it('is nobody who is not signed in, or acts for a unit', () => {
    expect(importablesOf(null)).toEqual([])
    expect(importablesOf({ ...holding('secretariat', 'administrator'), unitId: 'roads' })).toEqual([])
  })

  it('is asked of the very kind of table and of case', () => {
    expect(mayImport(holding('secretariat'), { kind: 'cases', procedure: 'motion' })).toBe(true)
    expect(mayImport(holding('secretariat'), { kind: 'ratings', procedure: 'motion' })).toBe(false)
    expect(mayImport(holding('secretariat'), { kind: 'cases', procedure: 'proposal' })).toBe(false)
    expect(mayImport(null, { kind: 'cases', procedure: 'motion' })).toBe(false)
  })
})

describe('who may look at readings, and work on them', () => {
  const works = ['secretariat', 'proposal_committee']
  const looks = [...works, 'assigning_office', 'leader']

  it.each(knownOffices())('is decided for %s by its office', (office) => {
    expect(mayRead(holding('deputy', office), 'look')).toBe(looks.includes(office))
    expect(mayRead(holding('deputy', office), 'change')).toBe(works.includes(office))
  })

  it('is nobody without an office, and nobody who is not signed in', () => {
    expect(mayRead(clerk, 'look')).toBe(false)
    expect(mayRead(null, 'look')).toBe(false)
    expect(mayRead(null, 'change')).toBe(false)
  })
})

describe('who has a hand in the removal of content', () => {
  const authority = authorityOver({ kind: 'event', procedure: 'proposal' })

  it('is, of a case, the office that takes its kind in; another of it or a leader confirms', () => {
    expect(authority).toEqual({ decides: ['proposal_committee'], confirms: ['proposal_committee', 'leader'] })
    expect(authorityOver({ kind: 'event', procedure: 'motion' }).decides).toEqual(['secretariat'])
    expect(officeFor(authority, 'decides', holding('member', 'proposal_committee'))).toBe('proposal_committee')
    expect(officeFor(authority, 'decides', holding('leader'))).toBeUndefined()
    expect(officeFor(authority, 'confirms', holding('leader'))).toBe('leader')
    expect(officeFor(authority, 'confirms', holding('secretariat'))).toBeUndefined()
  })

  it('is, of a file, the offices that read, and of how to reach a person whoever looks after accounts', () => {
    const { decides, confirms } = authorityOver({ kind: 'file', procedure: null })
    expect(decides).toEqual(['secretariat', 'proposal_committee'])
    expect(confirms).toEqual(['secretariat', 'proposal_committee', 'leader'])
    const contact = authorityOver({ kind: 'contact', procedure: null })
    expect(contact.decides).toEqual(['administrator'])
    expect(contact.confirms).toEqual(['administrator', 'secretariat', 'proposal_committee', 'leader'])
    expect(() => authorityOver({ kind: 'event', procedure: null })).toThrow(/not installed: $/)
  })

  it('is nobody who acts for a unit, whatever else the account says', () => {
    const both = { ...holding('proposal_committee', 'leader'), unitId: 'roads' }

    expect(officeFor(authority, 'decides', both)).toBeUndefined()
    expect(mayWorkOnRemovals(both)).toBe(false)
  })

  it.each(knownOffices())('is decided for %s by its office', (office) => {
    const hands = ['secretariat', 'proposal_committee', 'leader', 'administrator']

    expect(mayWorkOnRemovals(holding(office))).toBe(hands.includes(office))
  })

  it('is nobody who is not signed in', () => {
    expect(mayWorkOnRemovals(null)).toBe(false)
  })
})

describe('who may ask that words are removed', () => {
  const spoken = { byPerson: 'ann' } as CaseEvent
  const ofAnother = { byPerson: 'bob' } as CaseEvent

  it('is whose words they are, whose case it is, and the office that decides', () => {
    expect(mayAsk('motion', 'public', spoken, holding())).toEqual({ isConcerned: true, office: undefined })
    expect(mayAsk('motion', 'proposer', ofAnother, holding())).toEqual({ isConcerned: true, office: undefined })
    expect(mayAsk('motion', 'office', ofAnother, holding('secretariat'))).toEqual({
      isConcerned: false,
      office: 'secretariat',
    })
    expect(mayAsk('motion', 'office', spoken, holding('secretariat'))).toEqual({
      isConcerned: true,
      office: 'secretariat',
    })
  })

  it('is no other office, nobody who sees it as the public or as a unit, and nobody not signed in', () => {
    expect(mayAsk('motion', 'office', ofAnother, holding('leader'))).toBeUndefined()
    expect(mayAsk('proposal', 'office', ofAnother, holding('secretariat'))).toBeUndefined()
    expect(mayAsk('motion', 'public', ofAnother, holding('secretariat'))).toBeUndefined()
    expect(mayAsk('motion', 'unit', ofAnother, holding())).toBeUndefined()
    expect(mayAsk('motion', 'proposer', spoken, null)).toBeUndefined()
    expect(mayAsk('motion', 'unit', { byPerson: 'eva' } as CaseEvent, clerk)).toBeUndefined()
  })
})

describe('what an account may be', () => {
  it('is one of the offices that the kinds of case name, a leader’s, or those who look after accounts', () => {
    const [author, others] = [
      ['deputy', 'member'],
      ['administrator', 'security_officer', 'auditor'],
    ]

    expect(knownOffices().toSorted()).toEqual([...author, ...Object.keys(seen), ...others].toSorted())
  })

  const nothing = { offices: [], unitId: null }
  const offices = (...held: string[]) => ({ offices: held, unitId: null })
  const official = { kind: 'clerk', unit_id: 'roads' } as const
  const refusal = (roles: AccountRoles, kind: Person['kind'] = 'clerk') => rolesRefusal(roles, { ...official, kind })

  it('is an office there is, or the unit its person has, and not both', () => {
    expect(refusal(offices('secretariat'))).toBeUndefined()
    expect(refusal({ offices: [], unitId: 'roads' })).toBeUndefined()
    expect(refusal(nothing)).toBeUndefined()
    expect(refusal(offices('secretariat', 'wizard'))).toEqual({ code: 'office_unknown', office: 'wizard' })
    expect(refusal({ offices: [], unitId: 'parks' })).toEqual({ code: 'unit_not_of_person' })
    expect(refusal({ offices: ['secretariat'], unitId: 'roads' })).toEqual({ code: 'unit_or_offices' })
  })

  it.each(['deputy', 'member', 'leader'] as const)('is %s only for who the roster has as one', (office) => {
    expect(refusal(offices(office), office)).toBeUndefined()
    expect(refusal(offices('secretariat', office))).toEqual({ code: 'office_not_of_person', office })
    expect(officeKinds(office)).toEqual([office])
  })

  it('is any other office for whoever the roster has', () => {
    expect(officeKinds('secretariat')).toEqual([])
    expect(refusal(offices('secretariat'), 'deputy')).toBeUndefined()
  })

  it('keeps the auditor apart from who makes accounts, over all accounts of one person', () => {
    expect(areApart([offices('auditor')], 'auditor')).toBe(true)
    expect(areApart([offices('auditor', 'secretariat')], 'auditor')).toBe(true)
    expect(areApart([offices('administrator', 'security_officer')], 'auditor')).toBe(true)
    expect(areApart([offices('administrator', 'auditor')], 'auditor')).toBe(false)
    expect(areApart([offices('auditor'), offices('security_officer')], 'auditor')).toBe(false)
    expect(areApart([offices('auditor'), nothing], 'auditor')).toBe(true)
  })

  it('makes each of three officers that and nothing else', () => {
    expect(areApart([offices('administrator')], 'each')).toBe(true)
    expect(areApart([offices('auditor'), offices('auditor')], 'each')).toBe(true)
    expect(areApart([offices('secretariat', 'leader')], 'each')).toBe(true)
    expect(areApart([offices('administrator', 'secretariat')], 'each')).toBe(false)
    expect(areApart([offices('administrator'), offices('security_officer')], 'each')).toBe(false)
    expect(areApart([offices('administrator'), { offices: [], unitId: 'roads' }], 'each')).toBe(false)
  })
})

describe('who does what with accounts and the audit', () => {
  const [administrator, security, auditor] = ['administrator', 'security_officer', 'auditor']
  /** By whom where one looks after accounts; by whom where three do; whether a new proof is asked for. */
  const table: Readonly<Record<OfficerActName, readonly [readonly string[], readonly string[], boolean]>> = {
    see_accounts: [[administrator], [administrator, security], false],
    invite: [[administrator], [administrator], true],
    change_roles: [[administrator], [administrator], true],
    reset_sign_in: [[administrator], [administrator], true],
    link_identity: [[administrator], [administrator], true],
    see_grants: [[], [administrator, security], false],
    settle_grant: [[], [security], true],
    send_invitation: [[administrator], [security], true],
    revoke_invitation: [[administrator], [administrator, security], false],
    end_sign_ins: [[administrator], [administrator, security], false],
    disable_account: [[administrator], [administrator, security], true],
    remove_passkeys: [[administrator], [administrator, security], true],
    unlink_identity: [[administrator], [administrator, security], true],
    enable_account: [[administrator], [security], true],
    unlock: [[administrator], [security], true],
    read_audit: [[auditor], [auditor], false],
    export_audit: [[auditor], [auditor], true],
  }
  const acts = Object.entries(table).map(([act, [ordinary, three, sensitive]]) => ({
    act: act as OfficerActName,
    ordinary,
    three,
    sensitive,
  }))
  const askedBy = (offices: readonly string[], officers: 'ordinary' | 'three', provenAt: string) => ({
    at: '2026-03-02T08:10:00.000Z',
    on: plainDate('2026-03-02'),
    chance: { id: () => '', salt: () => '' },
    address: null,
    rules: { ...townRules, officers, invitationHours: 72 },
    by: { accountId: 'a', personId: 'ann', offices, provenAt },
  })

  it('is settled for every act there is', () => {
    expect(Object.keys(table).toSorted()).toEqual(Object.keys(officerActs).toSorted())
  })

  it.each(acts)('is, of $act, ordinarily $ordinary, of three $three', ({ act, ordinary, three }) => {
    for (const office of knownOffices()) {
      expect(mayAct(act, 'ordinary', ['deputy', office])).toBe(ordinary.includes(office))
      expect(mayAct(act, 'three', ['deputy', office])).toBe(three.includes(office))
    }
    for (const [mode, offices] of [['ordinary', ordinary] as const, ['three', three] as const]) {
      const refused = officerRefusal(askedBy(['leader'], mode, '2026-03-02T08:10:00.000Z'), act)
      expect(refused).toEqual({ code: 'officer_required', offices })
    }
  })

  it.each(acts)('asks for a new proof of who one is once the last is old: $act, $sensitive', (row) => {
    const at = (provenAt: string) => officerRefusal(askedBy(row.three, 'three', provenAt), row.act)

    expect(at('2026-03-02T08:00:00.001Z')).toBeUndefined()
    expect(at('2026-03-02T08:10:00.000Z')).toBeUndefined()
    expect(at('2026-03-02T08:00:00.000Z')).toEqual(row.sensitive ? { code: 'proof_needed' } : undefined)
    expect(at('2026-03-02T08:10:00.001Z')).toEqual(row.sensitive ? { code: 'proof_needed' } : undefined)
  })
})
