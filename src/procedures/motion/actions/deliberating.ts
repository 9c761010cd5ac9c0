const text = (zh: string, en: string) => ({ label: { zh, en }, type: 'text', maxLength: 50_000 }) as const

/** Deliberated by the special committee, decided by the standing committee. */
export const deliberating = {
  report_deliberation: {
    label: { zh: '提出审议结果报告', en: 'Report the result of the deliberation' },
    machine: 'case',
    from: ['in_deliberation'],
    to: 'deliberated',
    by: ['special_committee'],
    event: 'deliberation_reported',
    main: true,
    stops: ['deliberation'],
    fields: {
      recommendation: {
        label: { zh: '处理建议', en: 'What it recommends' },
        type: 'code',
        list: 'recommendation',
        required: true,
      },
      deliberationReport: { ...text('审议结果报告', 'Report'), required: true },
    },
  },
  order_handling: {
    label: { zh: '通过报告，交有关机关办理', en: 'Adopt the report and have it handled' },
    machine: 'case',
    from: ['deliberated'],
    to: 'in_handling',
    by: ['standing_committee'],
    event: 'handling_ordered',
    main: true,
    rules: ['lead_not_joint'],
    creates: [
      { machine: 'assignment', event: 'dispatched', of: { field: 'leadUnit' }, duty: 'lead' },
      { machine: 'assignment', event: 'dispatched', of: { field: 'jointUnits' }, duty: 'joint' },
    ],
    starts: [{ clock: 'handling_report', for: 'case' }],
    fields: {
      leadUnit: { label: { zh: '主办单位', en: 'Lead unit' }, type: 'unit', required: true },
      jointUnits: { label: { zh: '会办单位', en: 'Joint units' }, type: 'units', max: 20 },
      decision: { ...text('决定', 'Decision'), required: true },
    },
  },
  conclude: {
    label: { zh: '通过报告，不另交办理', en: 'Adopt the report; nothing further is to be handled' },
    machine: 'case',
    from: ['deliberated'],
    to: 'closed',
    by: ['standing_committee'],
    event: 'concluded',
    fields: { decision: { ...text('决定', 'Decision'), required: true } },
  },
} as const
