import { ok, type Result, refuse } from '#kernel/result.ts'
import { lockContent } from '#store/content-lock.ts'
import { findFindingForUpdate, updateFinding } from '#store/findings.ts'
import { findReadingText, holdReading } from '#store/readings.ts'
import type { Db, Tx } from '#store/schema.ts'
import type { ActContext } from './act-context.ts'
import { type AddedFinding, addFinding } from './add-finding.ts'
import { changeFinding, type FindingChange } from './change-finding.ts'
import { keepCorrection, logCorrections, type Place } from './keep-correction.ts'
import { linkAnswer } from './link-answer.ts'
import { lookForAnswers } from './look-for-answers.ts'
import { orNothing } from './or-nothing.ts'
import { mayRead, type ReadingRefusal } from './reading-rights.ts'
import { wasMadeBefore } from './was-made-before.ts'

/** One thing a person does to the findings of a reading. `version` is the finding's as they saw it. */
export type Correction =
  | { readonly act: 'confirm' | 'drop' | 'restore'; readonly finding: string; readonly version: number }
  | { readonly act: 'change'; readonly finding: string; readonly version: number; readonly change: FindingChange }
  | ({ readonly act: 'add' } & AddedFinding)
  | { readonly act: 'link'; readonly finding: string; readonly answer: string }
  | { readonly act: 'unlink'; readonly finding: string; readonly answer: string }

/** Applies one correction, keeps what was before, and logs it; one sent twice is made once. Gives the finding's id. */
export async function correctFinding(
  db: Db,
  context: ActContext,
  readingId: string,
  correction: Correction,
): Promise<Result<{ readonly finding: string }, ReadingRefusal>> {
  return onReading(db, context, readingId, (tx, place) => correctIn(tx, context, place, correction))
}

/**
 * Opens a finished reading once, for one correction or for many in the same transaction: nobody else corrects it, opens
 * cases of it or reads it anew meanwhile. What was corrected is logged at the end, in one go.
 */
export async function onReading<Value, Refusal = ReadingRefusal>(
  db: Db,
  context: ActContext,
  readingId: string,
  correct: (tx: Tx, place: Place) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | ReadingRefusal>> {
  if (!mayRead(context.actor, 'change')) return refuse({ code: 'reading_not_allowed' })
  return orNothing<Value, Refusal | ReadingRefusal>(db, async (tx) => {
    // Before anything is read, and in this order whoever it is: the content, the reading, its findings, the log.
    await lockContent(tx, 'to_act')
    await holdReading(tx, readingId)
    const reading = await findReadingText(tx, readingId)
    if (reading === undefined) return refuse({ code: 'reading_not_found' })
    if (reading.text === null) return refuse({ code: 'reading_not_done' })
    const place: Place = { readingId, text: reading.text, done: [] }
    const corrected = await correct(tx, place)
    if (corrected.ok) await logCorrections(tx, context, place)
    return corrected
  })
}

/** As correctFinding, on a reading that is open already. */
export async function correctIn(
  tx: Tx,
  context: ActContext,
  place: Place,
  correction: Correction,
): Promise<Result<{ readonly finding: string }, ReadingRefusal>> {
  if (correction.act === 'add') return addFinding(tx, context, place, correction)

  const before = await findFindingForUpdate(tx, place.readingId, correction.finding)
  if (before === undefined) return refuse({ code: 'finding_not_found', finding: correction.finding })
  if (correction.act === 'link' || correction.act === 'unlink') return linkAnswer(tx, place, before, correction)
  if (before.version !== correction.version) {
    const isSentTwice = await wasMadeBefore(tx, context, before, correction)
    return isSentTwice ? ok({ finding: before.id }) : refuse({ code: 'finding_moved_on', finding: before.id })
  }
  if (before.case_id !== null && correction.act !== 'confirm')
    return refuse({ code: 'finding_opened', finding: before.id })

  if (correction.act === 'change') return changeFinding(tx, place, before, correction.change)
  // What was not dropped has nothing to be brought back from.
  if (correction.act === 'restore' && before.standing !== 'dropped') return ok({ finding: before.id })
  const standing = ({ confirm: 'confirmed', drop: 'dropped', restore: 'proposed' } as const)[correction.act]
  await updateFinding(tx, before.id, { standing })
  const kept = { finding: before.id, act: correction.act, before: { standing: before.standing }, after: { standing } }
  keepCorrection(place, kept)
  // While it was dropped nothing was looked for.
  if (correction.act === 'restore') await lookForAnswers(tx, place.readingId, new Set([before.id]))
  return ok({ finding: before.id })
}
