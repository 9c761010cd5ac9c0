import type { Flow } from './flow.ts'
import { fold } from './fold.ts'

/** A flow whose positions are the text's own, one paragraph a line: what rules are tested on. */
export function inventedFlow(text: string): Flow {
  const paragraphs = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line !== '') paragraphs.push({ start, end: start + line.length })
    start += line.length + 1
  }
  const sourceAt = Int32Array.from({ length: text.length + 1 }, (_, at) => at)
  return { text, folded: fold(text), paragraphs, sourceAt, glossed: false }
}
