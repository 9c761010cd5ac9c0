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
}

export type Opening = { readonly salt: string; readonly content: Plain }

export type Receipt = { readonly proof: EntryProof; readonly content: ReceiptContent }

export type ReceiptFault = ProofFault | 'not_a_receipt' | 'content_differs' | 'place_differs'

/** The bytes that stand as `extra` in the proof. */
export function receiptExtra(content: ReceiptContent): Uint8Array {
  return Buffer.from(JSON.stringify(content), 'utf8')
}

/** What a receipt's text says, nothing checked; undefined when it is none of ours. */
export function parseReceipt(text: string): Receipt | undefined {
  const proof = parseEntryProof(text)
  const content = proof?.extra == null ? undefined : contentOf(Buffer.from(proof.extra).toString('utf8'))
  return proof === undefined || content === undefined ? undefined : { proof, content }
}

/**
 * What is wrong with a receipt; undefined when the entry it carries stands in the log this key signs, seen by enough
 * witnesses, and what it opens is what was written then. Needs nothing but the text and the keys.
 */
export function receiptFault(text: string, policy: ProofPolicy): ReceiptFault | undefined {
  const receipt = parseReceipt(text)
  if (receipt === undefined) return 'not_a_receipt'
  const { proof, content } = receipt
  const fault = entryProofFault(proof, Buffer.from(content.entry, 'utf8'), policy)
  if (fault !== undefined) return fault
  if (!opens(content.opening, content.entry, 'content')) return 'content_differs'
  return opens(content.place, content.entry, 'of') ? undefined : 'place_differs'
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
  if (opening === null || place === null) return undefined
  return {
    entry: parsed.entry,
    ...(opening === undefined ? {} : { opening }),
    ...(place === undefined ? {} : { place }),
  }
}

/** Null for what is none. */
function openingIn(value: unknown): Opening | undefined | null {
  if (value === undefined) return undefined
  if (!isRecord(value) || typeof value.salt !== 'string' || !isPlain(value.content)) return null
  return { salt: value.salt, content: value.content }
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

function isPlain(value: unknown): value is Plain {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (Array.isArray(value)) return value.every(isPlain)
  return isRecord(value) && Object.values(value).every(isPlain)
}
