import { speaksForRaisers } from './collective-answer.ts'
import type { FoundItem } from './found-item.ts'
import { type ItemKindWeights, kindCount } from './item-kind-weights.ts'
import { eachItemSigns } from './item-signs.ts'
import { itemKinds } from './reading.ts'
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
    // 大家 raise matters, and give nobody orders.
    if (item.kind !== 'directive' && item.speaker !== null && speaksForRaisers(item.speaker))
      scores[directive] = Number.NEGATIVE_INFINITY
    const kind = itemKinds[highest(scores)]
    if (kind !== undefined) judged.push(kind === item.kind ? item : { ...item, kind })
  })
  return judged
}

const directive = itemKinds.indexOf('directive')

function highest(scores: Float64Array): number {
  let best = 0
  for (let at = 1; at < scores.length; at += 1) if ((scores[at] ?? 0) > (scores[best] ?? 0)) best = at
  return best
}
