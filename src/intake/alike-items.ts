import { isPromise } from './clause-kinds.ts'
import type { FoundItem } from './found-item.ts'
import { opening } from './opening.ts'

const onlyComma = opening(/^[”’]?[,\s]+[“‘]?$/)
const listSign = opening(/^(?:[一二三四五六七八九](?:是|要)|第[一二三四五六七八九]|首先|其次|再次)/)

/**
 * Parts of one sentence that only a comma parts and that are of one kind and one speaker are one item:
 * a sentence is cut where it changes kind. Members of a list stay apart, and so does a promise behind a wish.
 *
 * @param items - in the order of the text; those from `from` on are joined in place.
 */
export function joinAlike(text: string, items: FoundItem[], from: number): void {
  for (let at = from + 1; at < items.length; ) {
    const [before, item] = [items[at - 1], items[at]]
    if (before !== undefined && item !== undefined && isOne(text, before, item))
      items.splice(at - 1, 2, { ...before, end: item.end })
    else at += 1
  }
}

function isOne(text: string, before: FoundItem, item: FoundItem): boolean {
  if (item.kind !== before.kind || item.kind === 'topic' || item.speaker !== before.speaker) return false
  if (item.start < before.end || !onlyComma.test(text.slice(before.end, item.start))) return false
  const words = text.slice(item.start, item.end)
  return !listSign.test(words) && !(isPromise(words) && !isPromise(text.slice(before.start, before.end)))
}
