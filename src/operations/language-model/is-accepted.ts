import type { FindingCorrectionRow } from '#store/readings.ts'

/** True for a finding added by accepting what a model proposed. */
export function isAccepted({ act, after }: Pick<FindingCorrectionRow, 'act' | 'after'>): boolean {
  return act === 'add' && typeof after === 'object' && after !== null && 'proposal' in after
}
