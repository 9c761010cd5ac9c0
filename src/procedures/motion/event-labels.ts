import type { Label } from '#kernel/label.ts'
import { pastEventLabels } from '#procedures/handling/past-event-labels.ts'
import { signingEventLabels } from '#procedures/joint-signing/event-labels.ts'
import { publicationEventLabels } from '#procedures/published-answers/event-labels.ts'

/** What a motion's events are called in its record. */
export const eventLabels: Readonly<Record<string, Label>> = {
  ...signingEventLabels,
  ...publicationEventLabels,
  ...pastEventLabels,
  archived: { zh: '归档', en: 'Archived' },
  submitted: { zh: '提出议案', en: 'Put forward' },
  withdrawn: { zh: '署名人数不足，撤回', en: 'Withdrawn: too few signers left' },
  registered: { zh: '登记', en: 'Registered' },
  found_motion: { zh: '审查意见：作为议案', en: 'Review: a motion' },
  found_no_motion: { zh: '审查意见：不作为议案', en: 'Review: no motion' },
  objection_opened: { zh: '告知可以提出异议', en: 'Told that an objection is open' },
  objection_raised: { zh: '本人提出异议', en: 'Objection raised' },
  objected: { zh: '异议成立', en: 'Objection stands' },
  sent_to_committee: { zh: '交专门委员会研究', en: 'Passed to the special committee' },
  opinion_given: { zh: '专门委员会提出意见', en: "Special committee's opinion" },
  accepted: { zh: '作为议案，交审议', en: 'Taken as a motion, for deliberation' },
  passed_on: { zh: '另立一件', en: 'Passed on as another case' },
  converted: { zh: '不作为议案，转作其他方式办理', en: 'No motion, goes on in another way' },
  deliberation_reported: { zh: '审议结果报告', en: 'Result of the deliberation reported' },
  handling_ordered: { zh: '常委会决定交办理', en: 'Standing committee has it handled' },
  concluded: { zh: '常委会决定办结', en: 'Standing committee concludes' },
  dispatched: { zh: '送达承办单位', en: 'Delivered to the unit' },
  signed_for: { zh: '签收', en: 'Signed for' },
  handling_reported: { zh: '报告办理情况', en: 'Handling reported' },
  report_received: { zh: '收到办理情况报告', en: 'Report received' },
  answered: { zh: '主办完成', en: 'Lead unit has reported' },
  urged: { zh: '催办', en: 'Urged' },
  unit_urged: { zh: '催办承办单位', en: 'Unit urged' },
  urging_answered: { zh: '回复催办', en: 'Urging answered' },
  report_accepted: { zh: '常委会同意报告，办结', en: 'Report agreed to, closed' },
  rehandling_ordered: { zh: '常委会不同意，重新办理', en: 'Standing committee disagrees: handled again' },
  deadlines_recomputed: { zh: '期限已重算', en: 'Deadlines reckoned anew' },
}
