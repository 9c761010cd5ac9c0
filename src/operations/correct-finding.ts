import type { ItemKind } from '#intake/reading.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { quoteOf } from '#kernel/text-span.ts'
import {
  findFindingForUpdate,
  insertFindingCorrection,
  insertFindings,
  updateFinding,
  upsertFindingAnswers,
} from '#store/findings.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import { type FindingRow, findReadingText } from '#store/readings.ts'
import type { Db, Tx } from '#store/schema.ts'
import type { ActContext } from './act-context.ts'
import { correctionEntry, type Kept } from './correction-entry.ts'
import { orNothing } from './or-nothing.ts'
import { mayRead, type ReadingRefusal } from './reading-rights.ts'

export type FindingChange = {
  readonly kind?: ItemKind
  readonly speaker?: string | null
  readonly start?: number
  readonly end?: number
}

/** One thing a person does to the findings of a reading. `version` is the finding's as they saw it. */
export type Correction =
  | { readonly act: 'confirm' | 'drop' | 'restore'; readonly finding: string; readonly version: number }
  | { readonly act: 'change'; readonly finding: string; readonly version: number; readonly change: FindingChange }
  | {
      readonly act: 'add'
      readonly kind: ItemKind
      readonly speaker: string | null
      readonly start: number
      readonly end: number
      /** Where it comes of a model's proposal: that, and the id the finding gets. */
      readonly from?: { readonly proposal: string; readonly finding: string }
    }
  | { readonly act: 'link'; readonly finding: string; readonly answer: string }
  | { readonly act: 'unlink'; readonly finding: string; readonly answer: string }

/** Applies one correction, keeps what was before, and logs it. Gives the finding's id. */
export async function correctFinding(
  db: Db,
  context: ActContext,
  readingId: string,
  correction: Correction,
): Promise<Result<{ readonly finding: string }, ReadingRefusal>> {
  return onReading(db, context, readingId, (tx, place) => correctIn(tx, context, place, correction))
}

/** Opens a finished reading once, for one correction or for many in the same transaction. */
export async function onReading<Value, Refusal = ReadingRefusal>(
  db: Db,
  context: ActContext,
  readingId: string,
  correct: (tx: Tx, place: Place) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | ReadingRefusal>> {
  if (!mayRead(context.actor, 'change')) return refuse({ code: 'reading_not_allowed' })
  return orNothing<Value, Refusal | ReadingRefusal>(db, async (tx) => {
    const reading = await findReadingText(tx, readingId)
    if (reading === undefined) return refuse({ code: 'reading_not_found' })
    if (reading.text === null) return refuse({ code: 'reading_not_done' })
    return correct(tx, { readingId, text: reading.text })
  })
}

/** The reading that is corrected, with its text as read. */
export type Place = { readonly readingId: string; readonly text: string }

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
  if (correction.act === 'link' || correction.act === 'unlink') return setLink(tx, context, place, before, correction)
  if (before.version !== correction.version) return refuse({ code: 'finding_moved_on', finding: before.id })
  if (before.case_id !== null && correction.act !== 'confirm')
    return refuse({ code: 'finding_opened', finding: before.id })

  if (correction.act === 'change') return changeFinding(tx, context, place, before, correction.change)
  const standing = ({ confirm: 'confirmed', drop: 'dropped', restore: 'proposed' } as const)[correction.act]
  await updateFinding(tx, before.id, { standing })
  await keep(tx, context, place, before.id, correction.act, { standing: before.standing }, { standing })
  return ok({ finding: before.id })
}

