import { ok, type Result, refuse } from '#kernel/result.ts'
import { parseCheckpoint } from './checkpoint.ts'
import { entryProofFault, type ProofFault } from './entry-proof.ts'
import { parseKeyAct } from './key-act.ts'
import { hasKey, isInForce, type KeyFault, type KeyHistory, keyHistory } from './key-history.ts'
import { encodeVerifierKey, isSameKey, parseVerifierKey, type VerifierKey } from './note-key.ts'
import { parseReceipt } from './receipt.ts'

/** An entry about keys with the proof that a tree holds it which the keys in force at the time signed. */
export type KeyLink = {
  readonly number: number
  readonly payload: string
  readonly receipt: string
  readonly size: number
}

/** How a log's keys follow one another, as it is published: what each signed, and each entry about them with its receipt. */
export type KeyChain = { readonly history: KeyHistory; readonly links: readonly KeyLink[] }

export type KeyChainFault =
  | { readonly code: 'not_a_key_file' }
  /** Nothing here leads from the key that the asker holds to another. */
  | { readonly code: 'key_not_of_this_log' }
  | KeyFault
  /** The entry does not stand in a tree signed by whoever had to sign it: nobody handed on. */
  | { readonly code: 'key_not_handed_on'; readonly entry: number; readonly why: ProofFault | 'too_late' }

export const keyFileName = 'keys'
const format = 'huiying-log-keys/1'
/** A log that changed its key every month for eighty years has fewer; what is longer is refused unread. */
const longestFile = 8_000_000

/** The file, of a history and the receipts of the entries it comes of, in order. */
export function formatKeyFile(history: KeyHistory, receipts: readonly string[]): string {
  const keys = history.map(({ key, from, last }) => ({ key: encodeVerifierKey(key), from, last }))
  return `${JSON.stringify({ format, keys, acts: receipts }, null, 1)}\n`
}

/**
 * Follows a log's keys from one of them that somebody holds to all others, by the file alone. A key is believed only where
 * the one before it signed a tree with its announcement, and it signed that too; so whoever holds any of them may believe all.
 * That no later entry is kept back, only the whole log shows: see `verifyLog`.
 */
export function followKeys(file: string, held: VerifierKey): Result<KeyChain, KeyChainFault> {
  const told = parseKeyFile(file)
  if (told === undefined) return refuse({ code: 'not_a_key_file' })
  const history = keyHistory(told.first, told.links)
  if (!history.ok) return history
  if (
    formatKeyFile(
      history.value,
      told.links.map(({ receipt }) => receipt),
    ) !== file
  ) {
    return refuse({ code: 'not_a_key_file' })
  }
  if (!hasKey(history.value, held)) return refuse({ code: 'key_not_of_this_log' })
  for (const link of told.links) {
    const why = linkFault(link, history.value, held)
    if (why !== undefined) return refuse({ code: 'key_not_handed_on', entry: link.number, why })
  }
  return ok({ history: history.value, links: told.links })
}

function linkFault(link: KeyLink, keys: KeyHistory, log: VerifierKey): ProofFault | 'too_late' | undefined {
  const receipt = parseReceipt(link.receipt)
  if (receipt === undefined) return 'not_a_checkpoint'
  const policy = { log, keys, witnesses: [], quorum: 0 }
  const fault = entryProofFault(receipt.proof, Buffer.from(link.payload), policy)
  if (fault !== undefined) return fault
  const act = parseKeyAct(link.payload)
  if (act?.kind !== 'announced') return undefined
  const before = keys.find(({ key }) => isSameKey(key, act.of))
  return before !== undefined && isInForce(before, link.size) ? undefined : 'too_late'
}

function parseKeyFile(file: string): { readonly first: VerifierKey; readonly links: readonly KeyLink[] } | undefined {
  const told = file.length > longestFile ? undefined : parsed(file)
  const first = firstKey(told?.keys)
  const acts = told?.format === format && Array.isArray(told.acts) ? told.acts : undefined
  const links = acts?.flatMap((receipt) => linkIn(receipt) ?? [])
  return first === undefined || links === undefined || links.length !== acts?.length ? undefined : { first, links }
}

function linkIn(text: unknown): KeyLink | undefined {
  if (typeof text !== 'string') return undefined
  const receipt = parseReceipt(text)
  const checkpoint = receipt === undefined ? undefined : parseCheckpoint(receipt.proof.checkpoint)
  if (receipt === undefined || checkpoint === undefined) return undefined
  return { number: receipt.proof.index + 1, payload: receipt.content.entry, receipt: text, size: checkpoint.size }
}

function firstKey(keys: unknown): VerifierKey | undefined {
  const first: unknown = Array.isArray(keys) ? keys[0] : undefined
  if (typeof first !== 'object' || first === null || !('key' in first) || typeof first.key !== 'string')
    return undefined
  try {
    return parseVerifierKey(first.key)
  } catch {
    return undefined
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}
