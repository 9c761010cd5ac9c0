import { machines } from '#procedures/handling/machines.ts'

type CaseState = keyof typeof machines.case.states

/** A draft that was given up never was on the record. Object.entries forgets which keys there are. */
const ended = Object.entries(machines.case.states)
  .filter(([, state]) => 'final' in state && !('private' in state))
  .map(([name]) => name as CaseState)

/** A case that has ended goes to the archive: where it stands there, and how long it is kept. */
export const archiving = {
  archive: {
    label: { zh: '归档', en: 'Archive' },
    machine: 'archiving',
    from: [],
    opens: 'next_version',
    to: 'archived',
    whileCase: ended,
    by: ['secretariat'],
    event: 'archived',
    guards: ['not_archived'],
    fields: {
      retention: {
        label: { zh: '保管期限', en: 'Kept for' },
        type: 'code',
        list: 'retention',
        required: true,
      },
      archiveNumber: {
        label: { zh: '档案件号', en: 'Archive number' },
        type: 'issued_number',
        series: 'archive',
        required: true,
      },
    },
  },
} as const
