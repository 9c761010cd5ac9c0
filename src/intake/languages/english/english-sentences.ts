import type { TextSpan } from '#kernel/text-span.ts'

const abbreviations =
  /(?:\b(?:Cllr|Cllrs|Mr|Mrs|Ms|Dr|St|Rev|Prof|No|Nos|Hon|Ald|Jr|Sr|Ltd|Inc|approx|etc|vs|para|paras|ref|hon|Rt|St|Cres|Ave|Rd)|\b[A-Z]|\be\.g|\bi\.e|\ba\.m|\bp\.m)\.$/

/** Sentences of a paragraph, without their final stop. */
export function englishSentences(text: string, paragraph: TextSpan): TextSpan[] {
  const sentences: TextSpan[] = []
  let start = paragraph.start
  for (let at = paragraph.start; at < paragraph.end; at += 1) {
    if (!'.!?;'.includes(text.charAt(at))) continue
    const next = text.charAt(at + 1)
    if (at + 1 < paragraph.end && next !== ' ' && next !== '”' && next !== '"' && next !== "'") continue
    if (text.charAt(at) === '.' && abbreviations.test(text.slice(Math.max(start, at - 8), at + 1))) continue
    if (text.charAt(at) === ';') continue
    pushTrimmed(text, sentences, start, at)
    start = at + 1
  }
  pushTrimmed(text, sentences, start, paragraph.end)
  return sentences
}

function pushTrimmed(text: string, sentences: TextSpan[], from: number, to: number): void {
  let start = from
  let end = to
  while (start < end && /[\s”"'–-]/.test(text.charAt(start))) start += 1
  while (end > start && /[\s.]/.test(text.charAt(end - 1))) end -= 1
  if (end - start > 1) sentences.push({ start, end })
}
