import type { ChainStep } from '#engine/chain.ts'
import type { Label } from '#kernel/label.ts'
import type { LinkStanding } from './chain-links.ts'

export const stepWords: Readonly<Record<ChainStep, Label>> = {
  said: { zh: '提出', en: 'Said' },
  registered: { zh: '登记', en: 'Registered' },
  assigned: { zh: '交办', en: 'Assigned' },
  answered: { zh: '答复', en: 'Answered' },
  promised: { zh: '承诺', en: 'Promised' },
  done: { zh: '落实', en: 'Done' },
}

export const standingWords: Readonly<Record<Exclude<LinkStanding, 'reached'>, Label>> = {
  open: { zh: '待办', en: 'Open' },
  late: { zh: '逾期', en: 'Late' },
  ahead: { zh: '尚未到', en: 'Not yet' },
  none: { zh: '无', en: 'None' },
}
