import type { ItemKind } from './reading.ts'

/** The kinds in the order of the weights. */
export const labelledKinds: readonly ItemKind[] = [
  'topic',
  'suggestion',
  'directive',
  'position',
  'assessment',
  'follow_up',
]

/** Label 0: no item; 2k + 1: an item of kind k begins; 2k + 2: it goes on. */
export const labelCount = 2 * labelledKinds.length + 1

export const beginLabel = (kind: ItemKind): number => 2 * labelledKinds.indexOf(kind) + 1

export const isGoingOn = (label: number): boolean => label > 0 && label % 2 === 0

/** Whether `label` may stand behind `before`; an item goes on only behind its own kind, within a sentence. */
export function mayFollow(before: number, label: number, opensSentence: boolean): boolean {
  if (!isGoingOn(label)) return true
  return !opensSentence && (before === label || before === label - 1)
}
