import { machines } from '#procedures/handling/machines.ts'

type CaseState = keyof typeof machines.case.states

/** Handed in and not ended: what a change of term finds open. */
const open = Object.entries(machines.case.states)
  .filter(([, state]) => !('final' in state) && !('private' in state))
  .map(([name]) => name as CaseState)

const text = (zh: string, en: string) =>
  ({ label: { zh, en }, type: 'text', maxLength: 5_000, required: true }) as const
const line = (zh: string, en: string) => ({ label: { zh, en }, type: 'line', maxLength: 200, required: true }) as const
const authority = line('依据', 'On what authority')
const rounds = ['progress_mid_year', 'progress_year_end', 'carry_over'] as const

/** The rounds that begin once something is promised, where a law has them. */
export const untilDone = rounds.map((clock) => ({ clock, for: 'case' }) as const)

/** What was promised, followed from year to year and from term to term until it is done. */
export const tracking = {
  report_mid_year: {
    label: { zh: '年中报告进展', en: 'Report progress at mid-year' },
    machine: 'case',
    from: ['tracking'],
    by: ['lead_unit', 'separate_unit'],
    event: 'mid_year_reported',
    main: true,
    where: { clock: 'progress_mid_year' },
    stops: ['progress_mid_year'],
    starts: [{ clock: 'progress_mid_year', for: 'case', renews: true }],
    fields: { progress: text('进展', 'Progress') },
  },
  report_year_end: {
    label: { zh: '年末报告进展', en: "Report progress at the year's end" },
    machine: 'case',
    from: ['tracking'],
    by: ['lead_unit', 'separate_unit'],
    event: 'year_end_reported',
    main: true,
    where: { clock: 'progress_year_end' },
    stops: ['progress_year_end'],
    starts: [{ clock: 'progress_year_end', for: 'case', renews: true }],
    fields: { progress: text('进展', 'Progress') },
  },
  report_change: {
    label: { zh: '报告情况变化', en: 'Report a change of circumstances' },
    machine: 'case',
    from: ['tracking'],
    by: ['lead_unit', 'separate_unit'],
    event: 'change_reported',
    starts: [
      { clock: 'promise', for: 'case', duty: 'lead', dateField: 'promisedAnew' },
      { clock: 'promise', for: 'unit', duty: 'separate', dateField: 'promisedAnew' },
    ],
    fields: {
      change: text('变化的情况和原因', 'What changed, and why'),
      promisedAnew: {
        label: { zh: '改定的完成日', en: 'To be done by, anew' },
        hint: { zh: '期限不变的空着。', en: 'Leave empty where the day stays.' },
        type: 'date',
        notBeforeToday: true,
      },
      headSigned: line('签署的单位负责人', 'Signed by the head of the unit'),
    },
  },
  carry_over: {
    label: { zh: '结转下一年', en: 'Carry into the next year' },
    machine: 'case',
    from: ['tracking', 'reported_done'],
    by: ['secretariat'],
    event: 'carried_over',
    unoffered: true,
    notBefore: 'carry_over',
    rules: ['carries_on'],
    stops: ['carry_over'],
    starts: [{ clock: 'carry_over', for: 'case', renews: true }],
    fields: {
      carriedTo: {
        label: { zh: '结转到哪一年', en: 'Into which year' },
        type: 'whole_number',
        min: 2000,
        max: 2999,
        required: true,
      },
      authority,
    },
  },
  change_term: {
    label: { zh: '换届承接', en: 'Go on into the new term' },
    machine: 'case',
    from: open,
    by: ['secretariat'],
    event: 'term_changed',
    unoffered: true,
    rules: ['another_term'],
    fields: {
      termEnded: line('届满的一届', 'Term that ended'),
      termBegun: line('新的一届', 'Term that began'),
      termExplanation: text('书面说明', 'Written explanation'),
      authority,
    },
  },
} as const
