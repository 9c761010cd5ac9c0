import { emptyRoot, type Hash, nodeHash } from './hash.ts'

/** A complete subtree: the entries [index · 2^level, (index + 1) · 2^level). */
export type Subtree = { readonly level: number; readonly index: number }

/** The entries [start, end). */
export type Range = { readonly start: number; readonly end: number }

/** Gives the hashes of complete subtrees, in the order asked. @throws when one is not there. */
export type HashReader = (subtrees: readonly Subtree[]) => Promise<readonly Hash[]>

/** The fewest complete subtrees a range is made of, left to right. The start must be aligned, as it is in every proof. */
export function subtreesOf({ start, end }: Range): readonly Subtree[] {
  const subtrees: Subtree[] = []
  for (let at = start; at < end; ) {
    const level = Math.floor(Math.log2(end - at))
    const size = 2 ** level
    subtrees.push({ level, index: at / size })
    at += size
  }
  return subtrees
}

/** The hash over neighbouring subtrees that grow no larger from left to right; over none, that of the empty tree. */
export function joinedHash(hashes: readonly Hash[]): Hash {
  const last = hashes.at(-1)
  if (last === undefined) return emptyRoot()
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last)
}

/** The hashes of some ranges, each as one tree, read in one go. */
export async function rangeHashes(ranges: readonly Range[], read: HashReader): Promise<readonly Hash[]> {
  const parts = ranges.map(subtreesOf)
  const hashes = await read(parts.flat())
  let from = 0
  return parts.map((part) => {
    const own = hashes.slice(from, from + part.length)
    from += part.length
    return joinedHash(own)
  })
}

/** The root of the tree over the first `size` entries. */
export async function treeRoot(size: number, read: HashReader): Promise<Hash> {
  const [root] = await rangeHashes([{ start: 0, end: size }], read)
  return root ?? emptyRoot()
}

/** The largest power of two below a number above 1: where a tree of this size is split. */
export function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1))
}
