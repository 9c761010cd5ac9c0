import type { Actor } from '#engine/case-file.ts'
import { isRaised } from '#intake/answer-index.ts'
import { isDutiful } from '#intake/duty/duty.ts'
import type { ItemKind, Reading } from '#intake/reading.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { listFindingAnswers, listFindingCorrections, listFindings, listOpenedCases } from '#store/findings.ts'
import {
  type FindingAnswerRow,
  type FindingCorrectionRow,
  type FindingRow,
  findReading,
  findReadingState,
  type ReadingRow,
  requeueReading,
} from '#store/readings.ts'
import { findRemovalOfFile } from '#store/removals.ts'
import { listPersonNames } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import type { ActContext } from './act-context.ts'
import { mayRead, type ReadingRefusal } from './reading-rights.ts'

/** A reading with everything a person works on. `result` and `text` are null until it is done. */
export type SeenReading = {
  readonly row: ReadingRow
  readonly text: string | null
  readonly result: (Omit<Reading, 'items' | 'source'> & { readonly source: Omit<Reading['source'], 'text'> }) | null
  readonly findings: readonly FindingRow[]
  readonly answers: readonly FindingAnswerRow[]
  readonly corrections: readonly FindingCorrectionRow[]
  /** Names of those who corrected, by person id. */
  readonly correctors: ReadonlyMap<string, string>
  readonly counts: AnsweredCounts
}

/** "n raised, m with an answer on this page": dropped findings and links do not count, nor do links to what was raised itself. */
export type AnsweredCounts = { readonly raised: number; readonly answered: number }

export async function readReading(
  db: Db,
  actor: Actor | null,
  id: string,
): Promise<Result<SeenReading, ReadingRefusal>> {
  if (!mayRead(actor, 'look')) return refuse({ code: 'reading_not_allowed' })
  const whole = await findReading(db, id)
  if (whole === undefined) return refuse({ code: 'reading_not_found' })

  const { text, result, ...kept } = whole
  const row = { ...kept, was_read: text !== null }
  const findings = withoutHiddenCases((await listFindings(db, id)).map(dutiful), await listOpenedCases(db, id), actor)
  const answers = await listFindingAnswers(db, id)
  const corrections = await listFindingCorrections(db, id)
  return ok({
    row,
    text,
    // Written by run-reading alone, in this shape.
    result: result as SeenReading['result'],
    findings,
    answers,
    corrections,
    correctors: await listPersonNames(db, [...new Set(corrections.map((one) => one.by_person))]),
    counts: answeredCounts(findings, answers),
  })
}

/** Of what a person says is nothing to be done nobody is told who must do it, whatever the reader took it for. */
function dutiful(finding: FindingRow): FindingRow {
  const isByHand = finding.corrected || finding.origin === 'person'
  return isByHand && !isDutiful(finding.kind as ItemKind) ? { ...finding, duty: null } : finding
}

/**
 * Which case a passage became is for those who see that case; and, since the page says who spoke, not for those who must
 * not learn whose it is.
 */
function withoutHiddenCases(
  findings: readonly FindingRow[],
  seen: ReadonlyMap<string, { readonly isUnnamed: boolean }>,
  actor: Actor | null,
): readonly FindingRow[] {
  const mayKnow = (caseId: string): boolean => {
    const opened = seen.get(caseId)
    return opened !== undefined && (!opened.isUnnamed || mayRead(actor, 'change'))
  }
  return findings.map((one) => (one.case_id === null || mayKnow(one.case_id) ? one : { ...one, case_id: null }))
}

/** Reads the file anew, e.g. with a newer reader. What people corrected stays. */
export async function readAgain(db: Db, context: ActContext, id: string): Promise<Result<null, ReadingRefusal>> {
  if (!mayRead(context.actor, 'change')) return refuse({ code: 'reading_not_allowed' })
  const reading = await findReadingState(db, id)
  if (reading === undefined) return refuse({ code: 'reading_not_found' })
  if ((await findRemovalOfFile(db, reading.source_file_id)) !== undefined) return refuse({ code: 'content_removed' })
  await requeueReading(db, id)
  return ok(null)
}

export function answeredCounts(findings: readonly FindingRow[], answers: readonly FindingAnswerRow[]): AnsweredCounts {
  const raised = findings.filter((finding) => finding.standing !== 'dropped' && isRaised(finding))
  const answering = new Set(findings.filter(mayAnswer).map(({ id }) => id))
  const answered = new Set(
    answers
      .filter((answer) => answer.standing !== 'dropped' && answering.has(answer.answer_id))
      .map((answer) => answer.finding_id),
  )
  return { raised: raised.length, answered: raised.filter((finding) => answered.has(finding.id)).length }
}

/** Whether a link to this finding holds: what was dropped answers nothing, and what became a topic or suggestion asks itself. */
export function mayAnswer(finding: Pick<FindingRow, 'standing' | 'kind'>): boolean {
  return finding.standing !== 'dropped' && !isRaised(finding)
}
