import { cosigning } from '#procedures/handling/actions/cosigning.ts'
import { filing } from '#procedures/handling/actions/filing.ts'
import { past } from '#procedures/handling/actions/past.ts'
import { rating } from '#procedures/handling/actions/rating.ts'
import { splitting } from '#procedures/handling/actions/splitting.ts'
import { proposalAuthors, proposalFields, proposalWords, unfinishedWords } from '#procedures/proposal/fields.ts'

const reviewAnew = {
  machine: 'filing_review',
  which: 'all',
  from: ['reviewed'],
  to: 'outdated',
  event: 'review_outdated',
} as const
const { name_proposer, register, file, decline } = filing

/** What members rate besides, where the place's rules ask for it. */
const ratedBesides = {
  heardBy: {
    label: { zh: '听取意见方式', en: 'How you were heard' },
    type: 'code',
    list: 'heard_by',
    optionalList: true,
  },
  pertinence: {
    label: { zh: '答复针对性', en: 'To the point' },
    type: 'code',
    list: 'pertinence',
    optionalList: true,
  },
  headReplied: {
    label: { zh: '分管领导参与答复', en: 'The leader in charge replied' },
    type: 'code',
    list: 'head_replied',
    optionalList: true,
  },
} as const

/** The acts of every kind that units answer, as a proposal has them. */
export const ownForms = {
  begin_draft: {
    ...cosigning.begin_draft,
    rules: [...cosigning.begin_draft.rules, 'session_bodies'],
    fields: { ...proposalFields, ...unfinishedWords },
  },
  revise_text: { ...cosigning.revise_text, fields: { ...cosigning.revise_text.fields, ...unfinishedWords } },
  submit_draft: { ...cosigning.submit_draft, guards: ['three_parts'] },
  submit: {
    ...filing.submit,
    rules: [...filing.submit.rules, 'session_bodies'],
    fields: { ...filing.submit.fields, ...proposalWords, ...proposalAuthors },
  },
  resubmit: {
    ...cosigning.resubmit,
    effects: [...cosigning.resubmit.effects, reviewAnew],
    fields: { ...cosigning.resubmit.fields, ...proposalWords },
  },
  return_to_author: {
    ...cosigning.return_to_author,
    main: true,
    guards: ['review_lacking'],
  },
  name_proposer,
  register,
  file: { ...file, guards: ['review_passed', 'three_parts'] },
  decline: { ...decline, guards: [...decline.guards, 'reviewed'] },
  split_off: splitting.split_off,
  begin_part: {
    ...splitting.begin_part,
    fields: { ...splitting.begin_part.fields, ...proposalAuthors },
  },
  rate: {
    ...rating.rate,
    fields: {
      ...rating.rate.fields,
      ...ratedBesides,
    },
  },
} as const

/** A rating that an old file tells of, under names of their own: see `past`. */
export const pastRate = {
  ...past.past_rate,
  fields: {
    ...past.past_rate.fields,
    pastHeardBy: ratedBesides.heardBy,
    pastPertinence: ratedBesides.pertinence,
    pastHeadReplied: ratedBesides.headReplied,
  },
} as const
