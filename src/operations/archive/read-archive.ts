import { createHash } from 'node:crypto'
import type { Actor, CaseEvent, FieldValue } from '#engine/case-file.ts'
import type { Procedure } from '#engine/procedure.ts'
import { officeOf } from '#engine/roles.ts'
import { textOf } from '#engine/view.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { canonicalJson, type Plain } from '#ledger/canonical-json.ts'
import { readerOf } from '#operations/case-scope.ts'
import { numberText } from '#operations/papers/case-words.ts'
import { letterDocx } from '#operations/papers/letter-docx.ts'
import { readLetters } from '#operations/papers/read-letters.ts'
import { readCase, type SeenCase } from '#operations/read-case.ts'
import { stubOf } from '#operations/removal/removal-words.ts'
import type { Profiles } from '#procedures/profiles.ts'
import { listPlacedEvents, type PlacedEvent } from '#store/case-files.ts'
import { seenBy } from '#store/connect.ts'
import { type CaseEntry, listEntriesOfCase, listLedgerEntries } from '#store/ledger-entries.ts'
import { inOneReading } from '#store/one-reading.ts'
import { findReadingState, getSourceFile } from '#store/readings.ts'
import { findRemovalOfFile, listRemovalsInCases } from '#store/removals.ts'
import type { Db, Tx } from '#store/schema.ts'
import {
  type ArchiveManifest,
  archiveFormat,
  eventsName,
  ledgerName,
  manifestName,
  removalsName,
} from './archive-manifest.ts'
import { archivePage, letterPage } from './archive-page.ts'
import { archiveReadme } from './archive-readme.ts'
import { entryProofs } from './entry-proofs.ts'
import { fixedDocx } from './fixed-docx.ts'
import { type ArchiveFile, zipBytes } from './zip-bytes.ts'

export type ArchiveRefusal =
  | { readonly code: 'archive_not_allowed' }
  | { readonly code: 'not_in_archive' }
  /** The case is in the archive; the next checkpoint, within seconds, will cover its last act. */
  | { readonly code: 'not_signed_yet' }

export type ArchivePackage = { readonly name: string; readonly bytes: Buffer; readonly sha256: string }

/** Who archives cases of this kind may have their packages, which hold everything there is of a case. */
export function mayHaveArchive(procedure: Procedure, actor: Actor | null): boolean {
  const { archive } = procedure
  if (archive === undefined || actor === null) return false
  return Object.values(procedure.actions)
    .filter((action) => action.machine === archive.machine)
    .some(({ by }) =>
      by.some((role) => procedure.roles[role]?.held === 'office' && actor.offices.includes(officeOf(procedure, role))),
    )
}

/**
 * The package of an archived case: all of it, as the record stands now. The same record gives the same bytes, whoever
 * asks and whenever. Undefined for a case the person may not see.
 */
export async function readArchive(
  db: Db,
  profiles: Profiles,
  actor: Actor | null,
  on: PlainDate,
  caseId: string,
): Promise<Result<ArchivePackage, ArchiveRefusal> | undefined> {
  return inOneReading(seenBy(db, readerOf(actor)), async (tx) => {
    const seen = await readCase(tx, profiles, actor, on, caseId)
    if (seen === undefined) return undefined
    if (seen.audience !== 'office' || !mayHaveArchive(seen.procedure, actor))
      return refuse({ code: 'archive_not_allowed' })
    const archived = archivedEvent(seen)
    if (archived === undefined) return refuse({ code: 'not_in_archive' })

    const placed = await listPlacedEvents(tx, [caseId])
    const entries = await listEntriesOfCase(tx, caseId)
    const proofs = await entryProofs(tx, entries, placed)
    if (proofs === undefined) return refuse({ code: 'not_signed_yet' })
    const files = [
      file('README.txt', archiveReadme),
      file('case.html', archivePage(seen)),
      ...(await letterFiles(tx, profiles, { actor, on }, seen, archived.on)),
      ...(await sourceFiles(tx, seen)),
      file(eventsName, canonicalJson(placed.map(plainEvent))),
      file(ledgerName, canonicalJson(entries.map(plainEntry))),
      ...(await removalFiles(tx, caseId)),
      ...proofs,
      file('record/names.json', canonicalJson(plainNames(seen))),
    ]
    const manifest = manifestOf(seen, archived, placed.length, files)
    const bytes = await zipBytes([...files, file(manifestName, `${JSON.stringify(manifest, null, 2)}\n`)])
    return ok({ name: `${archiveName(manifest)}.zip`, bytes, sha256: sha256(bytes) })
  })
}

function archivedEvent({ procedure, events }: SeenCase): CaseEvent | undefined {
  const { archive } = procedure
  return events.findLast((event) => event.machine === archive?.machine && event.state === archive.archived)
}

