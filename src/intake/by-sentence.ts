import type { TextSpan } from '#kernel/text-span.ts'

/** Findings by the sentence they stand in, each group in the order of the text. */
export function bySentence<Found extends TextSpan & { readonly sentence: number }>(
  found: readonly Found[],
): Map<number, Found[]> {
  const groups = new Map<number, Found[]>()
  for (const one of found) {
    const group = groups.get(one.sentence)
    if (group === undefined) groups.set(one.sentence, [one])
    else group.push(one)
  }
  for (const group of groups.values()) if (!isInOrder(group)) group.sort((a, b) => a.start - b.start)
  return groups
}

function isInOrder(spans: readonly TextSpan[]): boolean {
  for (let at = 1; at < spans.length; at += 1) if ((spans[at - 1]?.start ?? 0) > (spans[at]?.start ?? 0)) return false
  return true
}
