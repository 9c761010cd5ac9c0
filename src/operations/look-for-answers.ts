import { isRaised } from '#intake/answer-index.ts'
import { answerFinder } from '#intake/answers.ts'
import type { ItemKind } from '#intake/reading.ts'
import { listFindings, upsertFindingAnswers } from '#store/findings.ts'
import { findReadingLayout } from '#store/readings.ts'
import type { Tx } from '#store/schema.ts'
import { whereSaid } from './where-said.ts'

/**
 * Looks in the source for what answers topics and suggestions that came by a person's hand, as the reader does for those it
 * found itself; and of anything else that did, which topics and suggestions of its article it answers. What a person linked or
 * unlinked stays; what was dropped neither asks nor answers.
 */
export async function lookForAnswers(tx: Tx, readingId: string, wanted: ReadonlySet<string>): Promise<void> {
  const findings = (await listFindings(tx, readingId)).filter(({ standing }) => standing !== 'dropped')
  if (!findings.some(({ id }) => wanted.has(id))) return
  const layout = await findReadingLayout(tx, readingId)
  const items = findings.map((one) => ({
    kind: one.kind as ItemKind,
    article: one.article ?? whereSaid(layout, findings, one.span_start).article,
    session: one.session,
    speaker: one.speaker,
    verb: one.verb,
    quote: one.quote,
    start: one.span_start,
    end: one.span_end,
  }))
  const answering = items.filter((one, at) => !isRaised(one) && wanted.has(findings[at]?.id ?? ''))
  const answered = new Set(answering.map(({ article }) => article))
  const answersTo = answerFinder(items, layout.sessions)
  const rows = findings.flatMap(({ id }, at) => {
    const isAsked = wanted.has(id)
    if (!isAsked && !answered.has(items[at]?.article ?? -1)) return []
    return answersTo(at).flatMap(({ item, score, reason }) => {
      const answer = findings[item]
      if (answer === undefined || !(isAsked || wanted.has(answer.id))) return []
      const link = {
        reading_id: readingId,
        finding_id: id,
        answer_id: answer.id,
        score,
        reason: JSON.stringify(reason),
      }
      return [{ ...link, origin: 'reader' as const, standing: 'proposed' as const }]
    })
  })
  await upsertFindingAnswers(tx, rows, 'keep')
}
