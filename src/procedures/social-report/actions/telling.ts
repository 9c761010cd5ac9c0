import { reckoning } from '#procedures/handling/actions/reckoning.ts'

const tellingTheAuthor = {
  machine: 'case',
  to: 'told',
  by: ['secretariat'],
  event: 'result_told',
  fields: {
    told: {
      label: { zh: '告知作者的内容', en: 'What the author is told' },
      type: 'text',
      maxLength: 5_000,
      required: true,
    },
  },
} as const

/** Whoever reported it hears what came of it. */
export const telling = {
  tell_result: {
    ...tellingTheAuthor,
    label: { zh: '告知作者结果', en: 'Tell the author the result' },
    from: ['answered'],
    main: true,
  },
  tell_without_feedback: {
    ...tellingTheAuthor,
    label: { zh: '没有单位反馈，告知作者编发情况', en: 'Tell the author, without feedback of the units' },
    from: ['adopted', 'forwarded'],
    effects: [
      {
        machine: 'assignment',
        which: 'all',
        from: ['dispatched', 'signed'],
        to: 'unanswered',
        event: 'feedback_dropped',
        stops: ['feedback'],
      },
    ],
  },
  close: {
    label: { zh: '办结', en: 'Close' },
    machine: 'case',
    from: ['told'],
    to: 'closed',
    by: ['secretariat'],
    event: 'closed',
    main: true,
    fields: { note: { label: { zh: '说明', en: 'Note' }, type: 'text', maxLength: 5_000 } },
  },
  recompute_deadlines: {
    ...reckoning.recompute_deadlines,
    from: ['submitted', 'taken_up', 'edited', 'adopted', 'forwarded', 'answered', 'told'],
    by: ['secretariat'],
  },
} as const
