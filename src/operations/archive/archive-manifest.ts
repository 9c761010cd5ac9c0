import { z } from 'zod'
import type { ClockMark } from '#engine/case-file.ts'
import { isPlainDate, type PlainDate } from '#kernel/plain-date.ts'
import { eventShape } from '#operations/event-shape.ts'

export const archiveFormat = 'huiying-archive/2'
/** Packages made before held no receipts of their log entries. */
const earlierFormat = 'huiying-archive/1'
export const manifestName = 'manifest.json'
export const eventsName = 'record/events.json'
export const ledgerName = 'record/ledger.json'
export const removalsName = 'record/removals.json'

/** Where the receipt of a log entry stands. */
export function proofName(seq: number): string {
  return `record/receipts/${seq}.tlog-proof`
}

/** What an archive package says of itself: the case, where it stands in the archive, every file with its SHA-256. */
export const ArchiveManifest = z.strictObject({
  format: z.enum([archiveFormat, earlierFormat]),
  case: z.string(),
  procedure: z.string(),
  profile: z.string(),
  /** The law the case was handled under. */
  law: z.string(),
  number: z.string(),
  title: z.string(),
  /** How many events the case has: a later package of the same case has more. */
  events: z.int(),
  archive: z.strictObject({
    /** Number of the archive's holder (全宗号); null where the profile names none. */
    fonds: z.string().nullable(),
    year: z.string(),
    number: z.string(),
    retention: z.string(),
    retentionLabel: z.string(),
    on: z.string(),
    by: z.string(),
  }),
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
})

export type ArchiveManifest = z.infer<typeof ArchiveManifest>

/** An event as it stands in a package, with the salt by which its log entry can be checked. */
export const ArchivedEvents = z.array(
  z.strictObject({
    ...eventShape,
    salt: z.string(),
    byPerson: z.string(),
    on: z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value)),
    fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
    // Their form is the log's business: a mark that differs has another commitment.
    clocks: z.array(z.custom<ClockMark>((value) => typeof value === 'object' && value !== null)),
  }),
)

/** The log's entries about the case; those without an event of their own are notices of deadlines. */
export const ArchivedEntries = z.array(
  z.strictObject({
    seq: z.int(),
    payload: z.string(),
    previousHash: z.string(),
    hash: z.string(),
    caseSeq: z.int().nullable(),
  }),
)

/** Removals of content of the case: each with its log entry, and the parts that are events of this case. */
export const ArchivedRemovals = z.array(
  z.strictObject({
    entry: z.strictObject({ seq: z.int(), payload: z.string(), previousHash: z.string(), hash: z.string() }),
    parts: z.array(z.strictObject({ event: z.int(), entry: z.int(), salt: z.string(), remains: z.string() })),
  }),
)
