/** Where an old case may stand when it is taken over. */
export const pastStates = [
  'filed',
  'declined',
  'withdrawn',
  'in_handling',
  'replied',
  'rated',
  'tracking',
  'closed',
] as const

export type PastState = (typeof pastStates)[number]

const names: Readonly<Record<PastState, readonly string[]>> = {
  filed: ['filed', '已受理', '受理', '立案', '已立案', '待交办', '已受理，待交办'],
  declined: ['declined', '不予受理', '不予立案', '未立案'],
  withdrawn: ['withdrawn', '撤回', '已撤回'],
  in_handling: ['in_handling', 'in handling', '办理中', '正在办理', '在办'],
  replied: ['replied', 'answered', '已答复', '待评价', '已答复，待评价', '办复'],
  rated: ['rated', '已评价'],
  tracking: ['tracking', '跟踪落实', '跟踪办理', '跟踪'],
  closed: ['closed', '办结', '已办结', '结案', '已结案', '已办理'],
}

/** The state that a code or the usual words stand for. */
export function pastStateNamed(text: string): PastState | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  const isNamed = (state: PastState) => names[state].some((name) => name.normalize('NFKC') === plain)
  return pastStates.find(isNamed)
}
