import { sql } from 'kysely'
import type { Fields } from '#engine/case-file.ts'
import type { Db, Tx } from './schema.ts'

/** An event in whose fields some text stands. */
export type EventHolding = { readonly caseId: string; readonly seq: number; readonly fields: Fields }

/** Events whose fields hold any of these texts. Reads every event: for what is done once in a great while. */
export async function listEventsHolding(db: Db, texts: readonly string[]): Promise<readonly EventHolding[]> {
  if (texts.length === 0) return []
  const rows = await db
    .selectFrom('case_event')
    .select(['case_id', 'seq', 'fields'])
    .where(holdsAny('fields', texts.map(inJson)))
    .orderBy('case_id')
    .orderBy('seq')
    .execute()
  // Written by storeActs alone, in this shape.
  return rows.map((row) => ({ caseId: row.case_id, seq: row.seq, fields: row.fields as Fields }))
}

/** A reading in whose text, result or findings some text stands, with the file it is of. */
export type ReadingHolding = { readonly id: string; readonly sourceFileId: string }

export async function listReadingsHolding(db: Db, texts: readonly string[]): Promise<readonly ReadingHolding[]> {
  if (texts.length === 0) return []
  return db
    .selectFrom('reading')
    .select(['id', 'source_file_id as sourceFileId'])
    .where((eb) =>
      eb.or([
        holdsAny('text', texts),
        holdsAny('name', texts),
        holdsAny('result', texts.map(inJson)),
        eb('id', 'in', eb.selectFrom('finding').select('reading_id').where(holdsAny('quote', texts))),
        eb('id', 'in', eb.selectFrom('finding').select('reading_id').where(holdsAny('speaker', texts))),
        eb(
          'id',
          'in',
          eb
            .selectFrom('finding')
            .select('reading_id')
            .where(holdsAny('duty', texts.map(inJson))),
        ),
      ]),
    )
    .orderBy('id')
    .execute()
}

/** Puts new fields and a new salt in the place of an event's own, where a removal of this transaction names it. */
export async function eraseEvent(
  tx: Tx,
  { caseId, seq, fields, salt }: EventHolding & { readonly salt: string },
): Promise<void> {
  await sql`select erase_event(${caseId}, ${seq}, ${JSON.stringify(fields)}::jsonb, ${salt})`.execute(tx)
}

/** Takes a file's bytes away, where a removal of this transaction names it. */
export async function eraseFile(tx: Tx, sourceFileId: string, name: string): Promise<void> {
  await sql`select erase_file(${sourceFileId}, ${name})`.execute(tx)
}

/** Puts a stub in the place of everything that was read out of a file. */
export async function emptyReadingsOf(tx: Tx, sourceFileId: string, stub: string, refusal: unknown): Promise<void> {
  const readings = tx.selectFrom('reading').select('id').where('source_file_id', '=', sourceFileId)
  await tx.deleteFrom('finding_answer').where('reading_id', 'in', readings).execute()
  await tx
    .updateTable('finding')
    .set({ quote: stub, speaker: null, verb: null, duty: null })
    .where('reading_id', 'in', readings)
    .execute()
  await tx
    .updateTable('reading')
    .set({ name: stub, state: 'failed', refusal: JSON.stringify(refusal), result: null, text: null })
    .where('source_file_id', '=', sourceFileId)
    .execute()
}

/** Ends what is still being read of a file whose bytes are gone. */
export async function stopReadingsOf(tx: Tx, sourceFileId: string, refusal: unknown): Promise<void> {
  await tx
    .updateTable('reading')
    .set({ state: 'failed', refusal: JSON.stringify(refusal) })
    .where('source_file_id', '=', sourceFileId)
    .where('state', 'in', ['queued', 'reading'])
    .execute()
}

/**
 * Blots a text out of readings of its file. As many marks stand there as letters did, so that every place named in the
 * text stays where it was.
 */
