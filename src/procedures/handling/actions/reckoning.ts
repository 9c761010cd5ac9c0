import { machines } from '#procedures/handling/machines.ts'

type CaseState = keyof typeof machines.case.states

/** Object.entries forgets which keys there are; a machine's states are all of them. */
const unfinished = Object.entries(machines.case.states)
  .filter(([, state]) => !('final' in state))
  .map(([name]) => name as CaseState)

/** Deadlines put right when a calendar or the law itself was. */
export const reckoning = {
  recompute_deadlines: {
    label: { zh: '重算期限', en: 'Reckon the deadlines anew' },
    machine: 'case',
    from: unfinished,
    by: ['secretariat', 'assigning_office'],
    event: 'deadlines_recomputed',
    recomputes: true,
    unoffered: true,
    fields: {
      authority: {
        label: { zh: '依据（如节假日安排通知文号）', en: 'On what authority (e.g. the notice of days off)' },
        type: 'line',
        maxLength: 200,
        required: true,
      },
    },
  },
} as const
