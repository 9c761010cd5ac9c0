import type { Label } from '#kernel/label.ts'
import { pastEventLabels } from '#procedures/handling/past-event-labels.ts'

/** What a social report's events are called in its record. */
export const eventLabels: Readonly<Record<string, Label>> = {
  ...pastEventLabels,
  submitted: { zh: '提交', en: 'Submitted' },
  naming_settled: { zh: '身份保密的请求', en: 'Whether the author stays unnamed' },
  withdrawn: { zh: '作者撤回', en: 'Withdrawn by its author' },
  taken_up: { zh: '采纳', en: 'Taken up' },
  declined: { zh: '不予采用，告知作者', en: 'Not taken up, author told' },
  edition_made: { zh: '编辑', en: 'Edited' },
  edited: { zh: '已编辑', en: 'Edited version ready' },
  adopted: { zh: '编发', en: 'Put into the digest' },
  forwarded: { zh: '转送', en: 'Forwarded' },
  dispatched: { zh: '送达单位', en: 'Delivered to the unit' },
  sent_to_leader: { zh: '报送领导', en: 'Sent to a leader' },
  noted: { zh: '领导批示', en: "Leader's note" },
  no_note: { zh: '没有批示', en: 'No note' },
  signed_for: { zh: '签收', en: 'Signed for' },
  feedback_given: { zh: '反馈', en: 'Feedback given' },
  unit_answered: { zh: '单位已反馈', en: 'Unit has fed back' },
  feedback_dropped: { zh: '不再等单位反馈', en: 'Feedback no longer awaited' },
  answered: { zh: '各单位均已反馈', en: 'All units have fed back' },
  result_told: { zh: '告知作者结果', en: 'Author told of the result' },
  passed_on: { zh: '另立一件', en: 'Passed on as another case' },
  promoted: { zh: '转为提案', en: 'Goes on as a proposal' },
  closed: { zh: '办结', en: 'Closed' },
  archived: { zh: '归档', en: 'Archived' },
  deadlines_recomputed: { zh: '期限已重算', en: 'Deadlines reckoned anew' },
}