export async function blotReadings(tx: Tx, ids: readonly string[], text: string): Promise<void> {
  if (ids.length === 0) return
  const blot = '█'.repeat(text.length)
  const among = [...ids]
  await sql`update reading set text = replace(text, ${text}, ${blot}), name = replace(name, ${text}, ${blot}),
    result = replace(result::text, ${inJson(text)}, ${blot})::jsonb where id = any(${among})`.execute(tx)
  // What a finding says of who and when may stand in the text, or be more than it: let go with it, or blotted.
  await sql`update finding set quote = replace(quote, ${text}, ${blot}),
    speaker = replace(speaker, ${text}, ${blot}), verb = replace(verb, ${text}, ${blot}),
    duty = case when position(${text} in quote) > 0 then null else replace(duty::text, ${inJson(text)}, ${blot})::jsonb end
    where reading_id = any(${among})`.execute(tx)
  await sql`update finding_answer set reason = replace(reason::text, ${inJson(text)}, ${blot})::jsonb
    where reading_id = any(${among})`.execute(tx)
}

/** Where texts are kept that are no part of the record: column by column, as JSON or plain. */
const workingCopies = [
  { table: 'batch_item', columns: ['fields', 'refusal'], how: 'json' },
  { table: 'import_line', columns: ['cells', 'report'], how: 'json' },
  { table: 'import_line', columns: ['about'], how: 'plain' },
  { table: 'idempotent_answer', columns: ['body'], how: 'json' },
  { table: 'text_template', columns: ['body', 'name'], how: 'plain' },
  { table: 'saved_list', columns: ['name'], how: 'plain' },
  { table: 'saved_list', columns: ['address'], how: 'address' },
  { table: 'saved_list', columns: ['address'], how: 'form' },
] as const

/** Puts a stub in the place of a text wherever it is kept outside the record: drafts in volume, imports, answers, lists. */
export async function replaceInWorkingCopies(tx: Tx, text: string, stub: string): Promise<void> {
  for (const { table, columns, how } of workingCopies) {
    for (const column of columns) {
      const of = sql.ref(column)
      const [before, after] = spelled(how, text, stub)
      const changed =
        how === 'json'
          ? sql`replace(${of}::text, ${before}, ${after})::jsonb`
          : sql`replace(${of}, ${before}, ${after})`
      await sql`update ${sql.table(table)} set ${of} = ${changed} where position(${before} in ${of}::text) > 0`.execute(
        tx,
      )
    }
  }
}

/** As replaceInWorkingCopies, for texts of any length that fill a whole cell or field, in the work on some cases alone. */
export async function replaceInWorkOn(tx: Tx, caseIds: readonly string[], text: string, stub: string): Promise<void> {
  const [before, after] = [JSON.stringify(text), JSON.stringify(stub)]
  const among = [...caseIds]
  await sql`update batch_item set fields = replace(fields::text, ${before}, ${after})::jsonb where case_id = any(${among})`.execute(
    tx,
  )
  await sql`update import_line set cells = replace(cells::text, ${before}, ${after})::jsonb,
    report = replace(report::text, ${before}, ${after})::jsonb, about = case when about = ${text} then ${stub} else about end
    where became = any(${among})`.execute(tx)
}

type How = (typeof workingCopies)[number]['how']

function spelled(how: How, text: string, stub: string): readonly [string, string] {
  const spell: Readonly<Record<How, (one: string) => string>> = {
    json: inJson,
    plain: (one) => one,
    address: encodeURIComponent,
    form: (one) => new URLSearchParams({ '': one }).toString().slice(1),
  }
  return [spell[how](text), spell[how](stub)]
}

/** A kept answer holds a hash of what was asked, by which words could be guessed: of these cases it is forgotten. */
export async function forgetRequestHashes(tx: Tx, caseIds: readonly string[]): Promise<void> {
  for (const caseId of caseIds) {
    await sql`update idempotent_answer set request_hash = '' where position(${caseId} in body::text) > 0`.execute(tx)
  }
}

/** As a text stands inside a JSON string, the way PostgreSQL writes jsonb out. */
function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

function holdsAny(column: string, texts: readonly string[]) {
  return sql<boolean>`exists (select from unnest(${[...texts]}::text[]) wanted where position(wanted in ${sql.ref(column)}::text) > 0)`
}
