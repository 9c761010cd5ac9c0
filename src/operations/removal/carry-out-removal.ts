import type { CaseEvent, Fields } from '#engine/case-file.ts'
import { textOf, viewOf } from '#engine/view.ts'
import { commitment } from '#ledger/chain.ts'
import type { ActContext } from '#operations/act-context.ts'
import { readCopiesOf } from '#operations/read-copies.ts'
import { getProcedure } from '#procedures/installed.ts'
import { findCaseFile, listCaseFiles, listPlacedEvents, type PlacedEvent } from '#store/case-files.ts'
import { replaceReadCopies } from '#store/case-summaries.ts'
import { forgetContact, listContactOf } from '#store/contacts.ts'
import {
  blotReadings,
  emptyReadingsOf,
  eraseEvent,
  eraseFile,
  forgetRequestHashes,
  replaceInWorkingCopies,
  replaceInWorkOn,
  stopReadingsOf,
} from '#store/content-copies.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import { eraseModelCalls, listCallsHolding } from '#store/model-calls.ts'
import { getSourceFile } from '#store/readings.ts'
import {
  findSourceEntry,
  insertRemovalParts,
  listEventEntries,
  type Removal,
  type RemovalPart,
  updateRemoval,
} from '#store/removals.ts'
import { listPersonNames } from '#store/roster.ts'
import { voidProposals } from '#store/routing-proposals.ts'
import type { Tx } from '#store/schema.ts'
import { type Copies, findCopies, type Wanted, wanted, withoutText, withoutTexts } from './find-copies.ts'
import { remainsOf } from './remains.ts'
import { removableFields } from './removable-fields.ts'
import { removalEntry } from './removal-entry.ts'
import { removalStub, removingOffice } from './removal-words.ts'

/**
 * Removes what was decided on, with every copy: from the record behind a log entry of its own, from what lists and drafts
 * keep, from readings. All of it happens, or none. The caller holds the content lock.
 */
export async function carryOutRemoval(
  tx: Tx,
  context: ActContext,
  asked: Removal,
  office: string,
): Promise<Removal['state']> {
  const { actor, at, on } = context
  const removal: Removal = {
    ...asked,
    ...{ state: 'done', ended_by: actor.personId, ended_as: office, ended_on: on, ended_at: at },
  }
  const stub = removalStub(on, removingOffice(removal.decided_as ?? office), removal.ground_words)
  const taken = await whatGoes(tx, removal)
  const events = await erasedEvents(tx, context, taken, stub)
  const files = [...new Set([...taken.files, ...taken.copies.readings.map((one) => one.sourceFileId)])]
  const cases = [...new Set(events.map(({ placed }) => placed.caseId))]
  const calls = await listCallsHolding(tx, { cases, files, texts: taken.words.far })
  const parts = await partsOf(tx, context, removal.id, { events, files, calls })

  const entry = await appendLedgerActs(tx, [removalEntry(removal, parts)])
  if (entry === undefined) throw new Error('a removal left no log entry')
  const { state, ended_by, ended_as, ended_on, ended_at } = removal
  await updateRemoval(tx, removal.id, { state, ended_by, ended_as, ended_on, ended_at, ledger_seq: entry.seq })
  await insertRemovalParts(tx, parts)

  for (const { placed, salt } of events) {
    await eraseEvent(tx, { caseId: placed.caseId, seq: placed.seq, fields: placed.event.fields, salt })
  }
  const refusal = { code: 'content_removed', removal: removal.id, stub }
  for (const file of files) {
    const { name } = await getSourceFile(tx, file)
    await eraseFile(tx, file, taken.files.includes(file) ? stub : withoutText(name, taken.words.near, '█'))
    await stopReadingsOf(tx, file, refusal)
  }
  for (const file of taken.files) await emptyReadingsOf(tx, file, stub, refusal)
  await voidProposals(tx, cases, removal.id)
  await eraseModelCalls(tx, removal.id)
  await clearCopies(tx, taken, stub, cases)
  if (removal.person_id !== null) await forgetContact(tx, removal.person_id)
  return 'done'
}

/** How much of the record a removal would reach as things stand. */
export async function copiesOf(
  db: Tx,
  removal: Removal,
): Promise<{ readonly events: number; readonly cases: number; readonly files: number }> {
  const { copies, asked, files } = await whatGoes(db, removal)
  const places = new Set(copies.events.map(({ caseId, seq }) => `${caseId}/${seq}`))
  if (asked !== null) places.add(`${asked.caseId}/${asked.seq}`)
  return {
    events: places.size,
    cases: new Set([...places].map((place) => place.split('/')[0])).size,
    files: new Set([...files, ...copies.readings.map((one) => one.sourceFileId)]).size,
  }
}

type Taken = {
  readonly words: Wanted
  readonly copies: Copies
  /** The very fields that were asked for: they go whole, however short. */
  readonly asked: { readonly caseId: string; readonly seq: number; readonly fields: readonly string[] } | null
  /** Files that go with all that was read in them. */
  readonly files: readonly string[]
}

