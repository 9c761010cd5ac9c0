import type { Insertable, Updateable } from 'kysely'
import type { FindingAnswerRow, FindingCorrectionRow, FindingRow } from './readings.ts'
import type { Db, Tables } from './schema.ts'

export type NewFinding = Insertable<Tables['finding']>
export type NewFindingAnswer = Insertable<Tables['finding_answer']>

export async function listFindings(db: Db, readingId: string): Promise<readonly FindingRow[]> {
  return db
    .selectFrom('finding')
    .selectAll()
    .where('reading_id', '=', readingId)
    .orderBy('span_start')
    .orderBy('id')
    .execute()
}

export async function listFindingAnswers(db: Db, readingId: string): Promise<readonly FindingAnswerRow[]> {
  return db
    .selectFrom('finding_answer')
    .selectAll()
    .where('reading_id', '=', readingId)
    .orderBy('score', 'desc')
    .execute()
}

export async function listFindingCorrections(db: Db, readingId: string): Promise<readonly FindingCorrectionRow[]> {
  return db.selectFrom('finding_correction').selectAll().where('reading_id', '=', readingId).orderBy('id').execute()
}

/** The newest correction of what a finding itself is; links leave that as it is. */
export async function findLastCorrection(
  db: Db,
  finding: string,
): Promise<Pick<FindingCorrectionRow, 'act' | 'by_person'> | undefined> {
  return db
    .selectFrom('finding_correction')
    .select(['act', 'by_person'])
    .where('finding_id', '=', finding)
    .where('act', 'not in', ['link', 'unlink'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** A finding, locked against other writers until the transaction ends; it may be linked to meanwhile. */
export async function findFindingForUpdate(db: Db, readingId: string, id: string): Promise<FindingRow | undefined> {
  return db
    .selectFrom('finding')
    .selectAll()
    .where('reading_id', '=', readingId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/** A finding of this kind and speaker at this very place, whatever became of it; one that is not dropped before one that is. */
export async function findFindingAt(
  db: Db,
  readingId: string,
  { kind, speaker, span_start, span_end }: Pick<FindingRow, 'kind' | 'speaker' | 'span_start' | 'span_end'>,
): Promise<FindingRow | undefined> {
  return db
    .selectFrom('finding')
    .selectAll()
    .where('reading_id', '=', readingId)
    .where('span_start', '=', span_start)
    .where('span_end', '=', span_end)
    .where('kind', '=', kind)
    .where('speaker', 'is not distinct from', speaker)
    .orderBy((eb) => eb('standing', '=', 'dropped'))
    .limit(1)
    .executeTakeFirst()
}

/** How a finding stands to one that may answer it. */
export async function findFindingAnswer(
  db: Db,
  finding: string,
  answer: string,
): Promise<Pick<FindingAnswerRow, 'origin' | 'standing'> | undefined> {
  return db
    .selectFrom('finding_answer')
    .select(['origin', 'standing'])
    .where('finding_id', '=', finding)
    .where('answer_id', '=', answer)
    .executeTakeFirst()
}

/** Takes out what the reader holds for the answers of a finding and no person has decided on. */
export async function deleteProposedAnswers(db: Db, finding: string): Promise<void> {
  await db
    .deleteFrom('finding_answer')
    .where('finding_id', '=', finding)
    .where('origin', '=', 'reader')
    .where('standing', '=', 'proposed')
    .execute()
}

/** Takes out what a finding is held by the reader to answer, where no person has decided on it. */
export async function deleteProposedAnswersBy(db: Db, answer: string): Promise<void> {
  await db
    .deleteFrom('finding_answer')
    .where('answer_id', '=', answer)
    .where('origin', '=', 'reader')
    .where('standing', '=', 'proposed')
    .execute()
}

export async function insertFindings(db: Db, rows: readonly NewFinding[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 2_000) {
    await db
      .insertInto('finding')
      .values(rows.slice(from, from + 2_000))
      .execute()
  }
}

export async function updateFinding(db: Db, id: string, change: Updateable<Tables['finding']>): Promise<void> {
  await db
    .updateTable('finding')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Takes out what the reader proposed and no person has touched, before a new reading takes its place. */
export async function deleteUntouchedFindings(db: Db, readingId: string): Promise<void> {
  await db
    .deleteFrom('finding_answer')
    .where('reading_id', '=', readingId)
    .where('origin', '=', 'reader')
    .where('standing', '=', 'proposed')
    .execute()
  await db
    .deleteFrom('finding')
    .where('reading_id', '=', readingId)
    .where('origin', '=', 'reader')
    .where('standing', '=', 'proposed')
    .where('corrected', '=', false)
    .where('case_id', 'is', null)
    // What was said of it names it, also where that was taken back.
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('finding_correction')
            .select('finding_correction.id')
            .whereRef('finding_correction.finding_id', '=', 'finding.id'),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('finding_answer')
            .select('finding_answer.finding_id')
            .where((inner) =>
              inner.or([
                inner('finding_answer.finding_id', '=', inner.ref('finding.id')),
                inner('finding_answer.answer_id', '=', inner.ref('finding.id')),
              ]),
            ),
        ),
      ),
    )
    .execute()
}

/** Links a passage to what it answers; a link that is there keeps its standing unless a person sets it. */
export async function upsertFindingAnswers(
  db: Db,
  rows: readonly NewFindingAnswer[],
  whenThere: 'keep' | 'replace',
): Promise<void> {
  for (let from = 0; from < rows.length; from += 2_000) {
    const insert = db.insertInto('finding_answer').values(rows.slice(from, from + 2_000))
    await insert
      .onConflict((conflict) => {
        const columns = conflict.columns(['finding_id', 'answer_id'])
        return whenThere === 'keep'
          ? columns.doNothing()
          : columns.doUpdateSet((eb) => ({ standing: eb.ref('excluded.standing'), origin: eb.ref('excluded.origin') }))
      })
      .execute()
  }
}

/** Keeps what people corrected, in the order it was done. */
export async function insertFindingCorrections(
  db: Db,
  rows: readonly Omit<Insertable<Tables['finding_correction']>, 'id'>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 2_000) {
    await db
      .insertInto('finding_correction')
      .values(rows.slice(from, from + 2_000))
      .execute()
  }
}

/** Cases opened from a reading that are there for whoever `db` reads for, each with whether its authors stay unnamed. */
export async function listOpenedCases(db: Db, readingId: string): Promise<ReadonlyMap<string, { isUnnamed: boolean }>> {
  const rows = await db
    .selectFrom('finding')
    .innerJoin('case_summary', 'case_summary.case_id', 'finding.case_id')
    .select(['case_summary.case_id', 'case_summary.confidential'])
    .where('finding.reading_id', '=', readingId)
    .execute()
  return new Map(rows.map((row) => [row.case_id, { isUnnamed: row.confidential }]))
}
