import type { Label } from '#kernel/label.ts'

/** The sentences of refusals about what was found in a reading. */
export const findingRefusalTexts = {
  finding_not_found: {
    zh: '没有找到这条识别结果，页面可能已更新。',
    en: 'There is no such finding; the page may have changed.',
  },
  finding_moved_on: {
    zh: '这条识别结果刚被别人改过，请刷新后再改。',
    en: 'Somebody has just changed this finding. Reload, then change it.',
  },
  finding_there: {
    zh: '这一条已经有了：请确认、更正或恢复那一条，不必再补充。',
    en: 'This finding is there already: confirm, correct or restore that one instead of adding it.',
  },
  span_invalid: {
    zh: '选中的范围不在原文内。请重新划选。',
    en: 'The marked span does not lie in the text. Mark it again.',
  },
  finding_opened: {
    zh: '这条已经立为办件，不能再改。',
    en: 'A case was opened from this finding, so it cannot be changed.',
  },
  no_finding_chosen: {
    zh: '没有勾选要立件的条目，请至少勾选一条。',
    en: 'Nothing is ticked to open a case of; tick at least one.',
  },
  kind_not_openable: {
    zh: '只有确认过的议题和建议可以立为办件。',
    en: 'Only confirmed topics and suggestions open cases.',
  },
  answer_to_itself: { zh: '一条不能回应它自己。', en: 'A finding cannot answer itself.' },
  link_unfit: {
    zh: '只有议题和建议可以关联回应，回应也不能是议题或建议。',
    en: 'Only a topic or a suggestion is answered, and only by a finding that is neither.',
  },
  term_words_missing: {
    zh: '填了日子，也请填原文中说明时限的话。',
    en: 'A day is filled in; fill in the words of the source that mean it, too.',
  },
  term_day_invalid: {
    zh: '没有这一天，请按“2026-12-31”这样填写。',
    en: 'There is no such day; one looks like 2026-12-31.',
  },
  kind_without_duty: {
    zh: '只有建议、要求和后续可以写明谁来办、何时前。请改种类，或者不写这两项。',
    en: 'Only a suggestion, a directive or a follow-up says who is to do it and by when. Change the kind, or leave both out.',
  },
} as const satisfies Readonly<Record<string, Label>>
