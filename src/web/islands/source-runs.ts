import type { Run } from './move-edge.ts'

/** The runs of text of a source as it stands in the page, in its order. */
export function sourceRuns(source: HTMLElement): readonly Run[] {
  return runElements(source).map((run) => ({ at: Number(run.dataset.at), text: run.textContent ?? '' }))
}

/** The stretch of the page that holds a span of the source. */
export function rangeInSource(
  source: HTMLElement,
  { start, end }: { readonly start: number; readonly end: number },
): Range | undefined {
  const runs = runElements(source)
  const first = runs.find((run) => start < Number(run.dataset.at) + lengthOf(run))
  const last = runs.findLast((run) => Number(run.dataset.at) < end)
  if (first?.firstChild == null || last?.firstChild == null) return undefined
  const range = document.createRange()
  range.setStart(first.firstChild, Math.max(0, start - Number(first.dataset.at)))
  range.setEnd(last.firstChild, Math.min(lengthOf(last), end - Number(last.dataset.at)))
  return range
}

function runElements(source: HTMLElement): HTMLElement[] {
  return [...source.querySelectorAll<HTMLElement>('[data-at]')]
}

function lengthOf(run: HTMLElement): number {
  return run.textContent?.length ?? 0
}
