import { emptyRoot, type Hash, nodeHash, sameHash } from './hash.ts'
import { type HashReader, type Range, rangeHashes, splitOf } from './subtree.ts'

/**
 * The hashes that show an entry to be in the tree over the first `size` entries, from its sibling to the root's child
 * (RFC 6962 section 2.1.1). `index` counts from 0.
 * @throws RangeError when the entry is not in that tree.
 */
export async function inclusionProof(index: number, size: number, read: HashReader): Promise<readonly Hash[]> {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) {
    throw new RangeError(`entry ${index} is not among the first ${size}`)
  }
  return rangeHashes(inclusionRanges(index, { start: 0, end: size }), read)
}

/**
 * The hashes that show the tree over the first `older` entries to be the beginning of that over the first `newer`
 * (RFC 6962 section 2.1.2). Empty when the older is empty or the same.
 * @throws RangeError when the older is larger.
 */
export async function consistencyProof(older: number, newer: number, read: HashReader): Promise<readonly Hash[]> {
  if (!(older >= 0 && older <= newer)) throw new RangeError(`a tree of ${newer} does not continue one of ${older}`)
  if (older === 0) return []
  return rangeHashes(consistencyRanges(older, { start: 0, end: newer }, true), read)
}

/** Whether a proof shows that the entry with this leaf hash stands at `index` in the tree of this size and root. */
export function includes(
  root: Hash,
  size: number,
  { index, leaf, proof }: { readonly index: number; readonly leaf: Hash; readonly proof: readonly Hash[] },
): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false
  let [place, last, hash] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash)
      // Not 0 here, where `last` is not: it is odd, or it is `last`.
      while (place % 2 === 0) [place, last] = [half(place), half(last)]
    } else {
      hash = nodeHash(hash, sibling)
    }
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && sameHash(hash, root)
}

/** A tree as its size and root: what a checkpoint states. */
export type TreeHead = { readonly size: number; readonly root: Hash }

/** Whether a proof shows that the newer tree begins with all of the older one (RFC 9162 section 2.1.4.2). */
export function continues(older: TreeHead, newer: TreeHead, proof: readonly Hash[]): boolean {
  if (older.size > newer.size) return false
  if (older.size === newer.size) return proof.length === 0 && sameHash(older.root, newer.root)
  if (older.size === 0) return proof.length === 0 && sameHash(older.root, emptyRoot())

  const path = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof
  const [first, ...rest] = path
  if (first === undefined) return false
  let [place, last] = [older.size - 1, newer.size - 1]
  while (place % 2 === 1) [place, last] = [half(place), half(last)]
  let [olderHash, newerHash] = [first, first]
  for (const hash of rest) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      olderHash = nodeHash(hash, olderHash)
      newerHash = nodeHash(hash, newerHash)
      // Not 0 here, where `last` is not: it is odd, or it is `last`.
      while (place % 2 === 0) [place, last] = [half(place), half(last)]
    } else {
      newerHash = nodeHash(newerHash, hash)
    }
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && sameHash(olderHash, older.root) && sameHash(newerHash, newer.root)
}

function inclusionRanges(index: number, { start, end }: Range): readonly Range[] {
  if (end - start <= 1) return []
  const middle = start + splitOf(end - start)
  return index < middle
    ? [...inclusionRanges(index, { start, end: middle }), { start: middle, end }]
    : [...inclusionRanges(index, { start: middle, end }), { start, end: middle }]
}

/** `isWhole`: the part of the older tree that is proved here is the older tree itself, whose root the asker has. */
function consistencyRanges(older: number, { start, end }: Range, isWhole: boolean): readonly Range[] {
  if (older === end) return isWhole ? [] : [{ start, end }]
  const middle = start + splitOf(end - start)
  return older <= middle
    ? [...consistencyRanges(older, { start, end: middle }, isWhole), { start: middle, end }]
    : [...consistencyRanges(older, { start: middle, end }, false), { start, end: middle }]
}

function half(number: number): number {
  return Math.floor(number / 2)
}

function isPowerOfTwo(number: number): boolean {
  return 2 ** Math.round(Math.log2(number)) === number
}
