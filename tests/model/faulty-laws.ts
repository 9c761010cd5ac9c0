import type { ActionDefinition, Procedure } from '#engine/procedure.ts'
import type { Law } from '#procedures/profiles.ts'
import { type Kind, type Laws, laws } from './law.ts'

/** A law with one thing wrong in it, and in what words the oracle must say so. */
export type FaultyLaw = {
  readonly what: string
  readonly kind: Kind
  readonly law: Law
  readonly found: RegExp
}

type Change = (action: ActionDefinition) => Partial<ActionDefinition>

/** The law of a kind where one action is declared otherwise. */
function withAction(kind: Kind, name: string, change: Change): Law {
  const { procedure, profile } = laws[kind]
  const action = procedure.actions[name]
  if (action === undefined) throw new Error(`${kind} has no action ${name}`)
  return {
    profile,
    procedure: { ...procedure, actions: { ...procedure.actions, [name]: { ...action, ...change(action) } } },
  }
}

const withProcedure = (kind: Kind, change: (procedure: Procedure) => Partial<Procedure>): Law => {
  const { procedure, profile } = laws[kind]
  return { profile, procedure: { ...procedure, ...change(procedure) } }
}

const without = (list: readonly string[] | undefined, ...gone: readonly string[]) =>
  (list ?? []).filter((one) => !gone.includes(one))

const noCreation = (action: ActionDefinition, machine: string) => ({
  creates: (action.creates ?? []).filter((one) => one.machine !== machine),
})

const letsThrough = () => undefined

