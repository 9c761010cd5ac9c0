import type { TextSpan } from '#kernel/text-span.ts'

/** Sentences without their final stop; none ends inside brackets. */
export function japaneseSentences(text: string, { start, end }: TextSpan): TextSpan[] {
  const sentences: TextSpan[] = []
  let from = start
  let depth = 0
  for (let at = start; at < end; at += 1) {
    const sign = text.charAt(at)
    if ('「『('.includes(sign)) depth += 1
    else if ('」』)'.includes(sign)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && '。?!'.includes(sign)) {
      add(text, sentences, from, at)
      from = at + 1
    }
  }
  add(text, sentences, from, end)
  return sentences
}

function add(text: string, sentences: TextSpan[], from: number, to: number): void {
  let start = from
  let end = to
  while (start < end && /[\s。・]/.test(text.charAt(start))) start += 1
  while (end > start && /[\s。?!]/.test(text.charAt(end - 1))) end -= 1
  if (end - start > 2) sentences.push({ start, end })
}
