import type { FoundItem } from './found-item.ts'
import { beginLabel } from './item-labels.ts'
import type { Segment } from './item-segments.ts'

/** The label the rules give each segment: that of the item more than half of it lies in. */
export function ruleLabels(items: readonly FoundItem[], segments: readonly Segment[]): number[] {
  let before: FoundItem | undefined
  let from = 0
  return segments.map((segment) => {
    while ((items[from]?.end ?? Number.POSITIVE_INFINITY) <= segment.start) from += 1
    const found = holderAmong(items, from, segment)
    const goesOn = found !== undefined && found === before && !segment.opensSentence
    before = found
    return found === undefined ? 0 : beginLabel(found.kind) + (goesOn ? 1 : 0)
  })
}

/** Items may overlap a little: the next few are looked at. */
function holderAmong(items: readonly FoundItem[], from: number, segment: Segment): FoundItem | undefined {
  for (let at = from; at < from + 3; at += 1) {
    const item = items[at]
    if (item === undefined || holds(item, segment)) return item
  }
  return undefined
}

function holds(item: FoundItem, { start, end }: Segment): boolean {
  return 2 * (Math.min(item.end, end) - Math.max(item.start, start)) > end - start
}
