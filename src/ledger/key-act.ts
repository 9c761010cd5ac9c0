import type { Plain } from './canonical-json.ts'
import { encodeVerifierKey, parseVerifierKey, type VerifierKey } from './note-key.ts'

/** What an entry of the log says of the keys that sign it. */
export type KeyAct =
  /** A new key signs from the tree on that holds this entry, beside the one before. */
  | { readonly kind: 'announced'; readonly key: VerifierKey; readonly of: VerifierKey; readonly from: number }
  /** A key that another stands beside signs trees up to this size and no larger one. */
  | { readonly kind: 'retired'; readonly key: VerifierKey; readonly last: number }

/** Who did it, why and when, as the entry says in clear. */
export type KeyActSaid = { readonly by: string; readonly reason: string; readonly at: string }

/** With what every such entry begins: the members of an entry stand in order, and its act comes first. */
export const keyActPrefix = '{"act":"log_key_'
const prefixBytes = Buffer.from(keyActPrefix)

/** The entry by which the key in force names the one that follows it. `until`: when the first is to end; null: at once. */
export function announcementEntry(
  { key, of, from }: Omit<Extract<KeyAct, { kind: 'announced' }>, 'kind'>,
  { until, ...said }: KeyActSaid & { readonly until: string | null },
): Plain {
  const keys = { key: encodeVerifierKey(key), of: encodeVerifierKey(of) }
  return { act: 'log_key_announced', v: 1, ...keys, from, until, ...said }
}

/** The entry by which a key ends. */
export function retirementEntry(
  { key, last }: Omit<Extract<KeyAct, { kind: 'retired' }>, 'kind'>,
  said: KeyActSaid,
): Plain {
  return { act: 'log_key_retired', v: 1, key: encodeVerifierKey(key), last, ...said }
}

/** Whether an entry speaks of the log's keys, rightly or not. */
export function speaksOfKeys(entry: Uint8Array): boolean {
  return Buffer.compare(entry.subarray(0, prefixBytes.length), prefixBytes) === 0
}

/** What such an entry says; undefined where it cannot be understood, also where it is of a later version. */
export function parseKeyAct(payload: string): KeyAct | undefined {
  const said = membersOf(payload)
  const key = keyIn(said?.key)
  if (said === undefined || said.v !== 1 || key === undefined) return undefined
  if (said.act === 'log_key_retired') {
    return isSize(said.last) ? { kind: 'retired', key, last: said.last } : undefined
  }
  const of = keyIn(said.of)
  if (said.act !== 'log_key_announced' || of === undefined || !isSize(said.from)) return undefined
  return { kind: 'announced', key, of, from: said.from }
}

/** When the key before is to end, of an announcement; undefined where it says no time. */
export function plannedEndIn(payload: string): string | undefined {
  const until = membersOf(payload)?.until
  return typeof until === 'string' ? until : undefined
}

function membersOf(payload: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const said: unknown = JSON.parse(payload)
    return typeof said === 'object' && said !== null ? { ...said } : undefined
  } catch {
    return undefined
  }
}

function keyIn(text: unknown): VerifierKey | undefined {
  if (typeof text !== 'string') return undefined
  try {
    const key = parseVerifierKey(text)
    return key.kind === 'log' ? key : undefined
  } catch {
    return undefined
  }
}

function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
