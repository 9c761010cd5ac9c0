import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
import type { z } from 'zod'
import { canonicalJson } from '#ledger/canonical-json.ts'
import { chainFault, commitment, type LedgerEntry } from '#ledger/chain.ts'
import type { ProofPolicy } from '#ledger/entry-proof.ts'
import { isLoggedAs } from '#operations/event-entry.ts'
import { isLoggedButForRemoved } from '#operations/removal/removed-content.ts'
import {
  ArchivedEntries,
  ArchivedEvents,
  ArchivedRemovals,
  ArchiveManifest,
  archiveFormat,
  eventsName,
  ledgerName,
  manifestName,
  removalsName,
} from './archive-manifest.ts'
import { proofFaults } from './proof-faults.ts'
import { type ArchiveFile, zipBytes } from './zip-bytes.ts'

export type ArchiveVerdict = {
  readonly sha256: string
  /** Null where the package is too damaged to say. */
  readonly manifest: ArchiveManifest | null
  readonly entries: number
  /** One line for each thing that does not add up; empty when all does. */
  readonly faults: readonly string[]
}

/**
 * Checks an archive package by itself, without a database: every byte of it is where its files put it, every file is
 * the one its manifest names, every act is the one its log entry commits to, and every entry has its receipt.
 *
 * @param policy - the log's key, and whose witness is asked for; without it the checkpoint's signature is not checked.
 */
export async function verifyArchive(bytes: Buffer, policy?: ProofPolicy): Promise<ArchiveVerdict> {
  const sha256 = hashOf(bytes)
  const files = await filesIn(bytes)
  if (files === undefined) return { sha256, manifest: null, entries: 0, faults: ['not a ZIP, or a damaged one'] }

  const byName = new Map(files.map((file) => [file.name, file.bytes]))
  const manifest = parsed(ArchiveManifest, byName.get(manifestName))
  const events = parsed(ArchivedEvents, byName.get(eventsName))
  const entries = parsed(ArchivedEntries, byName.get(ledgerName))
  const removals = byName.has(removalsName) ? parsed(ArchivedRemovals, byName.get(removalsName)) : []
  return {
    sha256,
    manifest: manifest ?? null,
    entries: entries?.length ?? 0,
    faults: [
      ...((await zipBytes(files)).equals(bytes) ? [] : ['the ZIP holds bytes that none of its files puts there']),
      ...(manifest === undefined ? [`${manifestName} is missing or of another form`] : fileFaults(files, manifest)),
      ...(events === undefined ? [`${eventsName} is missing or of another form`] : []),
      ...(entries === undefined ? [`${ledgerName} is missing or of another form`] : entryFaults(entries)),
      ...(removals === undefined
        ? [`${removalsName} is of another form`]
        : entryFaults(removals.map((removal) => removal.entry))),
      ...(manifest !== undefined && events !== undefined && entries !== undefined
        ? recordFaults(manifest, events, entries, removals ?? [])
        : []),
      ...(manifest?.format === archiveFormat && entries !== undefined ? proofFaults(entries, byName, policy) : []),
    ],
  }
}

/** More than this is no package of a case, and would not fit into memory twice. */
const mostBytes = 512 * 1024 * 1024

async function filesIn(bytes: Buffer): Promise<readonly ArchiveFile[] | undefined> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true })
    const files: ArchiveFile[] = []
    let total = 0
    for await (const entry of zip.eachEntry()) {
      // Packages are not packed, so nothing in one may grow when it is read.
      total += entry.uncompressedSize
      if (entry.compressionMethod !== 0 || entry.uncompressedSize !== entry.compressedSize || total > mostBytes)
        return undefined
      files.push({ name: entry.fileName, bytes: await buffer(await zip.openReadStreamPromise(entry)) })
    }
    return files
  } catch {
    // Whatever the reader of ZIPs stumbles over is damage.
    return undefined
  }
}

function fileFaults(files: readonly ArchiveFile[], manifest: ArchiveManifest): readonly string[] {
  const found = files.filter(({ name }) => name !== manifestName)
  const names = found.map(({ name }) => name)
  const listed = new Map(manifest.files.map((file) => [file.name, file]))
  return [
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name}: there twice`),
    ...manifest.files.filter(({ name }) => !names.includes(name)).map(({ name }) => `${name}: missing`),
    ...found.flatMap(({ name, bytes }) => {
      const said = listed.get(name)
      if (said === undefined) return [`${name}: not in the manifest`]
      return said.bytes === bytes.length && said.sha256 === hashOf(bytes)
        ? []
        : [`${name}: not the file that was archived`]
    }),
  ]
}

function entryFaults(entries: readonly LedgerEntry[]): readonly string[] {
  return entries.flatMap((entry) => {
    const fault = chainFault([entry], { seq: entry.seq - 1, hash: entry.previousHash })
    return fault === undefined ? [] : [`log entry ${entry.seq}: ${fault.fault}`]
  })
}

function recordFaults(
  manifest: ArchiveManifest,
  events: z.infer<typeof ArchivedEvents>,
  entries: z.infer<typeof ArchivedEntries>,
  removals: z.infer<typeof ArchivedRemovals>,
): readonly string[] {
  const logged = new Map(entries.map((entry) => [entry.caseSeq, entry.payload]))
  const numbers = new Map(entries.map((entry) => [entry.caseSeq, entry.seq]))
  const last = events.findLast((event) => event.fields.archiveNumber !== undefined)
  return [
    ...(events.length === manifest.events && events.every(({ seq }, at) => seq === at + 1)
      ? []
      : [`${manifest.events} events were archived, ${events.length} are here or not in order`]),
    ...(last?.fields.archiveNumber === manifest.archive.number && last.fields.retention === manifest.archive.retention
      ? []
      : ['the archive number or how long it is kept is not what the record says']),
    ...events.flatMap(({ seq, salt, ...event }) => {
      const payload = logged.get(seq)
      if (payload === undefined) return [`event ${seq}: not in the log`]
      const placed = { procedure: manifest.procedure, caseId: manifest.case, seq, salt, event }
      const remains = remainsAfter(removals, seq, numbers.get(seq))
      const isRight =
        remains === undefined ? isLoggedAs(placed, payload) : isLoggedButForRemoved(placed, payload, remains)
      return isRight ? [] : [`event ${seq}: differs from the log`]
    }),
  ]
}

/** What the newest removal says is left of an event, where its own entry says so; undefined where none does. */
function remainsAfter(
  removals: z.infer<typeof ArchivedRemovals>,
  event: number,
  entry: number | undefined,
): string | undefined {
  return removals
    .flatMap((removal) => removal.parts.map((part) => ({ part, payload: removal.entry.payload })))
    .findLast(({ part, payload }) => {
      if (part.event !== event || part.entry !== entry || !payload.startsWith('{"act":"removal",')) return false
      return payload.includes(canonicalJson({ of: commitment(part.salt, { entry }), remains: part.remains }))
    })?.part.remains
}

function parsed<Value>(schema: z.ZodType<Value>, bytes: Uint8Array | undefined): Value | undefined {
  try {
    const read = schema.safeParse(JSON.parse(Buffer.from(bytes ?? []).toString()))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
