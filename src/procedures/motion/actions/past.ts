import { past as shared } from '#procedures/handling/actions/past.ts'
import { acceptFields } from './reviewing.ts'

const open = ['submitted', 'registered', 'in_handling', 'handling_reported'] as const
const { past_submit, past_file, past_decline, past_withdraw, past_assign, past_answer, past_publish, past_close } =
  shared
const { required: __, ...committee } = { ...acceptFields.committee, optionalList: true } as const
const { outcome: _, ...reported } = past_answer.fields

/** What an old file says of a motion, told as of the other kinds of case: see `past` there. */
export const past = {
  past_submit: {
    ...past_submit,
    creates: [
      { machine: 'signature', event: 'past_signature', of: { field: 'leadProposer' }, state: 'leading' },
      ...past_submit.creates,
    ],
    fields: { ...past_submit.fields, committee },
  },
  past_file: { ...past_file, to: 'registered' },
  past_decline: { ...past_decline, from: ['submitted', 'registered'], to: 'converted' },
  past_withdraw: { ...past_withdraw, from: open },
  past_assign: { ...past_assign, from: ['submitted', 'registered'] },
  past_answer: {
    ...past_answer,
    label: { zh: '旧件办理情况报告', en: 'The handling of an old case was reported' },
    machine: 'handling_report',
    to: 'given',
    whileCase: ['submitted', 'registered', 'in_handling'],
    effects: [
      {
        machine: 'case',
        which: 'case',
        from: ['submitted', 'registered', 'in_handling'],
        to: 'handling_reported',
        event: 'past_replied',
      },
      { machine: 'assignment', which: 'all', from: ['signed'], to: 'answered', event: 'past_unit_done' },
    ],
    fields: reported,
  },
  past_publish: { ...past_publish, whileCase: ['handling_reported'] },
  past_close: { ...past_close, from: open },
} as const
