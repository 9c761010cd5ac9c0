import type { Label } from '#kernel/label.ts'

/** What to say when a procedure's rule or guard does not hold. */
export const ruleTexts: Readonly<Record<string, Label>> = {
  own_name: {
    zh: '代表只能以自己的名义领衔提出；代录请由代表工作机构办理。',
    en: 'A deputy submits in their own name; the secretariat enters for others.',
  },
  proposer_named: { zh: '请选择领衔代表，或者写明提出人。', en: 'Choose the lead proposer, or name who proposed it.' },
  proposer_not_cosigner: { zh: '领衔代表不能同时是联名代表。', en: 'The lead proposer cannot be a cosigner as well.' },
  no_proposer_yet: { zh: '已经有领衔代表。', en: 'There is a lead proposer already.' },
  lead_not_joint: { zh: '同一单位不能既主办又会办。', en: 'A unit cannot be both lead and joint.' },
  one_lead: { zh: '已有主办单位，请先办结退办再改派。', en: 'There is a lead unit already; settle its return first.' },
  not_assigned_yet: { zh: '这个单位已经承办此件。', en: 'This unit has the case already.' },
  publication_pending: {
    zh: '答复的公开方式已经定了。',
    en: 'How the reply is published has been settled already.',
  },
  no_open_draft: { zh: '已有一份答复稿，请修改它。', en: 'There is a draft already; revise it.' },
  one_extension: { zh: '已经申请过延期。', en: 'More time was asked for already.' },
  dissatisfied_says_why: {
    zh: '评价“不满意”须写明意见。',
    en: 'Whoever is dissatisfied must say why.',
  },
  rated_dissatisfied: {
    zh: '代表没有评价“不满意”，无须再次办理。',
    en: 'The proposer was not dissatisfied, so it is not handled again.',
  },
  nothing_promised: {
    zh: '答复中有承诺完成日，须转入跟踪落实。',
    en: 'The reply promised a date, so the case is tracked until done.',
  },
  something_promised: {
    zh: '答复中没有承诺完成日，可以直接办结。',
    en: 'The reply promised no date; the case can be closed.',
  },
}
