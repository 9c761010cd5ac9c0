import type { StateDefinition } from '#engine/procedure.ts'

/**
 * A case that has ended goes to the archive: where it stands there, and how long it is kept. A draft that was given up
 * never was on the record.
 *
 * @param states - those of the case itself.
 */
export function archiving<const States extends Readonly<Record<string, StateDefinition>>>(states: States) {
  return {
    archive: {
      label: { zh: '归档', en: 'Archive' },
      machine: 'archiving',
      from: [],
      opens: 'next_version',
      to: 'archived',
      whileCase: endedIn(states),
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
}

function endedIn<const States extends Readonly<Record<string, StateDefinition>>>(states: States) {
  // Object.entries forgets which keys there are.
  return Object.entries(states)
    .filter(([, state]) => state.final === true && state.private !== true)
    .map(([name]) => name as keyof States & string)
}
