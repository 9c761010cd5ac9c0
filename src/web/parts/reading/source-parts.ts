import type { TextSpan } from '#kernel/text-span.ts'
import type { SeenReading } from '#operations/read-reading.ts'

/** How much of a source is shown at once: so many characters, and so many findings that begin in them. */
const mostCharacters = 40_000
const mostFindings = 400
/** A part that ends with a paragraph or sentence may be this much shorter. */
const leastShare = 0.5

/** The parts in which a source is shown, one behind another from its beginning to its end; a short one is one part. */
export function sourceParts({ text, findings }: Pick<SeenReading, 'text' | 'findings'>): readonly TextSpan[] {
  const whole = text ?? ''
  const parts: TextSpan[] = []
  let begun = 0
  for (let start = 0; start < whole.length; ) {
    const beyond = findings[begun + mostFindings]?.span_start ?? whole.length
    const farthest = Math.min(start + mostCharacters, Math.max(beyond, start + 1), whole.length)
    const end = farthest === whole.length ? farthest : endNear(whole, start, farthest)
    parts.push({ start, end })
    while ((findings[begun]?.span_start ?? whole.length) < end) begun += 1
    start = end
  }
  return parts.length === 0 ? [{ start: 0, end: 0 }] : parts
}

/** A blank line, the end of a line that ends a sentence, of a sentence, of a line that a column broke. */
const ends = [/\n[^\S\n]*\n/g, /[。！？!?][”’"]?\n/g, /[。！？!?；;][”’"]?/g, /\n/g]

/** The last good end before a place, the best kind of end there is; else the place, but never within a character. */
function endNear(text: string, start: number, farthest: number): number {
  const least = start + Math.floor((farthest - start) * leastShare)
  const words = text.slice(least, farthest)
  for (const end of ends) {
    const last = [...words.matchAll(end)].at(-1)
    if (last !== undefined) return least + last.index + last[0].length
  }
  const isWithin = (text.codePointAt(farthest - 1) ?? 0) > 0xffff
  return isWithin && farthest - 1 > start ? farthest - 1 : farthest
}

/** Which part a place of the source stands in. */
export function partAt(parts: readonly TextSpan[], place: number): number {
  let low = 0
  let high = parts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((parts[middle]?.start ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return low
}
