import type { Fields } from '#engine/case-file.ts'
import { beginCase, beginEnquiry, beginMotion, beginProposal, beginSocialReport } from './case-desk.ts'
import { allMet } from './proposal-desk.ts'
import type { TownPerson } from './small-city.ts'

/** Who does what, with which fields in the nth case. */
export type Step = readonly [TownPerson, string, ((n: number) => Fields)?, string?]
const committee = { committee: 'urban_environment' }

/** Each kind from where its author has handed it in to where a unit has answered: who does what, in which words. */
export const courses = [
  {
    kind: 'suggestion',
    begin: beginCase,
    steps: [
      ['secretary', 'register'],
      ['secretary', 'file'],
      ['assigner', 'assign', () => ({ leadUnit: 'roads' })],
      ['assigner', 'urge', (n) => ({ urgedUnits: ['roads'], urgingText: `请加快第${n}件。` })],
      ['roads', 'sign_for'],
      ['roads', 'draft_reply', (n) => ({ text: `第${n}件已办。` })],
    ],
  },
  {
    kind: 'proposal',
    begin: beginProposal,
    steps: [
      ['committee', 'register'],
      ['committee', 'review_for_filing', () => allMet],
      ['committee', 'file'],
      ['assigner', 'assign', () => ({ leadUnit: 'roads' })],
      ['committee', 'urge', (n) => ({ urgedUnits: ['roads'], urgingText: `请加快第${n}件。` })],
      ['roads', 'sign_for'],
      ['roads', 'draft_reply', (n) => ({ text: `第${n}件已办。` })],
    ],
  },
  {
    kind: 'motion',
    begin: beginMotion,
    steps: [
      ['secretary', 'register', () => ({ handInBy: '2026-03-18' })],
      ['secretary', 'find_motion', (n) => ({ reviewOpinion: `第${n}件符合要求。` })],
      ['presidium', 'accept', () => committee],
      [
        'specialCommittee',
        'report_deliberation',
        (n) => ({ recommendation: 'handle', deliberationReport: `第${n}件建议交办。` }),
      ],
      ['standingCommittee', 'order_handling', (n) => ({ leadUnit: 'roads', decision: `第${n}件同意。` })],
      ['roads', 'sign_for'],
      ['roads', 'report_handling', (n) => ({ text: `第${n}件已办。`, signer: '段路遥' })],
    ],
  },
  {
    kind: 'enquiry',
    begin: beginEnquiry,
    steps: [
      ['secretary', 'pass_on', () => ({ leadUnit: 'roads' })],
      ['roads', 'sign_for', () => ({ official: '段路遥' })],
      ['roads', 'answer_in_writing', (n) => ({ text: `第${n}件已办。`, signer: '段路遥' })],
    ],
  },
  {
    kind: 'social-report',
    begin: beginSocialReport,
    steps: [
      ['committee', 'take_up'],
      ['committee', 'edit', (n) => ({ editedTitle: `编辑第${n}件`, editedText: `第${n}件的情况。` })],
      ['committee', 'adopt'],
      ['committee', 'forward', () => ({ units: ['roads'] })],
      ['roads', 'sign_for'],
      ['roads', 'give_feedback', (n) => ({ text: `第${n}件已办。` })],
      ['committee', 'tell_result', (n) => ({ told: `第${n}件已反馈。` })],
    ],
  },
] as const satisfies readonly {
  readonly kind: string
  readonly begin: typeof beginCase
  readonly steps: readonly Step[]
}[]
