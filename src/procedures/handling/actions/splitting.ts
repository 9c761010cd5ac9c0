import { textFields } from '#procedures/handling/text-fields.ts'
import { begunByAnother } from './begun-by-another.ts'

/** One matter in each case: what speaks of several is split, each part in the words its authors signed. */
export const splitting = {
  split_off: {
    label: { zh: '分出一件', en: 'Split a part off' },
    machine: 'part',
    from: [],
    opens: 'instance',
    to: 'split_off',
    whileCase: ['registered', 'filed'],
    by: ['secretariat'],
    event: 'part_split_off',
    rules: ['part_of_the_words'],
    carries: [
      {
        action: 'begin_part',
        to: 'new_case',
        fields: {
          title: 'title',
          demands: 'demands',
          leadProposer: 'leadProposer',
          proposerName: 'proposerName',
          authorKind: 'authorKind',
          body: 'body',
          cosigners: { named: 'cosigners' },
          subject: 'subject',
          period: 'period',
          form: 'form',
          session: 'session',
          sessionClosesOn: 'sessionClosesOn',
          publishText: 'publishText',
          unnamedBecause: 'unnamedBecause',
          splitFrom: 'flowNumber',
        },
      },
    ],
    fields: {
      title: { ...textFields.title, hint: { zh: '分出这一件的标题。', en: 'The title of the part.' } },
      demands: {
        ...textFields.demands,
        hint: {
          zh: '须是原{matter}“具体建议”中的原文：联名{author}确认的是原文。',
          en: 'Words of the {matter} as they stand: these are what its authors signed.',
        },
      },
    },
  },
  begin_part: {
    ...begunByAnother,
    label: { zh: '由原件分出', en: 'Split off from another case' },
    fields: {
      ...begunByAnother.fields,
      splitFrom: { label: { zh: '分自（流水号）', en: 'Split from (flow number)' }, type: 'line', maxLength: 60 },
    },
  },
} as const
