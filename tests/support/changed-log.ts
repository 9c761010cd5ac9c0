import { generateKeyPairSync } from 'node:crypto'
import { canonicalJson, type Plain } from '#ledger/canonical-json.ts'
import { signCheckpoint } from '#ledger/checkpoint.ts'
import { formatEntryProof } from '#ledger/entry-proof.ts'
import { growTiles } from '#ledger/growth.ts'
import { leafHash } from '#ledger/hash.ts'
import { announcementEntry, retirementEntry } from '#ledger/key-act.ts'
import { formatKeyFile } from '#ledger/key-chain.ts'
import { keyHistory } from '#ledger/key-history.ts'
import { type SignerKey, signerKey } from '#ledger/note-key.ts'
import { inclusionProof, type TreeHead } from '#ledger/proofs.ts'
import { receiptExtra } from '#ledger/receipt.ts'
import { treeRoot } from '#ledger/subtree.ts'
import { tileReader } from '#ledger/tile-reader.ts'
import { publishedLog } from './published-log.ts'

/** A new key of a log. */
export function newLogKey(name = 'city.example/log'): SignerKey {
  return signerKey(name, 'log', generateKeyPairSync('ed25519').privateKey)
}

const said = { by: 'p-1', reason: 'every three years', at: '2026-03-16T02:00:00.000Z' }
const bytesOf = (payload: Plain): Uint8Array => Buffer.from(canonicalJson(payload))

/** The entry numbered `from`, in which one key announces the next. */
export function announced(of: SignerKey, key: SignerKey, from: number): Uint8Array {
  return bytesOf(announcementEntry({ key, of, from }, { until: null, ...said }))
}

/** The entry after `last`, by which a key ends. */
export function retired(key: SignerKey, last: number): Uint8Array {
  return bytesOf(retirementEntry({ key, last }, said))
}

/** The beginning of a log of so many entries, with these in their places, by number from 1. */
export function entriesWith(count: number, placed: Readonly<Record<number, Uint8Array>>): readonly Uint8Array[] {
  return Array.from({ length: count }, (_, n) => placed[n + 1] ?? Buffer.from(`{"act":"test","n":${n}}`))
}

/** Signs the tree over the first entries. */
export async function signedAt(
  entries: readonly Uint8Array[],
  size: number,
  ...keys: readonly [SignerKey, ...SignerKey[]]
): Promise<string> {
  return signCheckpoint(await headOf(entries, size), ...keys)
}

/** An entry's receipt, by its number, under a tree that was signed with these keys. */
export async function receiptAt(
  entries: readonly Uint8Array[],
  number: number,
  size: number,
  ...keys: readonly [SignerKey, ...SignerKey[]]
): Promise<string> {
  const entry = Buffer.from(entries[number - 1] ?? []).toString('utf8')
  const proof = await inclusionProof(number - 1, size, readerOf(entries.slice(0, size)))
  const checkpoint = await signedAt(entries, size, ...keys)
  return formatEntryProof({ extra: receiptExtra({ entry }), index: number - 1, proof, checkpoint })
}

/** The file of a log's keys: of these entries about them, by their receipts. */
export function keyFile(
  first: SignerKey,
  entries: readonly Uint8Array[],
  receipts: ReadonlyMap<number, string>,
): string {
  const about = [...receipts.keys()].map((number) => ({
    number,
    payload: Buffer.from(entries[number - 1] ?? []).toString('utf8'),
  }))
  const history = keyHistory(first, about)
  if (!history.ok) throw new Error(history.refusal.code)
  return formatKeyFile(history.value, [...receipts.values()])
}

/**
 * A log of 600 entries that was changed from its first key to a second: announced by entry 200, the first ended after 400.
 * As files by path, with `keys` among them.
 */
export async function changedLog(
  first = newLogKey(),
  second = newLogKey(),
): Promise<{
  readonly first: SignerKey
  readonly second: SignerKey
  readonly entries: readonly Uint8Array[]
  readonly files: Map<string, Uint8Array>
}> {
  const entries = entriesWith(600, { 200: announced(first, second, 200), 401: retired(first, 400) })
  const files = await publishedLog(entries, second)
  const receipts = new Map([
    [200, await receiptAt(entries, 200, 210, first, second)],
    [401, await receiptAt(entries, 401, 420, second)],
  ])
  files.set('keys', Buffer.from(keyFile(first, entries, receipts)))
  return { first, second, entries, files }
}

async function headOf(entries: readonly Uint8Array[], size: number): Promise<TreeHead> {
  return { size, root: await treeRoot(size, readerOf(entries.slice(0, size))) }
}

function readerOf(entries: readonly Uint8Array[]): ReturnType<typeof tileReader> {
  const tiles = new Map(
    growTiles(0, [], entries.map(leafHash)).map((tile) => [`${tile.level}/${tile.index}`, tile.hashes]),
  )
  return tileReader(async (places) =>
    places.map(({ level, index }) => tiles.get(`${level}/${index}`) ?? new Uint8Array()),
  )
}
