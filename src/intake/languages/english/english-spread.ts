import type { FoundItem } from '#intake/found-item.ts'
import type { TextSpan } from '#kernel/text-span.ts'

const ranging =
  /^(.{6,90}?)(?:\s[–—-]|,|:|;)\s(?:(?:these|this|which|they)\s)?(?:include[sd]?|including|namely|such as)\s*:?\s+/

/** The matter of S106 money – these include lights, benches and a crossing: the matter, and each of its parts. */
export function spread(text: string, item: FoundItem): FoundItem[] {
  if (item.kind !== 'topic') return [item]
  const words = text.slice(item.start, item.end)
  const found = ranging.exec(words)
  if (found === null) return [item]
  const parts: TextSpan[] = []
  let from = found[0].length
  for (const comma of words
    .slice(from)
    .matchAll(/,\s+(?:and\s+)?|\s+and\s+(?=(?:an?|the|more|new|better|some)\s[^,]*$)/g)) {
    const at = found[0].length + comma.index
    parts.push({ start: item.start + from, end: item.start + at })
    from = at + comma[0].length
  }
  parts.push({ start: item.start + from, end: item.end })
  if (parts.length < 3) return [item]
  return [{ ...item, end: item.start + (found[1]?.length ?? 0) }, ...parts.map((part) => ({ ...item, ...part }))]
}
