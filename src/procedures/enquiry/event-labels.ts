import type { Label } from '#kernel/label.ts'
import { signingEventLabels } from '#procedures/joint-signing/event-labels.ts'
import { publicationEventLabels } from '#procedures/published-answers/event-labels.ts'

/** What an enquiry's events are called in its record. */
export const eventLabels: Readonly<Record<string, Label>> = {
  ...signingEventLabels,
  ...publicationEventLabels,
  archived: { zh: '归档', en: 'Archived' },
  submitted: { zh: '提出', en: 'Put' },
  registered: { zh: '登记', en: 'Registered' },
  sent: { zh: '交有关机关', en: 'Sent to the body asked' },
  dispatched: { zh: '送达', en: 'Delivered' },
  signed_for: { zh: '签收，确定到会负责人', en: 'Signed for, official named' },
  later_asked: { zh: '请求会后答复', en: 'Later answer asked for' },
  later_agreed: { zh: '同意会后答复', en: 'Later answer agreed to' },
  answer_given: { zh: '答复', en: 'Answered' },
  answered: { zh: '已答复', en: 'Answer received' },
  body_answered: { zh: '受询问、质询机关完成', en: 'The body asked has answered' },
  satisfaction_asked: { zh: '请代表表示是否满意', en: 'Asked whether it satisfies' },
  satisfied: { zh: '本人表示满意', en: 'Satisfied' },
  dissatisfied: { zh: '本人表示不满意', en: 'Not satisfied' },
  another_answer_demanded: { zh: '要求再次答复', en: 'Another answer demanded' },
  another_answer_ordered: { zh: '决定再次答复', en: 'To be answered again' },
  another_answer_refused: { zh: '决定不再答复', en: 'Not to be answered again' },
  closed: { zh: '办结', en: 'Closed' },
  deadlines_recomputed: { zh: '期限已重算', en: 'Deadlines reckoned anew' },
}