async function whatGoes(tx: Tx, removal: Removal): Promise<Taken> {
  const nothing = { words: wanted([], null), copies: { events: [], readings: [] }, asked: null, files: [] }
  if (removal.kind === 'file') return { ...nothing, files: [removal.source_file_id ?? ''] }
  if (removal.kind === 'contact') {
    const words = wanted(await listContactOf(tx, removal.person_id ?? ''), null)
    return { ...nothing, words, copies: await findCopies(tx, words) }
  }
  const caseId = removal.case_id ?? ''
  const seq = removal.seq ?? 0
  const file = await findCaseFile(tx, caseId)
  const event = file?.events[seq - 1]
  if (file === undefined || event === undefined) throw new Error(`event ${seq} of case ${caseId} is missing`)
  const fields = removableFields(getProcedure(file.procedure), event).filter(
    (field) => removal.field === null || removal.field === field,
  )
  const texts = fields.map((field) => textOf(event.fields[field]))
  const words = wanted(texts, { caseId, reading: textOf(viewOf(file).facts.originReading) })
  return { words, copies: await findCopies(tx, words), asked: { caseId, seq, fields }, files: [] }
}

type ErasedEvent = {
  /** As it will stand. */
  readonly placed: PlacedEvent
  readonly fields: readonly string[]
  readonly salt: string
}

async function erasedEvents(
  tx: Tx,
  { chance }: ActContext,
  taken: Taken,
  stub: string,
): Promise<readonly ErasedEvent[]> {
  const { copies, asked, words } = taken
  const holding = new Map(copies.events.map((one) => [`${one.caseId}/${one.seq}`, one.holding]))
  const cases = [...new Set([...copies.events.map((one) => one.caseId), ...(asked === null ? [] : [asked.caseId])])]
  const placed = await listPlacedEvents(tx, cases)
  return placed.flatMap((one) => {
    const isAsked = one.caseId === asked?.caseId && one.seq === asked.seq
    const fields = [...new Set([...(holding.get(`${one.caseId}/${one.seq}`) ?? []), ...(isAsked ? asked.fields : [])])]
    if (fields.length === 0) return []
    const texts = one.caseId === asked?.caseId ? words.near : words.far
    const left = erasedFields(one.event, fields, isAsked ? asked.fields : [], texts, stub)
    return [{ placed: { ...one, event: { ...one.event, fields: left } }, fields, salt: chance.salt() }]
  })
}

function erasedFields(
  { fields }: CaseEvent,
  named: readonly string[],
  whole: readonly string[],
  texts: readonly string[],
  stub: string,
): Fields {
  const picked = Object.fromEntries(Object.entries(fields).filter(([field]) => named.includes(field)))
  const cleaned = withoutTexts(picked, texts, stub)
  return { ...fields, ...cleaned, ...Object.fromEntries(whole.map((field) => [field, stub])) }
}

/** What a removal names in its entry. */
type Named = {
  readonly events: readonly ErasedEvent[]
  readonly files: readonly string[]
  readonly calls: readonly { readonly id: string; readonly entry: number }[]
}

async function partsOf(
  tx: Tx,
  { chance }: ActContext,
  removalId: string,
  { events, files, calls }: Named,
): Promise<readonly RemovalPart[]> {
  const entries = await listEventEntries(tx, [...new Set(events.map(({ placed }) => placed.caseId))])
  const parts: Omit<RemovalPart, 'ordinal'>[] = events.map(({ placed, fields, salt }) => ({
    removal_id: removalId,
    case_id: placed.caseId,
    seq: placed.seq,
    fields: [...fields],
    source_file_id: null,
    call_id: null,
    entry_seq: numberOf(entries.get(`${placed.caseId}/${placed.seq}`)),
    salt: chance.salt(),
    remains: commitment(salt, remainsOf(placed)),
  }))
  for (const file of files) {
    const { sha256 } = await getSourceFile(tx, file)
    parts.push({
      ...{ ...ofNoEvent, removal_id: removalId, source_file_id: file, call_id: null },
      entry_seq: numberOf(await findSourceEntry(tx, sha256)),
      salt: chance.salt(),
    })
  }
  for (const { id, entry } of calls) {
    const call = { ...ofNoEvent, removal_id: removalId, source_file_id: null, call_id: id }
    parts.push({ ...call, entry_seq: entry, salt: chance.salt() })
  }
  return parts.map((part, ordinal) => ({ ...part, ordinal }))
}

const ofNoEvent = { case_id: null, seq: null, fields: [], remains: null }

function numberOf(entry: number | undefined): number {
  if (entry === undefined) throw new Error('what is to be removed is not in the log')
  return entry
}

async function clearCopies(tx: Tx, { words, copies }: Taken, stub: string, cases: readonly string[]): Promise<void> {
  const readings = copies.readings.map(({ id }) => id)
  for (const text of words.near) await blotReadings(tx, readings, text)
  for (const text of words.far) await replaceInWorkingCopies(tx, text, stub)
  for (const text of words.texts) await replaceInWorkOn(tx, cases, text, stub)
  await forgetRequestHashes(tx, cases)
  if (cases.length === 0) return
  const now = await listCaseFiles(tx, cases)
  const names = await listPersonNames(
    tx,
    now.flatMap(({ events }) => events.map(({ fields }) => textOf(fields.leadProposer)).filter((id) => id !== '')),
  )
  await replaceReadCopies(
    tx,
    readCopiesOf(now, (id) => names.get(id)),
  )
}
