import { createHash } from 'node:crypto'
import { canonicalJson, type Plain } from './canonical-json.ts'
import { longestEntry } from './entry-bundle.ts'
import { leafHash, nodeHash } from './hash.ts'

/** Stands before the first entry. */
export const genesisHash = '0'.repeat(64)

/** One act in the log. `payload` is canonical JSON; hashes are SHA-256 in hexadecimal. */
export type LedgerEntry = {
  /** 1 for the first; no gaps. */
  readonly seq: number
  readonly payload: string
  readonly previousHash: string
  readonly hash: string
}

/**
 * The next entry after one with this number and hash.
 *
 * @throws RangeError where it is longer than the log can serve: it must not be signed and then be given to nobody.
 */
export function nextEntry(previous: { readonly seq: number; readonly hash: string }, payload: Plain): LedgerEntry {
  const text = canonicalJson(payload)
  const bytes = Buffer.byteLength(text)
  if (bytes > longestEntry) throw new RangeError(`an entry of ${bytes} bytes is too long for the log`)
  return { seq: previous.seq + 1, payload: text, previousHash: previous.hash, hash: entryHash(previous.hash, text) }
}

/**
 * Commits to content that must not itself stand in the log. Without the salt the content can't be
 * guessed from the commitment; with the salt destroyed it can't be shown any more, and the log still verifies.
 */
export function commitment(salt: string, content: Plain): string {
  return sha256(`${salt}\n${canonicalJson(content)}`)
}

/**
 * A salt for one part of what an entry commits to, made of the entry's own: whoever is given it opens that part and
 * learns nothing of the others. With the entry's salt destroyed none of them can be made any more.
 */
export function saltFor(salt: string, part: string): string {
  return sha256(`${part}\n${salt}`)
}

export type ChainFault = { readonly seq: number; readonly fault: 'gap' | 'broken_link' | 'wrong_hash' }

/** Checks a run of entries against the hash before it; gives the first fault, or undefined when all hold. */
export function chainFault(
  entries: Iterable<LedgerEntry>,
  before: { readonly seq: number; readonly hash: string } = { seq: 0, hash: genesisHash },
): ChainFault | undefined {
  let previous = before
  for (const entry of entries) {
    if (entry.seq !== previous.seq + 1) return { seq: entry.seq, fault: 'gap' }
    if (entry.previousHash !== previous.hash) return { seq: entry.seq, fault: 'broken_link' }
    if (entry.hash !== entryHash(entry.previousHash, entry.payload)) return { seq: entry.seq, fault: 'wrong_hash' }
    previous = entry
  }
  return undefined
}

/** RFC 6962 leaf hash of the payload, chained to the entry before. */
function entryHash(previousHash: string, payload: string): string {
  const leaf = leafHash(Buffer.from(payload))
  return Buffer.from(nodeHash(Buffer.from(previousHash, 'hex'), leaf)).toString('hex')
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
