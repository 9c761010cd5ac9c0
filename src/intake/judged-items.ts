import { speaksForRaisers } from './collective-answer.ts'
import type { FoundItem } from './found-item.ts'
import { type ItemKindWeights, kindCount } from './item-kind-weights.ts'
import { eachItemSigns } from './item-signs.ts'
import { type ItemKind, itemKinds } from './reading.ts'
import type { SaidWhere } from './segment-surroundings.ts'

/**
 * Items as they are judged once more as wholes: of which kind each is, by all its words, who says it and what stands beside it;
 * what is none by all of that is left out.
 *
 * @param items - in the order of the text.
 */
export function judgeItems(where: SaidWhere, items: readonly FoundItem[], weights: ItemKindWeights): FoundItem[] {
  const judged: FoundItem[] = []
  const scores = new Float64Array(kindCount)
  eachItemSigns(where, items, (signs, at) => {
    const item = items[at]
    if (item === undefined) return
    scores.fill(0)
    signs.addTo(scores, weights.signs)
    const kind = itemKinds[highest(scores, item)]
    if (kind !== undefined) judged.push(kind === item.kind ? item : { ...item, kind })
  })
  return judged
}

/** What an item may be judged to be, whatever its words, `undefined` being none: who orders, and who only asks, is known before. */
function mayBe({ kind: found, speaker }: FoundItem, kind: ItemKind | undefined): boolean {
  // An order may name who is to carry it out, and is no other thing.
  if (found === 'directive') return kind === 'directive' || kind === 'follow_up'
  if (found === 'follow_up') return kind !== 'suggestion'
  // 大家 raise matters, and give nobody orders.
  return kind !== 'directive' || speaker === null || !speaksForRaisers(speaker)
}

function highest(scores: Float64Array, item: FoundItem): number {
  let best = itemKinds.indexOf(item.kind)
  for (let at = 0; at < scores.length; at += 1)
    if ((scores[at] ?? 0) > (scores[best] ?? 0) && mayBe(item, itemKinds[at])) best = at
  return best
}
