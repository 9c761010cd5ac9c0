import type { Arithmetic } from './arithmetic.ts'
import { type Bytes, joined } from './bytes.ts'

/** The hash of an entry (RFC 6962, 2.1). */
export function leafOf(entry: Bytes, { sha256 }: Arithmetic): Promise<Bytes> {
  return sha256(joined(Uint8Array.of(0), entry))
}

/**
 * The root of the tree over `size` entries in which this leaf stands at `index`, from the top down as RFC 6962, 2.1.1 defines
 * the path: its last hash is of the half where the leaf is not. Undefined where the path is too short or too long.
 */
export async function rootFrom(
  leaf: Bytes,
  { index, size, path }: { readonly index: number; readonly size: number; readonly path: readonly Bytes[] },
  arithmetic: Arithmetic,
): Promise<Bytes | undefined> {
  if (index >= size) return undefined
  const other = path.at(-1)
  if (size === 1 || other === undefined) return size === 1 && other === undefined ? leaf : undefined
  const half = largestPowerBelow(size)
  const inside =
    index < half
      ? { index, size: half, path: path.slice(0, -1) }
      : { index: index - half, size: size - half, path: path.slice(0, -1) }
  const own = await rootFrom(leaf, inside, arithmetic)
  if (own === undefined) return undefined
  const [left, right] = index < half ? [own, other] : [other, own]
  return arithmetic.sha256(joined(Uint8Array.of(1), left, right))
}

/** Of 2, below a number above 1. */
function largestPowerBelow(number: number): number {
  let power = 1
  while (power * 2 < number) power *= 2
  return power
}
