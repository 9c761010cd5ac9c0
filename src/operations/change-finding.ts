import { isRaised } from '#intake/answer-index.ts'
import { besideByHand } from '#intake/duty/kept-duty.ts'
import type { ItemKind } from '#intake/reading.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { quoteOf } from '#kernel/text-span.ts'
import { deleteProposedAnswers, deleteProposedAnswersBy, listFindings, updateFinding } from '#store/findings.ts'
import { type FindingRow, findReadingLayout } from '#store/readings.ts'
import type { Tx } from '#store/schema.ts'
import { holdsQuote } from './holds-quote.ts'
import { isSpanIn } from './is-span-in.ts'
import { keepCorrection, type Place } from './keep-correction.ts'
import { lookForAnswers } from './look-for-answers.ts'
import { keptParts, placeSaidDuty, withSaid } from './place-said-duty.ts'
import type { ReadingRefusal } from './reading-rights.ts'
import type { SaidDuty } from './said-duty.ts'
import { whereSaid } from './where-said.ts'

export type FindingChange = SaidDuty & {
  readonly kind?: ItemKind
  readonly speaker?: string | null
  readonly start?: number
  readonly end?: number
  /** The words that were seen at the place; nothing is changed where they do not stand there. */
  readonly quote?: string
}

/**
 * Changes what a finding says of the source. A topic or suggestion that it makes, or gives other words or another speaker, gets
 * the answers of the source looked for anew; of anything else it is looked for anew what it answers. Who must do it and by when
 * was said by the words before: of other words it is told again once the file is read again, but for what a person said of it.
 */
export async function changeFinding(
  tx: Tx,
  place: Place,
  before: FindingRow,
  change: FindingChange,
): Promise<Result<{ readonly finding: string }, ReadingRefusal>> {
  const was = whatItSays(before)
  const words = wordsAfter(place, was, change)
  if (words === undefined) {
    return refuse({ code: 'span_invalid', start: change.start ?? was.start, end: change.end ?? was.end })
  }
  if (!holdsQuote(place.text, words, change.quote)) return refuse({ code: 'words_not_in_source' })
  const speaker = change.speaker === undefined ? was.speaker : change.speaker
  const after = { kind: change.kind ?? was.kind, speaker, ...words }
  const said = placeSaidDuty(place.text, after, change)
  if (!said.ok) return said
  const isMoved = after.start !== was.start || after.end !== was.end
  const duty = withSaid(isMoved ? besideByHand(before.duty, null) : before.duty, said.value)
  await updateFinding(tx, before.id, {
    kind: after.kind,
    speaker: after.speaker,
    span_start: after.start,
    span_end: after.end,
    quote: after.quote,
    corrected: true,
    standing: 'confirmed',
    duty: duty === null ? null : JSON.stringify(duty),
    ...(isMoved ? await whereNow(tx, place, before.id, after.start) : {}),
  })
  keepCorrection(place, {
    finding: before.id,
    act: 'change',
    before: { ...was, ...keptParts(before.duty, said.value) },
    after: { ...after, ...keptParts(duty, said.value) },
  })
  const isSaidAnew = isMoved || after.speaker !== was.speaker
  const isOther = isSaidAnew || after.kind !== was.kind
  if (isOther) await deleteProposedAnswersBy(tx, before.id)
  if (isRaised(after) ? isSaidAnew || !isRaised(was) : isOther) {
    await deleteProposedAnswers(tx, before.id)
    await lookForAnswers(tx, place.readingId, new Set([before.id]))
  }
  return ok({ finding: before.id })
}

type Says = { readonly kind: string; readonly speaker: string | null } & Words
type Words = { readonly start: number; readonly end: number; readonly quote: string }

function whatItSays({ kind, speaker, span_start, span_end, quote }: FindingRow): Says {
  return { kind, speaker, start: span_start, end: span_end, quote }
}

/** Who asks for no other place leaves words and place as they are, also where they no longer stand in the text. */
function wordsAfter({ text }: Place, was: Says, { start, end }: FindingChange): Words | undefined {
  if (start === undefined && end === undefined) return { start: was.start, end: was.end, quote: was.quote }
  const span = { start: start ?? was.start, end: end ?? was.end }
  return isSpanIn(text, span) ? quoteOf(text, span) : undefined
}

async function whereNow(tx: Tx, { readingId }: Place, finding: string, start: number) {
  const others = (await listFindings(tx, readingId)).filter(({ id }) => id !== finding)
  return whereSaid(await findReadingLayout(tx, readingId), others, start)
}
