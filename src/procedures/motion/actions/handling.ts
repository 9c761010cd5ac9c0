import { reckoning } from '#procedures/handling/actions/reckoning.ts'
import { urging } from '#procedures/handling/actions/urging.ts'
import { machines } from '#procedures/motion/machines.ts'

type CaseState = keyof typeof machines.case.states

const unfinished = Object.entries(machines.case.states)
  .filter(([, state]) => !('final' in state))
  .map(([name]) => name as CaseState)

const text = (zh: string, en: string) => ({ label: { zh, en }, type: 'text', maxLength: 50_000 }) as const

/** Handled by the units it was given to, who are urged where they are slow; reported, handled again where the standing committee disagrees. */
export const handling = {
  sign_for: {
    label: { zh: '签收', en: 'Sign for' },
    machine: 'assignment',
    from: ['dispatched'],
    to: 'signed',
    whileCase: ['in_handling', 'rehandling'],
    by: ['handling_unit'],
    event: 'signed_for',
    main: true,
    fields: { handler: { label: { zh: '经办人', en: 'Handler' }, type: 'line', maxLength: 60 } },
  },
  report_handling: {
    label: { zh: '报告办理情况', en: 'Report on the handling' },
    machine: 'handling_report',
    from: [],
    opens: 'next_version',
    to: 'given',
    whileCase: ['in_handling', 'rehandling'],
    by: ['lead_unit'],
    event: 'handling_reported',
    main: true,
    needs: [
      { what: 'lead_signature', machine: 'assignment', duty: 'lead', in: ['signed', 'answered'], quantity: 'some' },
    ],
    stops: ['handling_report', 'rehandling_report'],
    effects: [
      {
        machine: 'case',
        which: 'case',
        from: ['in_handling', 'rehandling'],
        to: 'handling_reported',
        event: 'report_received',
      },
      { machine: 'assignment', duty: 'lead', which: 'all', from: ['signed'], to: 'answered', event: 'answered' },
    ],
    fields: {
      text: { ...text('办理情况报告', 'Report'), required: true },
      signer: { label: { zh: '签发人', en: 'Signed by' }, type: 'line', maxLength: 60, required: true },
    },
  },
  urge: { ...urging.urge, from: ['in_handling', 'rehandling'], by: ['secretariat'] },
  answer_urging: urging.answer_urging,
  accept_report: {
    label: { zh: '同意办理情况报告', en: 'Agree to the report' },
    machine: 'case',
    from: ['handling_reported'],
    to: 'closed',
    by: ['standing_committee'],
    event: 'report_accepted',
    main: true,
    fields: { note: { ...text('说明', 'Note'), maxLength: 5_000 } },
  },
  order_rehandling: {
    label: { zh: '不同意报告，重新办理', en: 'Disagree; have it handled again' },
    machine: 'case',
    from: ['handling_reported'],
    to: 'rehandling',
    by: ['standing_committee'],
    event: 'rehandling_ordered',
    main: true,
    starts: [{ clock: 'rehandling_report', for: 'case' }],
    fields: { reason: { ...text('理由和要求', 'Why, and what is asked'), maxLength: 5_000, required: true } },
  },
  recompute_deadlines: { ...reckoning.recompute_deadlines, from: unfinished, by: ['secretariat'] },
} as const
