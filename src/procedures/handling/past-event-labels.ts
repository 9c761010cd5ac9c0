import type { Label } from '#kernel/label.ts'

/** What events are called that an old file tells of, in every kind of case. */
export const pastEventLabels: Readonly<Record<string, Label>> = {
  past_submitted: { zh: '提交（据旧档）', en: 'Submitted (old file)' },
  past_signature: { zh: '联名（据旧档）', en: 'Cosigned (old file)' },
  past_filed: { zh: '受理编号（据旧档）', en: 'Accepted and numbered (old file)' },
  past_declined: { zh: '不予受理（据旧档）', en: 'Declined (old file)' },
  past_withdrawn: { zh: '撤回（据旧档）', en: 'Withdrawn (old file)' },
  past_assigned: { zh: '交办（据旧档）', en: 'Assigned (old file)' },
  past_unit: { zh: '承办单位（据旧档）', en: 'Handling unit (old file)' },
  past_reply: { zh: '答复（据旧档）', en: 'Reply (old file)' },
  past_replied: { zh: '已答复（据旧档）', en: 'Answered (old file)' },
  past_unit_done: { zh: '承办完成（据旧档）', en: 'Unit has answered (old file)' },
  past_reply_published: { zh: '答复已公开（据旧档）', en: 'Reply was published (old file)' },
  past_rating_kept: { zh: '评价（据旧档，不计入）', en: 'Rating (old file, not counted)' },
  past_rating: { zh: '评价情况（据旧档）', en: 'How it was rated (old file)' },
  past_rating_awaited: { zh: '待评价（据旧档）', en: 'To be rated (old file)' },
  past_delivered: { zh: '已送达（据旧档）', en: 'Delivered (old file)' },
  past_tracking: { zh: '转入跟踪落实（据旧档）', en: 'Tracked until done (old file)' },
  past_closed: { zh: '办结（据旧档）', en: 'Closed (old file)' },
}
