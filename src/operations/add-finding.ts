import { createHash } from 'node:crypto'
import type { ItemKind } from '#intake/reading.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { quoteOf } from '#kernel/text-span.ts'
import { findFindingAt, findFindingForUpdate, insertFindings, listFindings } from '#store/findings.ts'
import { findReadingLayout } from '#store/readings.ts'
import type { Tx } from '#store/schema.ts'
import type { ActContext } from './act-context.ts'
import { holdsQuote } from './holds-quote.ts'
import { isSpanIn } from './is-span-in.ts'
import { keepCorrection, type Place } from './keep-correction.ts'
import { lookForAnswers } from './look-for-answers.ts'
import { keptParts, placeSaidDuty, withSaid } from './place-said-duty.ts'
import type { ReadingRefusal } from './reading-rights.ts'
import { type SaidDuty, tellsSo } from './said-duty.ts'
import { whereSaid } from './where-said.ts'

export type AddedFinding = SaidDuty & {
  readonly kind: ItemKind
  readonly speaker: string | null
  readonly start: number
  readonly end: number
  /** The words that were seen at the place; nothing is added where they do not stand there. */
  readonly quote?: string
  /** Names one form: sent again as it was, whatever became of the finding meanwhile, it leads to the one that was added. */
  readonly once?: string
  /** Where it comes of a model's proposal: that, and the id the finding gets. */
  readonly from?: { readonly proposal: string; readonly finding: string }
}

/**
 * Adds what the reader missed, with the answers of the source to it. What a person added already, at the same place, of the same
 * kind, said by the same and for the same to do, is not added a second time; what the reader found so, or a person dropped, is
 * there to be confirmed or restored. The reading is held: whoever sends the same form a second time waits for the first.
 */
export async function addFinding(
  tx: Tx,
  context: ActContext,
  place: Place,
  added: AddedFinding,
): Promise<Result<{ readonly finding: string }, ReadingRefusal>> {
  const id = idOf(context, place, added)
  if ((await findFindingForUpdate(tx, place.readingId, id)) !== undefined) return ok({ finding: id })
  const { kind, speaker, start, end, from } = added
  if (!isSpanIn(place.text, added)) return refuse({ code: 'span_invalid', start, end })
  if (!holdsQuote(place.text, added, added.quote)) return refuse({ code: 'words_not_in_source' })
  const said = placeSaidDuty(place.text, added, added)
  if (!said.ok) return said
  const there = await findFindingAt(tx, place.readingId, { kind, speaker, span_start: start, span_end: end })
  if (there !== undefined) {
    const isTheirs = there.origin === 'person' && there.standing !== 'dropped'
    const isDone = isTheirs && from === undefined && tellsSo(there.duty, added)
    return isDone ? ok({ finding: there.id }) : refuse({ code: 'finding_there', finding: there.id })
  }

  const { quote } = quoteOf(place.text, added)
  const where = whereSaid(await findReadingLayout(tx, place.readingId), await listFindings(tx, place.readingId), start)
  const duty = withSaid(null, said.value)
  await insertFindings(tx, [
    {
      id,
      reading_id: place.readingId,
      ordinal: null,
      kind,
      article: where.article,
      session: where.session,
      speaker,
      verb: null,
      span_start: start,
      span_end: end,
      quote,
      duty: duty === null ? null : JSON.stringify(duty),
      origin: 'person',
      standing: 'confirmed',
      case_id: null,
    },
  ])
  const says = { kind, speaker, start, end, quote, ...keptParts(duty, said.value) }
  const after = { ...says, ...(from === undefined ? {} : { proposal: from.proposal }) }
  keepCorrection(place, { finding: id, act: 'add', before: null, after })
  await lookForAnswers(tx, place.readingId, new Set([id]))
  return ok({ finding: id })
}

/** Of a form that may come twice: the same each time it comes as it was to this reading from the same person, and nobody else's. */
function idOf({ actor, chance }: ActContext, { readingId }: Place, added: AddedFinding): string {
  const { from, once, kind, speaker, start, end, who, when } = added
  if (from !== undefined) return from.finding
  if (once === undefined) return chance.id()
  const digest = createHash('sha256')
    .update(JSON.stringify([readingId, actor.personId, once, kind, speaker, start, end, { who, when }]))
    .digest('base64url')
  return digest.slice(0, 22)
}
