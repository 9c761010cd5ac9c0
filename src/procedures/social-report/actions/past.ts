import { past as shared } from '#procedures/handling/actions/past.ts'

const open = ['submitted', 'taken_up', 'forwarded', 'answered'] as const
const { past_submit, past_file, past_decline, past_withdraw, past_assign, past_answer, past_close } = shared
// The public sees no social report, and nobody signs one jointly.
const { cosigners: _cosigners, publishText: _publishText, ...said } = past_submit.fields
const { outcome: _outcome, publication: _publication, ...fedBack } = past_answer.fields
const { creates: _signatures, ...submitted } = past_submit

/** What an old file says of a social report, told as of the other kinds of case: see `past` there. */
export const past = {
  past_submit: { ...submitted, fields: said },
  past_file: { ...past_file, to: 'taken_up' },
  past_decline: { ...past_decline, from: ['submitted', 'taken_up'] },
  past_withdraw: { ...past_withdraw, from: open },
  past_assign: {
    ...past_assign,
    label: { zh: '旧件转送', en: 'An old case was forwarded' },
    from: ['submitted', 'taken_up'],
    to: 'forwarded',
    // Every unit it went to fed back by itself: none was joint.
    creates: past_assign.creates.map((one) => ({ ...one, duty: 'lead' as const })),
  },
  past_answer: {
    ...past_answer,
    label: { zh: '旧件反馈', en: 'An old case had its feedback' },
    machine: 'feedback',
    to: 'given',
    whileCase: ['submitted', 'taken_up', 'forwarded'],
    effects: [
      {
        machine: 'case',
        which: 'case',
        from: ['submitted', 'taken_up', 'forwarded'],
        to: 'answered',
        event: 'past_replied',
      },
      { machine: 'assignment', which: 'all', from: ['signed'], to: 'answered', event: 'past_unit_done' },
    ],
    fields: fedBack,
  },
  past_close: { ...past_close, from: open },
} as const
