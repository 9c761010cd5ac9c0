import type { TextSpan } from '#kernel/text-span.ts'

const runLength = 6
const letter = /[\p{L}\p{N}]/u

/** The runs of letters of a text, to be asked whether another text says them again. */
export type SaidBefore = { readonly runs: ReadonlySet<string>; readonly length: number }

export function saidBefore(folded: string): SaidBefore {
  const { letters } = lettersOf(folded, { start: 0, end: folded.length })
  const length = /\p{Script=Han}/u.test(letters) ? runLength : runLength * 4
  const runs = new Set<string>()
  for (let at = 0; at + length <= letters.length; at += 1) runs.add(letters.slice(at, at + length))
  return { runs, length }
}

/** The stretches of a passage that stand in the other text word for word; marks between letters do not matter. */
export function saidAgain(folded: string, span: TextSpan, { runs, length }: SaidBefore): TextSpan[] {
  const { letters, places } = lettersOf(folded, span)
  const again: TextSpan[] = []
  for (let at = 0; at + length <= letters.length; at += 1) {
    if (!runs.has(letters.slice(at, at + length))) continue
    const start = places[at] ?? span.start
    const end = (places[at + length - 1] ?? start) + 1
    const before = again.at(-1)
    if (before !== undefined && start <= before.end) again.splice(-1, 1, { start: before.start, end })
    else again.push({ start, end })
  }
  return again
}

const mostlyAgain = 0.6

/** Whether so much of a passage stands in the other text that it says nothing of its own. */
export function isMostlyAgain(span: TextSpan, again: readonly TextSpan[]): boolean {
  const covered = again.reduce((sum, { start, end }) => sum + end - start, 0)
  return covered >= (span.end - span.start) * mostlyAgain
}

function lettersOf(folded: string, { start, end }: TextSpan): { letters: string; places: number[] } {
  const places: number[] = []
  let letters = ''
  for (let at = start; at < end; at += 1) {
    const unit = folded.charAt(at)
    if (!letter.test(unit)) continue
    letters += unit.toLowerCase()
    places.push(at)
  }
  return { letters, places }
}
