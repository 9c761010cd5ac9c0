import { sql } from 'kysely'
import type { CaseEvent, CaseFile, ClockMark, Fields } from '#engine/case-file.ts'
import { plainDate } from '#kernel/plain-date.ts'
import type { Db } from './schema.ts'

/** Finds a case with its events, oldest first. */
export async function findCaseFile(db: Db, caseId: string): Promise<CaseFile | undefined> {
  const found = await listCaseFiles(db, [caseId])
  return found[0]
}

/** The cases of these ids with their events, oldest first; unknown ids are left out. */
export async function listCaseFiles(db: Db, caseIds: readonly string[]): Promise<readonly CaseFile[]> {
  if (caseIds.length === 0) return []
  const rows = await db
    .selectFrom('case_file')
    .leftJoin('case_event', 'case_event.case_id', 'case_file.id')
    .select(['case_file.id', 'procedure', 'profile', ...eventColumns])
    .where(sql<boolean>`case_file.id = any(${[...caseIds]})`)
    .orderBy('case_file.id')
    .orderBy('seq')
    .execute()

  const files = new Map<string, CaseFile & { events: CaseEvent[] }>()
  for (const row of rows) {
    const file = files.get(row.id) ?? { id: row.id, procedure: row.procedure, profile: row.profile, events: [] }
    files.set(row.id, file)
    if (row.seq !== null) file.events.push(eventFrom(row))
  }
  return [...files.values()]
}

/** A case by the token of the form that submitted it: a form sent twice finds the first one's case. */
export async function findCaseBySubmitToken(db: Db, token: string): Promise<string | undefined> {
  const row = await db.selectFrom('case_file').select('id').where('submit_token', '=', token).executeTakeFirst()
  return row?.id
}

export type NewCaseFile = {
  readonly id: string
  readonly procedure: string
  readonly profile: string
  readonly submitToken: string | null
  readonly createdAt: string
}

/** @returns false when a case was already made with this submit token; nothing is stored then. */
export async function insertCaseFiles(db: Db, files: readonly NewCaseFile[]): Promise<boolean> {
  if (files.length === 0) return true
  const inserted = await db
    .insertInto('case_file')
    .values(
      files.map((file) => ({
        id: file.id,
        procedure: file.procedure,
        profile: file.profile,
        submit_token: file.submitToken,
        created_at: file.createdAt,
      })),
    )
    .onConflict((conflict) => conflict.column('submit_token').doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === BigInt(files.length)
}

/** One event at its place in a case; `salt` hides its content in the log's commitment. */
export type PlacedEvent = {
  readonly caseId: string
  readonly seq: number
  readonly event: CaseEvent
  readonly salt: string
}

export const eventColumns = [
  'seq',
  'type',
  'action',
  'machine',
  'instance',
  'state_before',
  'state',
  'by_person',
  'by_role',
  'by_unit',
  'on_day',
  'at',
  'fields',
  'clocks',
  'waived',
] as const

type EventRow = { readonly [Column in (typeof eventColumns)[number]]: unknown }

function eventFrom(row: EventRow): CaseEvent {
  return {
    type: String(row.type),
    action: String(row.action),
    machine: String(row.machine),
    instance: String(row.instance),
    stateBefore: row.state_before === null ? null : String(row.state_before),
    state: String(row.state),
    byPerson: row.by_person === null ? '' : String(row.by_person),
    byRole: String(row.by_role),
    byUnit: row.by_unit === null ? null : String(row.by_unit),
    on: plainDate(String(row.on_day)),
    at: String(row.at),
    // Written by storeActs and by nothing else.
    fields: row.fields as Fields,
    clocks: row.clocks as readonly ClockMark[],
    waived: row.waived as readonly string[],
  }
}

/** Ids of cases behind one, in order. */
export async function listCaseIds(db: Db, after: string, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('case_file')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Events with their place and salt, as they went into the log. */
export async function listPlacedEvents(
  db: Db,
  caseIds: readonly string[],
): Promise<readonly (PlacedEvent & { readonly procedure: string })[]> {
  if (caseIds.length === 0) return []
  const rows = await db
    .selectFrom('case_event')
    .innerJoin('case_file', 'case_file.id', 'case_event.case_id')
    .select(['case_id', 'salt', 'procedure', ...eventColumns])
    .where('case_id', 'in', [...caseIds])
    .orderBy('case_id')
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    caseId: row.case_id,
    seq: row.seq,
    salt: row.salt,
    procedure: row.procedure,
    event: eventFrom(row),
  }))
}
