import type { Label } from '#kernel/label.ts'

export const frontWords = {
  title: { zh: '说了什么，谁来回应，办成没有', en: 'What was said, who answered, and whether it was done' },
  lead: {
    zh: '提出的每一件，从提交、交办、答复到落实，都在这里一步一步公开。',
    en: 'Everything put forward can be followed here step by step: submitted, assigned, answered, done.',
  },
  said: { zh: '说过的', en: 'What was said' },
  saidText: {
    zh: '原文和出处照录，提出人同意即公开。',
    en: 'stands here in its own words, with its source, once its proposer agrees.',
  },
  answered: { zh: '答复的', en: 'What was answered' },
  answeredText: {
    zh: '由哪个单位、在哪一天答复，期限怎样算出，都能核对。',
    en: 'names the unit and the day, with the working of every deadline.',
  },
  promised: { zh: '答应的', en: 'What was promised' },
  promisedText: {
    zh: '写明完成日，跟踪到办成为止，逾期照样写在这里。',
    en: 'has its date and is tracked until done; what is late says so.',
  },
  search: { zh: '查找公开办件', en: 'Search published cases' },
  searchButton: { zh: '查找', en: 'Search' },
  newest: { zh: '最新公开', en: 'Newest published' },
  all: { zh: '全部公开办件', en: 'All published cases' },
  nothing: { zh: '还没有公开的办件。', en: 'Nothing has been published yet.' },

  publicTitle: { zh: '公开办件', en: 'Published cases' },
  publicLead: {
    zh: '提出人同意公开的内容，和公开了的答复。两者分别决定：只公开其一的，另一处写明理由。',
    en: 'What proposers agreed to publish, and replies that were published. Each is decided by itself: where one is not public, the reason stands in its place.',
  },

  lookUpTitle: { zh: '按编号查找', en: 'Look up a number' },
  lookUpHint: {
    zh: '编号或流水号，例如 2026-0012 或 2026-00034。回执和答复函上都有。',
    en: 'A case or flow number such as 2026-0012 or 2026-00034, as on the receipt and the reply.',
  },
  lookUpButton: { zh: '查找', en: 'Look up' },
  numberOfSeveral: { zh: '这个编号有几件：', en: 'Several cases have this number:' },
  numberMissing: { zh: '请填写编号。', en: 'Fill in a number.' },
  numberUnknown: {
    zh: '没有找到这个编号的公开办件。请核对编号；提出人没有同意公开的件查不到。',
    en: 'No published case has this number. Check it; a case whose proposer did not agree to publication is not found.',
  },
  numberUnseen: {
    zh: '没有找到这个编号，或者您无权查看。请核对编号。',
    en: 'No case has this number, or you may not see it. Check it.',
  },
} as const satisfies Readonly<Record<string, Label>>
