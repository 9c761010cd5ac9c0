/** A document by its number, with its score. */
export type Ranked = { readonly document: number; readonly score: number }

/** The documents with the highest scores, best first; of two alike the newer. */
export function takeBest(documents: Uint32Array, scores: Float32Array, limit: number): readonly Ranked[] {
  const scoreOf = (document: number): number => scores[document] ?? 0
  const least = smallestOfBest(documents, scoreOf, limit)
  const best: Ranked[] = []
  const last: number[] = []
  for (const document of documents) {
    const score = scoreOf(document)
    if (score > least) best.push({ document, score })
    else if (score === least) last.push(document)
  }
  const newest = smallestOfBest(last, (document) => document, limit - best.length)
  for (const document of last) if (document >= newest) best.push({ document, score: least })
  return best.sort((one, other) => other.score - one.score || other.document - one.document)
}

/** The score of the last that is among the best so many; nothing where there are fewer. */
export function smallestOfBest(
  documents: ArrayLike<number>,
  scoreOf: (document: number) => number,
  limit: number,
): number {
  if (documents.length <= limit) return Number.NEGATIVE_INFINITY
  if (limit <= 0) return Number.POSITIVE_INFINITY
  const heap = new Float64Array(limit)
  let size = 0
  for (let at = 0; at < documents.length; at += 1) {
    const score = scoreOf(documents[at] ?? 0)
    if (size < limit) {
      rise(heap, size, score)
      size += 1
    } else if (score > (heap[0] ?? 0)) sink(heap, score)
  }
  return heap[0] ?? 0
}

function rise(heap: Float64Array, from: number, score: number): void {
  let at = from
  while (at > 0) {
    const above = (at - 1) >> 1
    if ((heap[above] ?? 0) <= score) break
    heap[at] = heap[above] ?? 0
    at = above
  }
  heap[at] = score
}

/** Puts a score in the place of the smallest. */
function sink(heap: Float64Array, score: number): void {
  let at = 0
  for (;;) {
    let below = 2 * at + 1
    if (below >= heap.length) break
    if (below + 1 < heap.length && (heap[below + 1] ?? 0) < (heap[below] ?? 0)) below += 1
    if ((heap[below] ?? 0) >= score) break
    heap[at] = heap[below] ?? 0
    at = below
  }
  heap[at] = score
}
