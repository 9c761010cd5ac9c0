import type { Fields } from '#engine/case-file.ts'
import { people, type TownPerson } from '#tests/support/small-city.ts'
import type { Kind } from '../model/law.ts'
import { type Beginning, opening } from '../model/opening.ts'
import type { ToldAct } from '../model/town.ts'

/** Days that pass, or an act that is taken. */
export type Told = number | ToldAct

/** A course of cases that is long, and that chance would seldom find; `law`: under which of the full laws. */
export type Story = { readonly law?: 0 | 1; readonly begins: readonly Beginning[]; readonly acts: readonly Told[] }

const words = {
  title: '关于栈桥的事',
  background: '栈桥旧了。',
  analysis: '无人管。',
  demands: '一、请修缮。\n二、请疏浚。',
}

const meets = { standing: 'meets', content: 'meets', format: 'meets' }

export function storiesOf(kind: Kind): readonly Story[] {
  if (kind === 'suggestion') return answeredStories(kind, 'deputy', 'secretary')
  if (kind === 'proposal') return answeredStories(kind, 'member', 'committee')
  if (kind === 'motion') return [publishedReport, noMotion]
  if (kind === 'enquiry') return [publishedAnswer, laterAnswer, noOtherAnswer]
  return [passedOn]
}

function answeredStories(kind: Kind, author: TownPerson, office: TownPerson): readonly Story[] {
  const begun = begins(kind, author, { period: 'between_sessions' })
  const filed = (place = 0): readonly Told[] => [
    told(place, office, 'register'),
    ...(kind === 'proposal' ? [told(place, office, 'review_for_filing', meets)] : []),
    told(place, office, 'file'),
  ]
  const answered = (unit: TownPerson, version: string, place = 0): readonly Told[] => [
    told(place, unit, 'draft_reply'),
    told(place, unit, 'review_reply', {}, version),
    told(place, unit, 'issue_reply', {}, version),
  ]
  const assigned: readonly Told[] = [
    told(0, 'assigner', 'assign', { leadUnit: 'roads', jointUnits: [] }),
    told(0, 'roads', 'sign_for', {}, 'roads'),
  ]
  const self = people[author].personId
  const rated = (version: string, code: string): Told =>
    told(0, author, 'rate', { attitude: code, result: code }, `${version}/${self}`)
  const reports: readonly string[] = ['report_progress', 'report_mid_year', 'report_year_end', 'report_change']
  const heardInAnotherWay: Story = {
    begins: [begun],
    acts: [
      ...[...filed(), ...assigned, ...answered('roads', '1'), rated('1', 'dissatisfied')],
      told(0, office, 'order_rehandling'),
      ...[...answered('roads', '2'), rated('2', 'dissatisfied')],
      ...['escalate', 'record_coordination', 'track'].map((act) => told(0, office, act)),
      ...[...reports, 'report_done'].map((act) => told(0, 'roads', act)),
      ...[told(0, office, 'reject_done'), told(0, 'roads', 'report_done'), 6, told(0, office, 'carry_over')],
      told(0, office, 'confirm_done'),
    ],
  }
  const eachItsPart = (law: 0 | 1): Story => ({
    law,
    begins: [begun],
    acts: [
      ...filed(),
      told(0, 'assigner', 'assign_separately', { thirdUnit: 'water', thirdPart: '三、请公布。' }),
      ...(['roads', 'parks', 'water'] as const).map((unit) => told(0, unit, 'sign_for', {}, unit)),
      told(0, 'parks', law === 0 ? 'request_extension' : 'lengthen_reply'),
      ...[...answered('roads', '1'), ...answered('parks', '2'), ...answered('water', '3')],
      ...[rated('1', 'satisfied'), rated('2', 'satisfied'), rated('3', 'satisfied'), told(0, office, 'track')],
      ...reports.map((act) => told(0, 'parks', act)),
      told(0, 'parks', 'report_part_done', {}, '2'),
    ],
  })
  const second = kind === 'proposal' ? 'secondMember' : 'secondDeputy'
  const joined: Story = {
    begins: [begun, begins(kind, second, { period: 'between_sessions' })],
    acts: [
      ...[...filed(0), ...filed(1), told(1, office, 'propose_merge')],
      ...[told(1, second, 'agree_to_merge', {}, people[second].personId)],
      ...[told(0, author, 'agree_to_merge', {}, self), told(1, office, 'merge')],
      ...[...assigned, ...answered('roads', '1'), rated('1', 'satisfied')],
      ...[told(1, second, 'rate', {}, `1/${people[second].personId}`), told(0, office, 'track')],
      ...[told(0, 'roads', 'report_done'), told(0, office, 'confirm_done')],
    ],
  }
  const { leadProposer: _, ...unnamed } = begun.fields
  const ofNobodyOnTheRoster: Story = {
    begins: [{ ...begun, actor: people[office], fields: { ...unnamed, proposerName: '某人' } }],
    acts: [...filed(), ...assigned, ...answered('roads', '1'), told(0, office, 'record_delivery', {}, '1')],
  }
  return [heardInAnotherWay, eachItsPart(0), eachItsPart(1), joined, ofNobodyOnTheRoster]
}

