import { createHash } from 'node:crypto'

/** SHA-256, 32 bytes. */
export type Hash = Uint8Array

export const hashLength = 32

/** The hash of an entry, RFC 6962 section 2.1: SHA-256(0x00 ‖ data). */
export function leafHash(data: Uint8Array): Hash {
  return createHash('sha256').update(leafPrefix).update(data).digest()
}

/** The hash of two neighbours, RFC 6962 section 2.1: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Hash, right: Hash): Hash {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest()
}

/** The root of a tree without entries. */
export function emptyRoot(): Hash {
  return createHash('sha256').digest()
}

export function sameHash(one: Hash, other: Hash): boolean {
  return Buffer.compare(one, other) === 0
}

const leafPrefix = new Uint8Array([0])
const nodePrefix = new Uint8Array([1])