async function addFinding(
  tx: Tx,
  context: ActContext,
  place: Place,
  added: Extract<Correction, { act: 'add' }>,
): Promise<Result<{ readonly finding: string }, ReadingRefusal>> {
  if (!isSpanOf(place.text, added)) return refuse({ code: 'span_invalid', start: added.start, end: added.end })
  const id = added.from?.finding ?? context.chance.id()
  const { quote } = quoteOf(place.text, added)
  await insertFindings(tx, [
    {
      id,
      reading_id: place.readingId,
      ordinal: null,
      kind: added.kind,
      article: null,
      session: null,
      speaker: added.speaker,
      verb: null,
      span_start: added.start,
      span_end: added.end,
      quote,
      origin: 'person',
      standing: 'confirmed',
      case_id: null,
    },
  ])
  await keep(tx, context, place, id, 'add', null, {
    kind: added.kind,
    speaker: added.speaker,
    start: added.start,
    end: added.end,
    quote,
    ...(added.from === undefined ? {} : { proposal: added.from.proposal }),
  })
  return ok({ finding: id })
}

async function changeFinding(
  tx: Tx,
  context: ActContext,
  place: Place,
  before: FindingRow,
  change: FindingChange,
): Promise<Result<{ readonly finding: string }, ReadingRefusal>> {
  const span = { start: change.start ?? before.span_start, end: change.end ?? before.span_end }
  if (!isSpanOf(place.text, span)) return refuse({ code: 'span_invalid', ...span })

  const after = {
    kind: change.kind ?? before.kind,
    speaker: change.speaker === undefined ? before.speaker : change.speaker,
    start: span.start,
    end: span.end,
    quote: quoteOf(place.text, span).quote,
  }
  await updateFinding(tx, before.id, {
    kind: after.kind,
    speaker: after.speaker,
    span_start: after.start,
    span_end: after.end,
    quote: after.quote,
    corrected: true,
    standing: 'confirmed',
  })
  const was = {
    kind: before.kind,
    speaker: before.speaker,
    start: before.span_start,
    end: before.span_end,
    quote: before.quote,
  }
  await keep(tx, context, place, before.id, 'change', was, after)
  return ok({ finding: before.id })
}

async function setLink(
  tx: Tx,
  context: ActContext,
  place: Place,
  finding: FindingRow,
  link: { readonly act: 'link' | 'unlink'; readonly answer: string },
): Promise<Result<{ readonly finding: string }, ReadingRefusal>> {
  if (link.answer === finding.id) return refuse({ code: 'answer_to_itself', finding: finding.id })
  const answer = await findFindingForUpdate(tx, place.readingId, link.answer)
  if (answer === undefined) return refuse({ code: 'finding_not_found', finding: link.answer })

  const standing = link.act === 'link' ? 'confirmed' : 'dropped'
  const row = {
    reading_id: place.readingId,
    finding_id: finding.id,
    answer_id: answer.id,
    score: 1,
    reason: JSON.stringify({ code: 'linked_by_person', shared: [] }),
    origin: 'person' as const,
    standing: standing as 'confirmed' | 'dropped',
  }
  await upsertFindingAnswers(tx, [row], 'replace')
  await keep(tx, context, place, finding.id, link.act, null, { answer: answer.id })
  return ok({ finding: finding.id })
}

/** A span lies in the text, holds more than white space, and cuts no character in two. */
function isSpanOf(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start || end > text.length) return false
  if (isLowSurrogate(text.charCodeAt(start)) || isLowSurrogate(text.charCodeAt(end))) return false
  return text.slice(start, end).trim() !== ''
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** Keeps a correction with what was before, and logs it. */
async function keep(
  tx: Tx,
  context: ActContext,
  place: Place,
  finding: string,
  act: string,
  before: Kept | null,
  after: Kept,
): Promise<void> {
  const salt = context.chance.salt()
  await insertFindingCorrection(tx, {
    reading_id: place.readingId,
    finding_id: finding,
    act,
    before: before === null ? null : JSON.stringify(before),
    after: JSON.stringify(after),
    salt,
    by_person: context.actor.personId,
    at: context.at,
  })
  const said = { reading: place.readingId, finding, act, before, after, by: context.actor.personId }
  await appendLedgerActs(tx, [correctionEntry({ ...said, salt, on: context.on, at: context.at })])
}