/** Deliberate faults, one in each invariant at least. */
export const faultyLaws: readonly FaultyLaw[] = [
  {
    what: 'a unit may rate',
    kind: 'suggestion',
    law: withAction('suggestion', 'rate', () => ({ by: ['reader', 'lead_unit'] })),
    found: /rated by|rate by/,
  },
  {
    what: 'a reply is published while it is held back',
    kind: 'suggestion',
    law: withAction('suggestion', 'publish_reply', ({ guards }) => ({ guards: without(guards, 'nothing_held') })),
    found: /published before it was delivered/,
  },
  {
    what: 'a reply is published against its author’s word',
    kind: 'proposal',
    law: withAction('proposal', 'publish_reply', ({ guards }) => ({ guards: without(guards, 'authors_agree') })),
    found: /published against an author/,
  },
  {
    what: 'a merged case hears nothing of the answer',
    kind: 'suggestion',
    law: withAction('suggestion', 'issue_reply', () => ({ carries: [] })),
    found: /reached the merged case/,
  },
  {
    what: 'a merged case’s authors get no delivery',
    kind: 'suggestion',
    law: withAction('suggestion', 'receive_reply', (action) => noCreation(action, 'delivery')),
    found: /not answered to each author/,
  },
  {
    what: 'cases are merged without their authors’ consent',
    kind: 'proposal',
    law: withAction('proposal', 'merge', () => ({ needs: [] })),
    found: /merged without/,
  },
  {
    what: 'a promise needs no day',
    kind: 'suggestion',
    law: withAction('suggestion', 'review_reply', ({ fields }) => ({
      fields: { ...fields, doneBy: { label: { zh: '完成日', en: 'Done by' }, type: 'date' } },
    })),
    found: /promise without its day/,
  },
  {
    what: 'an answer leaves without the joint opinion',
    kind: 'suggestion',
    law: withAction('suggestion', 'issue_reply', () => ({ needs: [] })),
    found: /answered without|issued without the name/,
  },
  {
    what: 'an answer leaves while the units disagree',
    kind: 'suggestion',
    law: withAction('suggestion', 'issue_reply', ({ guards }) => ({ guards: without(guards, 'no_disagreement_open') })),
    found: /while the units disagree/,
  },
  {
    what: 'revising a draft restarts the time for the reply',
    kind: 'suggestion',
    law: withAction('suggestion', 'contact_proposer', () => ({ starts: [{ clock: 'reply', for: 'case' }] })),
    found: /was reset by|the reply was due/,
  },
  {
    what: 'a unit takes three months more where the law has one',
    kind: 'proposal',
    law: withClock('proposal', 'reply', { extension: { mostMonths: 3, source: 'test' } }),
    found: /months more/,
  },
  {
    what: 'the time for the reply is a month longer than the law’s',
    kind: 'suggestion',
    law: withClock('suggestion', 'reply', { length: 4 }),
    found: /the clock says/,
  },
  {
    what: 'one unit answers for all that have a part',
    kind: 'suggestion',
    law: withAction('suggestion', 'issue_reply', ({ effects }) => ({
      effects: (effects ?? []).map(({ onceAll: _, guards: __, ...effect }) => effect),
    })),
    found: /answered as a whole without/,
  },
  {
    what: 'signatures may be confirmed after the last day',
    kind: 'suggestion',
    law: withAction('suggestion', 'confirm_signature', () => ({ within: 'none' })),
    found: /signed on .*, after/,
  },
  {
    what: 'unconfirmed names stand when it is handed in',
    kind: 'motion',
    law: withAction('motion', 'submit_draft', () => ({ effects: [] })),
    found: /stands unconfirmed/,
  },
  {
    what: 'changed words keep their signatures',
    kind: 'suggestion',
    law: withAction('suggestion', 'revise_text', () => ({ effects: [] })),
    found: /words they never saw/,
  },
  {
    what: 'a motion needs no signers',
    kind: 'motion',
    law: withAction('motion', 'submit_draft', () => ({ needs: [] })),
    found: /by too few/,
  },
  {
    what: 'one proposer withdraws for all',
    kind: 'proposal',
    law: withAction('proposal', 'withdraw', ({ guards }) => ({
      guards: without(guards, 'withdraws_alone', 'withdrawal_open'),
    })),
    found: /over the heads/,
  },
  {
    what: 'a motion is converted while signers could still object',
    kind: 'motion',
    law: withAction('motion', 'convert', () => ({ after: { moment: 'none', hours: 'objection_hours' } })),
    found: /could still object/,
  },
  {
    what: 'a motion that is converted becomes nothing',
    kind: 'motion',
    law: withAction('motion', 'convert', () => ({ creates: [], carries: [] })),
    found: /passed on 0 times/,
  },
  {
    what: 'a declined proposal loses its words on the way',
    kind: 'social-report',
    law: withAction('social-report', 'promote', ({ carries }) => ({
      carries: (carries ?? []).map((carry) => ({ ...carry, fields: { ...carry.fields, demands: 'title' } })),
    })),
    found: /demands was changed/,
  },
  {
    what: 'one signer alone demands another answer',
    kind: 'enquiry',
    law: withAction('enquiry', 'demand_another_answer', () => ({ needs: [] })),
    found: /demanded by too few/,
  },
  {
    what: 'an enquiry is closed over the heads of its signers',
    kind: 'enquiry',
    law: withAction('enquiry', 'close', () => ({ needs: [] })),
    found: /before the signers had their say/,
  },
  {
    what: 'the office notes in the leader’s place',
    kind: 'social-report',
    law: withAction('social-report', 'note', () => ({ by: ['secretariat'] })),
    found: /note by|noted by/,
  },
  {
    what: 'a unit feeds back on what it has not signed for',
    kind: 'social-report',
    law: withAction('social-report', 'give_feedback', () => ({ guards: [] })),
    found: /has not signed for/,
  },
  {
    what: 'talks are public',
    kind: 'suggestion',
    law: withProcedure('suggestion', ({ visibility }) => ({
      visibility: {
        ...visibility,
        events: { ...visibility.events, proposer_contacted: 'public' },
        fields: { ...visibility.fields, talk: 'public' },
      },
    })),
    found: /public: talk/,
  },
  {
    what: 'a new term moves a case',
    kind: 'suggestion',
    law: withAction('suggestion', 'change_term', () => ({ to: 'closed' })),
    found: /moved a case/,
  },
  {
    what: 'who drew a conclusion reviews it',
    kind: 'suggestion',
    law: withProcedure('suggestion', ({ rules }) => ({ rules: { ...rules, reviews_anothers: letsThrough } })),
    found: /reviewed by who drew it/,
  },
]

function withClock(kind: Kind, clock: string, change: object): Law {
  const { procedure, profile } = laws[kind]
  const rule = profile.clocks[clock]
  if (rule === undefined || rule === null) throw new Error(`${kind} has no clock ${clock}`)
  return { procedure, profile: { ...profile, clocks: { ...profile.clocks, [clock]: { ...rule, ...change } } } }
}

/** All laws, this one among them. */
export const lawsWith = ({ kind, law }: FaultyLaw): Laws => ({ ...laws, [kind]: law })