const publishedReport: Story = {
  begins: [begins('motion', 'deputy', { authorKind: 'delegation', body: '云汀代表团', period: 'in_session' })],
  acts: [
    ...['register', 'find_motion'].map((act) => told(0, 'secretary', act)),
    told(0, 'presidium', 'accept'),
    told(0, 'specialCommittee', 'report_deliberation'),
    told(0, 'standingCommittee', 'order_handling', { leadUnit: 'roads' }),
    ...[told(0, 'roads', 'sign_for', {}, 'roads'), told(0, 'roads', 'report_handling')],
    ...[told(0, 'roads', 'decide_publication', {}, '1'), told(0, 'standingCommittee', 'accept_report')],
    told(0, 'secretary', 'publish_reply', {}, '1'),
  ],
}

const noMotion: Story = {
  begins: publishedReport.begins,
  acts: [...['register', 'find_no_motion'].map((act) => told(0, 'secretary', act)), 2, told(0, 'presidium', 'convert')],
}

const question = { form: 'asked', authorKind: 'deputies', suggestedUnit: 'roads', period: 'in_session' }
const asked = begins('enquiry', 'deputy', { ...question, sessionClosesOn: '2026-06-30' })

const written = { leadUnit: 'roads', answerForm: 'written' }

const sent: readonly Told[] = [
  told(0, 'secretary', 'pass_on', { leadUnit: 'roads' }),
  told(0, 'roads', 'sign_for', {}, 'roads'),
]

const publishedAnswer: Story = {
  begins: opening('enquiry').slice(1),
  acts: [
    ...[told(0, 'secretary', 'register'), told(0, 'standingCommittee', 'send_between_sessions', written)],
    ...[told(0, 'roads', 'sign_for', {}, 'roads'), told(0, 'roads', 'answer_in_writing')],
    ...[told(0, 'roads', 'decide_publication', {}, '1'), told(0, 'secretary', 'publish_reply', {}, '1')],
  ],
}

const laterAnswer: Story = {
  begins: [asked],
  acts: [...sent, told(0, 'roads', 'ask_for_later', {}, 'roads'), told(0, 'deputy', 'consent_to_later')],
}

const noOtherAnswer: Story = {
  begins: opening('enquiry')
    .slice(1)
    .map((one) => ({ ...one, fields: { ...one.fields, period: 'in_session' } })),
  acts: [
    ...[told(0, 'secretary', 'register'), told(0, 'presidium', 'send', written)],
    ...[told(0, 'roads', 'sign_for', {}, 'roads'), told(0, 'roads', 'answer_in_writing')],
    ...(['deputy', 'secondDeputy'] as const).map((who) =>
      told(0, who, 'say_dissatisfied', {}, `1/${people[who].personId}`),
    ),
    ...[told(0, 'secondDeputy', 'demand_another_answer'), told(0, 'presidium', 'refuse_another_answer')],
  ],
}

const passedOn: Story = {
  begins: [begins('proposal', 'member', { period: 'between_sessions' })],
  acts: [
    told(0, 'committee', 'register'),
    told(0, 'committee', 'review_for_filing', { ...meets, content: 'lacking' }),
    told(0, 'committee', 'decline', { convertedTo: 'social_report' }),
  ],
}

function begins(kind: Kind, author: TownPerson, fields: Fields): Beginning {
  const given = { ...words, leadProposer: people[author].personId, publishText: true, ...fields }
  return { kind, actor: people[author], action: 'submit', fields: given }
}

function told(place: number, who: TownPerson, action: string, fields: Fields = {}, instance?: string): ToldAct {
  return { place, actor: people[who], action, fields, ...(instance === undefined ? {} : { instance }) }
}
