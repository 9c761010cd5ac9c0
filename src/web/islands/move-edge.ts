/** A run of the source as it stands in the page, with its place. */
export type Run = { readonly at: number; readonly text: string }

export type Span = { readonly start: number; readonly end: number }

/**
 * Moves one end of a span by a character, over the breaks between runs; a span keeps at least one character, and no character is
 * cut in two. Undefined where it can go no further.
 */
export function moveEdge(
  runs: readonly Run[],
  { start, end }: Span,
  edge: 'start' | 'end',
  step: 1 | -1,
): Span | undefined {
  const moved =
    edge === 'start'
      ? { start: step === 1 ? behind(runs, start)?.next : before(runs, start)?.start, end }
      : { start, end: step === 1 ? behind(runs, end)?.end : before(runs, end)?.end }
  if (moved.start === undefined || moved.end === undefined || moved.start >= moved.end) return undefined
  return { start: moved.start, end: moved.end }
}

/** The character that begins at a place or first behind it: where it ends, and where the next one begins. */
function behind(runs: readonly Run[], place: number): { readonly end: number; readonly next: number } | undefined {
  const index = runs.findIndex(({ at, text }) => place < at + text.length)
  const run = runs[index]
  if (run === undefined) return undefined
  const from = Math.max(place, run.at)
  const end = from + lengthAt(run.text, from - run.at)
  return { end, next: end < run.at + run.text.length ? end : (runs[index + 1]?.at ?? end) }
}

/** The character that ends at a place or last before it: where it begins, and where the one before that ends. */
function before(runs: readonly Run[], place: number): { readonly start: number; readonly end: number } | undefined {
  const index = runs.findLastIndex(({ at }) => at < place)
  const run = runs[index]
  if (run === undefined) return undefined
  const to = Math.min(place, run.at + run.text.length)
  const start = to - lengthBefore(run.text, to - run.at)
  if (start > run.at) return { start, end: start }
  const last = runs[index - 1]
  return { start, end: last === undefined ? start : last.at + last.text.length }
}

function lengthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

function lengthBefore(text: string, at: number): number {
  return at > 1 && (text.codePointAt(at - 2) ?? 0) > 0xffff ? 2 : 1
}
