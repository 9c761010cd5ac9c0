import { denseText } from '#kernel/dense-text.ts'

/** How much of a draft stands in a text, and how much of the text is not of the draft; from 0 to 1. */
export type KeptShare = { readonly kept: number; readonly own: number }

/** Shorter runs of the same words are the language's own. */
const shortestRun = 6

/** Compares by runs of the same characters, wherever they stand and line breaks and spaces apart. */
export function shareKept(draft: string, text: string): KeptShare {
  const [before, after] = [denseText(draft).dense, denseText(text).dense]
  return { kept: coveredBy(before, after), own: 1 - coveredBy(after, before) }
}

function coveredBy(text: string, other: string): number {
  if (text === '') return 0
  const runs = new Set<string>()
  for (let at = 0; at + shortestRun <= other.length; at += 1) runs.add(other.slice(at, at + shortestRun))
  let covered = 0
  let until = 0
  for (let at = 0; at + shortestRun <= text.length; at += 1) {
    if (!runs.has(text.slice(at, at + shortestRun))) continue
    covered += at + shortestRun - Math.max(at, until)
    until = at + shortestRun
  }
  return covered / text.length
}
