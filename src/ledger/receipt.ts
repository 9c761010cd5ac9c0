import type { Plain } from './canonical-json.ts'
import { commitment } from './chain.ts'
import { type EntryProof, entryProofFault, type ProofFault, type ProofPolicy, parseEntryProof } from './entry-proof.ts'

/** What a receipt carries beside its proof: the entry itself and, for whoever did the act, what was written. */
export type ReceiptContent = {
  /** The log's entry, canonical JSON. */
  readonly entry: string
  /** What the entry only commits to. */
  readonly opening?: Opening
  /** Which case the entry is of, for whoever may see that case; of entries that name their case, nothing. */
  readonly place?: Opening
  /** Where what was written has been removed since: the proof of that. */
  readonly removed?: RemovalProof
}

/** That a later entry removed what this one commits to: that entry, its proof, and the opening of the part that says so. */
export type RemovalProof = { readonly entry: string; readonly proof: string; readonly part: Opening }

export type Opening = { readonly salt: string; readonly content: Plain }

export type Receipt = { readonly proof: EntryProof; readonly content: ReceiptContent }

export type ReceiptFault = ProofFault | 'not_a_receipt' | 'content_differs' | 'place_differs' | 'removal_differs'

/** The bytes that stand as `extra` in the proof. */
export function receiptExtra(content: ReceiptContent): Uint8Array {
  return Buffer.from(JSON.stringify(content))
}

/** What a receipt's text says, nothing checked; undefined when it is none of ours. */
export function parseReceipt(text: string): Receipt | undefined {
  const proof = parseEntryProof(text)
  if (proof?.extra == null) return undefined
  const content = contentOf(Buffer.from(proof.extra).toString('utf8'))
  return content === undefined ? undefined : { proof, content }
}

/**
 * What is wrong with a receipt; undefined when the entry it carries stands in the log this key signs, seen by enough
 * witnesses, and what it opens is what was written then. Needs nothing but the text and the keys.
 */
export function receiptFault(text: string, policy: ProofPolicy): ReceiptFault | undefined {
  const receipt = parseReceipt(text)
  if (receipt === undefined) return 'not_a_receipt'
  const { proof, content } = receipt
  const fault = entryProofFault(proof, Buffer.from(content.entry), policy)
  const differs = fault ?? openingFault(content)
  if (differs !== undefined) return differs
  return isRemovalOf(content.removed, proof.index, policy) ? undefined : 'removal_differs'
}

/** What is wrong with what a receipt opens, whatever log its entry stands in. */
export function openingFault(content: ReceiptContent): 'content_differs' | 'place_differs' | undefined {
  if (!opens(content.opening, content.entry, 'content')) return 'content_differs'
  return opens(content.place, content.entry, 'of') ? undefined : 'place_differs'
}

/** True where nothing is said to be removed as well. */
function isRemovalOf(removed: RemovalProof | undefined, index: number, policy: ProofPolicy): boolean {
  if (removed === undefined) return true
  const proof = parseEntryProof(removed.proof)
  const entry = parsedJson(removed.entry)
  if (proof === undefined || !isRecord(entry) || entry.act !== 'removal' || !Array.isArray(entry.parts)) return false
  if (entryProofFault(proof, Buffer.from(removed.entry), policy) !== undefined) return false
  const { salt, content } = removed.part
  const speaksOf = commitment(salt, content)
  return (
    isRecord(content) &&
    content.entry === index + 1 &&
    entry.parts.some((part) => isRecord(part) && part.of === speaksOf)
  )
}

/** True where there is nothing to open as well. */
function opens(opening: Opening | undefined, entry: string, member: 'content' | 'of'): boolean {
  if (opening === undefined) return true
  const parsed = parsedJson(entry)
  return isRecord(parsed) && parsed[member] === commitment(opening.salt, opening.content)
}

function contentOf(extra: string): ReceiptContent | undefined {
  const parsed = parsedJson(extra)
  if (!isRecord(parsed) || typeof parsed.entry !== 'string') return undefined
  const opening = openingIn(parsed.opening)
  const place = openingIn(parsed.place)
  const removed = removalIn(parsed.removed)
  if (opening === null || place === null || removed === null) return undefined
  return {
    entry: parsed.entry,
    ...(opening === undefined ? {} : { opening }),
    ...(place === undefined ? {} : { place }),
    ...(removed === undefined ? {} : { removed }),
  }
}

/** Null for what is none. */
function openingIn(value: unknown): Opening | undefined | null {
  if (value === undefined) return undefined
  if (!isRecord(value) || typeof value.salt !== 'string' || !isPlain(value.content)) return null
  return { salt: value.salt, content: value.content }
}

function removalIn(value: unknown): RemovalProof | undefined | null {
  if (value === undefined) return undefined
  const part = isRecord(value) ? openingIn(value.part) : undefined
  if (!isRecord(value) || part === undefined || part === null) return null
  if (typeof value.entry !== 'string' || typeof value.proof !== 'string') return null
  return { entry: value.entry, proof: value.proof, part }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Nothing that is written lies deeper; whoever sends more wants the reader's memory, and is told that this is no receipt. */
const deepest = 100

function isPlain(value: unknown, depth = 0): value is Plain {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isSafeInteger(value)
  const members = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : undefined
  return members !== undefined && depth < deepest && members.every((member) => isPlain(member, depth + 1))
}
