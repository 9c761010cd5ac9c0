import { isRaised } from '#intake/answer-index.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { findFindingAnswer, findFindingForUpdate, upsertFindingAnswers } from '#store/findings.ts'
import type { FindingRow } from '#store/readings.ts'
import type { Tx } from '#store/schema.ts'
import { keepCorrection, type Place } from './keep-correction.ts'
import type { ReadingRefusal } from './reading-rights.ts'

/** Links a topic or suggestion to a passage that answers it, or unlinks it; once, however often it is asked for. */
export async function linkAnswer(
  tx: Tx,
  place: Place,
  finding: FindingRow,
  { act, answer: answerId }: { readonly act: 'link' | 'unlink'; readonly answer: string },
): Promise<Result<{ readonly finding: string }, ReadingRefusal>> {
  if (answerId === finding.id) return refuse({ code: 'answer_to_itself', finding: finding.id })
  const answer = await findFindingForUpdate(tx, place.readingId, answerId)
  if (answer === undefined) return refuse({ code: 'finding_not_found', finding: answerId })
  // What became a topic or suggestion since it was linked can be unlinked all the same.
  if (act === 'link' && (!isRaised(finding) || isRaised(answer)))
    return refuse({ code: 'link_unfit', finding: finding.id })

  const standing = act === 'link' ? ('confirmed' as const) : ('dropped' as const)
  const was = await findFindingAnswer(tx, finding.id, answer.id)
  if (was?.standing === standing && was.origin === 'person') return ok({ finding: finding.id })
  const row = {
    reading_id: place.readingId,
    finding_id: finding.id,
    answer_id: answer.id,
    score: 1,
    reason: JSON.stringify({ code: 'linked_by_person', shared: [] }),
    origin: 'person' as const,
    standing,
  }
  await upsertFindingAnswers(tx, [row], 'replace')
  keepCorrection(place, {
    finding: finding.id,
    act,
    before: { answer: answer.id, standing: was?.standing ?? null, origin: was?.origin ?? null },
    after: { answer: answer.id, standing, origin: 'person' },
  })
  return ok({ finding: finding.id })
}
