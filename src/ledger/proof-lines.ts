import { fromBase64 } from './base64.ts'
import { type Hash, hashLength } from './hash.ts'

/** No tree whose size is a plain number asks for more. */
const longestProof = 63

/** The hashes of a proof as texts carry them, one in each line; undefined where a line is none, or they are too many. */
export function proofIn(lines: readonly string[]): readonly Hash[] | undefined {
  const hashes = lines.flatMap((line) => hashIn(line) ?? [])
  return hashes.length === lines.length && hashes.length <= longestProof ? hashes : undefined
}

/** The hash that a line spells in base64; undefined where it spells none. */
export function hashIn(line: string | undefined): Hash | undefined {
  const bytes = line === undefined ? undefined : fromBase64(line)
  return bytes?.length === hashLength ? bytes : undefined
}
