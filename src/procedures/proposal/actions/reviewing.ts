const finding = (zh: string, en: string) =>
  ({ label: { zh, en }, type: 'code', list: 'review_finding', required: true }) as const

/** Before a proposal is filed: whether its author may, whether its matter is one, whether signature and seal are there. */
export const reviewing = {
  review_for_filing: {
    label: { zh: '立案审查', en: 'Review for filing' },
    machine: 'filing_review',
    from: [],
    opens: 'next_version',
    to: 'reviewed',
    whileCase: ['registered'],
    by: ['secretariat'],
    event: 'reviewed_for_filing',
    main: true,
    guards: ['not_reviewed_yet'],
    fields: {
      standing: finding('提案人资格', 'Standing of the author'),
      content: finding(
        '内容（一事一案，有情况、有分析、有具体建议）',
        'Content (one matter, facts, analysis, demands)',
      ),
      format: finding('格式（签名、盖章）', 'Form (signature, seal)'),
      reviewNote: { label: { zh: '审查意见', en: 'Note' }, type: 'text', maxLength: 5_000 },
    },
  },
} as const
