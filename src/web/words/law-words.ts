import type { Anchor } from '#engine/deadline.ts'
import type { Label } from '#kernel/label.ts'

/** Words of the pages that show a place's law. */
export const lawWords = {
  title: { zh: '办理规定', en: 'The law on handling' },
  lead: {
    zh: '本系统按下列规定办理。期限、分类和依据都写在这里；尚待核对的也一并标明。',
    en: 'Cases are handled by these laws. Limits, classes and where each stands are written here; what is still to be checked is marked.',
  },
  ownLaws: { zh: '本地规定', en: 'The law of this place' },
  otherLaws: { zh: '已装入的其他规定', en: 'Other laws installed' },
  inForce: { zh: '现行', en: 'in force' },
  from: { zh: '自何日施行', en: 'In force from' },
  source: { zh: '依据', en: 'Source' },
  openQuestions: { zh: '尚待核对', en: 'Still to be checked' },
  clocks: { zh: '期限', en: 'Time limits' },
  step: { zh: '事项', en: 'Step' },
  limit: { zh: '期限', en: 'Limit' },
  countsFrom: { zh: '起算', en: 'Counts from' },
  fromAct: (act: Label): Label => ({ zh: `自“${act.zh}”之日`, en: `from: ${act.en.toLowerCase()}` }),
  noNumber: { zh: '规定没有写天数', en: 'The law sets no number' },
  namedDay: { zh: '答复中写明的日子', en: 'The day the reply names' },
  longerBy: (months: number): Label => ({
    zh: `可以延长，最多${months}个月`,
    en: `may be lengthened by ${months} ${months === 1 ? 'month' : 'months'} at most`,
  }),
  otherwise: { zh: '其他情形', en: 'In some cases' },
  deemed: {
    zh: '到期仍未签收的，视为在最后一天收到。',
    en: 'What is not signed for by then counts as received on that last day.',
  },
  choices: { zh: '各地不同的做法', en: 'What places decide differently' },
  silent: { zh: '规定没有说', en: 'The law does not say' },
  lists: { zh: '分类', en: 'Classes' },
  scale: { zh: '通用尺度', en: 'On the neutral scale' },
  demands: { zh: '须填写', en: 'Demands' },
  provisions: { zh: '其他规定', en: 'Further provisions' },
  unverified: { zh: '（待核）', en: '(to be checked)' },
  unknown: { zh: '没有这项规定。', en: 'There is no such law.' },
} as const

export const anchorWords: Readonly<Record<Anchor, Label>> = {
  assignment: { zh: '自交办之日', en: 'from assignment' },
  delivery: { zh: '自送达之日', en: 'from delivery' },
  receipt: { zh: '自收到之日', en: 'from receipt' },
}
