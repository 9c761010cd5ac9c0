import type { Audience } from '#engine/visibility.ts'

/**
 * Who may read what, worked out from the law and the design and not from the declarations: a field named here is held
 * to this table; the others to what their procedure declares.
 */
export const byHand: Readonly<Record<string, Audience>> = {
  // What everybody may read of a case that is published at all.
  title: 'public',
  demands: 'public',
  background: 'public',
  analysis: 'public',
  documentNumber: 'public',
  progress: 'public',
  // The author's own affair until a reply leaves the house: why they withdraw, object, stay unnamed; what was said to them.
  withdrawReason: 'proposer',
  objection: 'proposer',
  unnamedBecause: 'proposer',
  withheldBecause: 'proposer',
  lacking: 'proposer',
  declineReason: 'proposer',
  explanation: 'proposer',
  mergeReason: 'proposer',
  refusalReason: 'proposer',
  talk: 'proposer',
  comment: 'proposer',
  handler: 'proposer',
  contact: 'proposer',
  signer: 'proposer',
  coordination: 'proposer',
  consultation: 'proposer',
  // Between the units and the offices: opinions, countersignatures, drafts, reviews for secrecy, quarrels.
  opinion: 'unit',
  proposedUnit: 'unit',
  secrecyReviewer: 'unit',
  redactions: 'unit',
  recodedBecause: 'unit',
  disagreement: 'unit',
  settlement: 'unit',
  urgingText: 'unit',
  urgingAnswer: 'unit',
  supervisionPlan: 'unit',
  supervisionObjection: 'unit',
  finding: 'unit',
  archiveNumber: 'unit',
  importDoubts: 'unit',
  // The committee's own.
  reviewNote: 'office',
}

/** Where a kind of case treats a field of that name otherwise. */
export const byHandIn: Readonly<Record<string, Readonly<Record<string, Audience>>>> = {
  // Nobody publishes a social report: it is read by its author, those it went to and the offices.
  'social-report': {
    title: 'proposer',
    demands: 'proposer',
    background: 'proposer',
    analysis: 'proposer',
    leaderNote: 'unit',
    handler: 'unit',
  },
  motion: { reviewOpinion: 'proposer', decision: 'proposer' },
}

/** Offices that see every case of a kind; the others see of it what the public does. */
export const officesOf: Readonly<Record<string, readonly string[]>> = {
  suggestion: ['secretariat', 'assigning_office', 'leader', 'chairpersons_council', 'session_secretariat'],
  proposal: ['proposal_committee', 'assigning_office', 'leader'],
  motion: ['secretariat', 'presidium', 'special_committee', 'standing_committee', 'leader'],
  enquiry: ['secretariat', 'presidium', 'standing_committee', 'leader'],
  'social-report': ['proposal_committee', 'leader'],
}

/** The office that knows an author who asked to stay unnamed. */
export const knowsUnnamed: Readonly<Record<string, string>> = {
  suggestion: 'secretariat',
  proposal: 'proposal_committee',
  'social-report': 'proposal_committee',
}

/** What tells of an author. */
export const tellsOfAuthor: ReadonlySet<string> = new Set(['unnamedBecause', 'proposerName', 'body', 'authorKind'])
