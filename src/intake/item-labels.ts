import { type ItemKind, itemKinds } from './reading.ts'

/** Label 0: no item; 2k + 1: an item of kind k, in the order of `itemKinds`, begins; 2k + 2: it goes on. */
export const labelCount = 2 * itemKinds.length + 1

export const beginLabel = (kind: ItemKind): number => 2 * itemKinds.indexOf(kind) + 1

export const isGoingOn = (label: number): boolean => label > 0 && label % 2 === 0

/** Whether `label` may stand behind `before`; an item goes on only behind its own kind, within a sentence. */
export function mayFollow(before: number, label: number, opensSentence: boolean): boolean {
  if (!isGoingOn(label)) return true
  return !opensSentence && (before === label || before === label - 1)
}
