/**
 * Where a point of the page stands in the source text. Every run of source text carries its place in `data-at`;
 * a point between runs belongs to the next one when it begins a selection, and to the one before when it ends one.
 */
export function placeInSource(
  source: Node,
  container: Node,
  offset: number,
  edge: 'start' | 'end',
): number | undefined {
  const run = runAround(container)
  if (container.nodeType === container.TEXT_NODE && run !== undefined) return Number(run.dataset.at) + offset

  const point = source.ownerDocument?.createRange()
  if (point === undefined) return undefined
  point.setStart(container, offset)
  let before: HTMLElement | undefined
  for (const candidate of runsOf(source)) {
    if (point.comparePoint(candidate, 0) >= 0 && edge === 'start') return Number(candidate.dataset.at)
    if (point.comparePoint(candidate, 0) >= 0) break
    before = candidate
  }
  return before === undefined ? undefined : Number(before.dataset.at) + (before.textContent?.length ?? 0)
}

function runAround(container: Node): HTMLElement | undefined {
  const element = container instanceof HTMLElement ? container : container.parentElement
  return element?.closest<HTMLElement>('[data-at]') ?? undefined
}

function runsOf(source: Node): readonly HTMLElement[] {
  return source instanceof HTMLElement ? [...source.querySelectorAll<HTMLElement>('[data-at]')] : []
}