function manifestOf(
  seen: SeenCase,
  archived: CaseEvent,
  events: number,
  files: readonly ArchiveFile[],
): ArchiveManifest {
  const { profile, procedure, view, summary } = seen
  const retention = textOf(archived.fields.retention)
  return {
    format: archiveFormat,
    case: view.id,
    procedure: procedure.id,
    profile: profile.id,
    law: profile.source,
    number: numberText(seen),
    title: summary.title,
    events,
    archive: {
      fonds: profile.papers?.fonds ?? null,
      year: archived.on.slice(0, 4),
      number: textOf(archived.fields.archiveNumber),
      retention,
      retentionLabel: profile.lists.retention?.find((entry) => entry.code === retention)?.label.zh ?? retention,
      on: archived.on,
      by: archived.byPerson,
    },
    files: files.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256(bytes) })),
  }
}

function archiveName({ archive, number }: ArchiveManifest): string {
  return [archive.fonds, archive.number, number].filter((part) => part !== null && part !== '').join('_')
}

/** The letters of every answer that left the house, in the order of versions and authors, to be read anywhere and to be edited. */
async function letterFiles(
  tx: Tx,
  profiles: Profiles,
  { actor, on }: { readonly actor: Actor | null; readonly on: PlainDate },
  seen: SeenCase,
  archivedOn: PlainDate,
): Promise<readonly ArchiveFile[]> {
  const files: ArchiveFile[] = []
  for (const { instance } of seen.replies) {
    const letters = await readLetters(tx, profiles, actor, on, { caseId: seen.view.id, version: instance })
    for (const [at, letter] of letters.entries()) {
      const name = `papers/reply-${instance}-${at + 1}`
      files.push(file(`${name}.html`, letterPage(letter)), {
        name: `${name}.docx`,
        bytes: await fixedDocx(await letterDocx([letter]), archivedOn),
      })
    }
  }
  return files
}

/** The source the case was opened from, as it was read in. */
async function sourceFiles(tx: Tx, { view }: SeenCase): Promise<readonly ArchiveFile[]> {
  const reading = textOf(view.facts.originReading)
  const row = reading === '' ? undefined : await findReadingState(tx, reading)
  if (row === undefined) return []
  const { name, content, sha256: kept } = await getSourceFile(tx, row.source_file_id)
  const removal = await findRemovalOfFile(tx, row.source_file_id)
  if (removal !== undefined) return [file('sources/removed.txt', `${stubOf(removal)}\nSHA-256 ${kept}\n`)]
  return [{ name: `sources/${plainName(name)}`, bytes: content }]
}

/** What was removed of the case, so that its acts can be checked all the same; no file where nothing was. */
async function removalFiles(tx: Tx, caseId: string): Promise<readonly ArchiveFile[]> {
  const removals = await listRemovalsInCases(tx, [caseId])
  if (removals.length === 0) return []
  const plain: Plain[] = []
  for (const { ledger_seq: number, parts } of removals) {
    const [entry] = await listLedgerEntries(tx, (number ?? 0) - 1, 1)
    if (entry === undefined) throw new Error(`log entry ${number} is missing`)
    const own = parts.filter((part) => part.case_id === caseId)
    plain.push({
      entry: { ...entry },
      parts: own.map(({ seq, entry_seq, salt, remains }) => ({ event: seq, entry: entry_seq, salt, remains })),
    })
  }
  return [file(removalsName, canonicalJson(plain))]
}

/** A name that no system takes for a path. */
function plainName(name: string): string {
  const clean = name.replace(/[^\p{L}\p{N}._-]/gu, '_').replace(/^\.+/, '')
  return clean === '' ? 'source' : clean
}

function plainEvent({ seq, salt, event }: PlacedEvent): Plain {
  const fields = Object.fromEntries(Object.entries(event.fields).map(([name, value]) => [name, plainValue(value)]))
  return { ...event, seq, salt, fields, clocks: event.clocks.map((clock) => ({ ...clock })), waived: [...event.waived] }
}

function plainValue(value: FieldValue): Plain {
  return typeof value === 'object' ? [...value] : value
}

function plainEntry({ seq, payload, previousHash, hash, caseSeq }: CaseEntry): Plain {
  return { seq, payload, previousHash, hash, caseSeq }
}

function plainNames({ names }: SeenCase): Plain {
  return {
    people: Object.fromEntries(names.people),
    units: Object.fromEntries([...names.units].map(([id, label]) => [id, { ...label }])),
    sessions: Object.fromEntries([...names.sessions].map(([id, label]) => [id, { ...label }])),
  }
}

function file(name: string, content: string): ArchiveFile {
  return { name, bytes: Buffer.from(content) }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
