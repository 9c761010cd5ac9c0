import type { Label } from '#kernel/label.ts'

/** Words about notices of deadlines. */
export const noticeWords = {
  given: { zh: '到期通知', en: 'Notices of this deadline' },
  to: { zh: '发给', en: 'To' },
  dueOn: { zh: '应于', en: 'Due on' },
  notYet: { zh: '尚未到时', en: 'still to come' },
  lapsed: { zh: '未发，期限已过', en: 'not given, the deadline has passed' },
  schedule: { zh: '通知安排', en: 'Schedule' },
} as const satisfies Readonly<Record<string, Label>>

/** What each kind of notice is called. */
export const noticeKinds: Readonly<Record<'reminder' | 'alarm' | 'escalation', Label>> = {
  reminder: { zh: '到期提醒', en: 'Reminder' },
  alarm: { zh: '逾期通知', en: 'Late notice' },
  escalation: { zh: '逾期上报', en: 'Escalation' },
}

/** The same, as a mark beside a deadline that has had it. */
export const noticeMarks: Readonly<Record<'reminder' | 'alarm' | 'escalation', Label>> = {
  reminder: { zh: '已提醒', en: 'Reminded' },
  alarm: { zh: '已发逾期通知', en: 'Late notice given' },
  escalation: { zh: '已上报', en: 'Escalated' },
}
