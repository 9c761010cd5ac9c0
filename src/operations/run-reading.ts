import { besideByHand, dutyParts, isByHand, partOf } from '#intake/duty/kept-duty.ts'
import type { Item, ItemDuty, Reading } from '#intake/reading.ts'
import type { Result } from '#kernel/result.ts'
import { databaseTrouble } from '#store/database-trouble.ts'
import {
  deleteUntouchedFindings,
  insertFindings,
  listFindings,
  type NewFinding,
  type NewFindingAnswer,
  updateFinding,
  upsertFindingAnswers,
} from '#store/findings.ts'
import {
  claimReading,
  type FindingRow,
  failReading,
  findReadingForUpdate,
  finishReading,
  getSourceFile,
  type ReadingRow,
  setReadingProgress,
} from '#store/readings.ts'
import type { Db, Tx } from '#store/schema.ts'
import type { Chance } from './act-context.ts'
import { keepInPlace } from './keep-in-place.ts'
import { lookForAnswers } from './look-for-answers.ts'
import { whereSaid } from './where-said.ts'

/** Turns a file into a reading; refusals are stored with the reading and shown. */
export type ReadFile = (
  file: { readonly name: string; readonly bytes: Uint8Array },
  onProgress: (done: number, of: number) => void,
  signal: AbortSignal,
) => Promise<Result<Reading, { readonly code: string }>>

/**
 * Takes the reading that waited longest, reads its file and stores the findings.
 * What a person confirmed, corrected, added or dropped stays as it is, however often a file is read again.
 *
 * @returns the id of the reading worked on, or undefined when none waits.
 * @throws what the reader threw, after the reading is marked as failed; what kept the database from answering, and the
 * signal's reason when it was aborted, with the reading left half-done, since neither says anything about the file.
 */
export async function runNextReading(
  db: Db,
  readFile: ReadFile,
  clock: () => string,
  chance: Chance,
  signal: AbortSignal = new AbortController().signal,
): Promise<string | undefined> {
  const claimed = await claimReading(db, clock())
  if (claimed === undefined) return undefined

  try {
    const read = await readClaimed(db, claimed, readFile, signal)
    if (read.ok) await db.transaction().execute((tx) => storeReading(tx, claimed.id, read.value, clock(), chance))
    else await failReading(db, claimed.id, read.refusal, clock())
  } catch (fault) {
    if (databaseTrouble(fault) !== undefined || signal.aborted) throw fault
    await failReading(db, claimed.id, { code: 'reading_fault' }, clock())
    throw fault
  }
  return claimed.id
}

async function readClaimed(db: Db, claimed: ReadingRow, readFile: ReadFile, signal: AbortSignal) {
  const file = await getSourceFile(db, claimed.source_file_id)
  let lastShown = 0
  const onProgress = (done: number, of: number): void => {
    if (done === lastShown) return
    lastShown = done
    // Progress is shown, not kept: a failed write of it must not stop the reading.
    setReadingProgress(db, claimed.id, done, of).catch(() => undefined)
  }
  return readFile({ name: file.name, bytes: file.content }, onProgress, signal)
}

async function storeReading(tx: Tx, id: string, reading: Reading, at: string, chance: Chance): Promise<void> {
  // Its file was removed while it was read: nothing of it is kept.
  if ((await findReadingForUpdate(tx, id))?.state !== 'reading') return
  await deleteUntouchedFindings(tx, id)
  const kept = await keepInPlace(tx, await listFindings(tx, id), reading.source.text)
  const inOrder = kept.toSorted((a, b) => a.span_start - b.span_start)
  const placed = reading.items.map((item) => placeItem(item, inOrder, chance))
  await insertFindings(
    tx,
    placed.flatMap(({ item, id: findingId, isNew }, ordinal) =>
      isNew ? [findingRow(id, findingId, ordinal, item)] : [],
    ),
  )
  const byReader = new Set(placed.map((one) => one.id))
  const own = kept.filter((row) => row.origin === 'person' || row.corrected || !byReader.has(row.id))
  await placeAnew(tx, own, reading)
  await fillDuties(tx, kept, placed)
  const byHand = new Set(own.map((row) => row.id))
  await upsertFindingAnswers(
    tx,
    placed.flatMap((one) => (byHand.has(one.id) ? [] : answerRows(id, one.id, one.item, placed))),
    'keep',
  )
  const { items: _, source, ...rest } = reading
  const { text, ...sourceWithoutText } = source
  await finishReading(tx, id, { result: { ...rest, source: sourceWithoutText }, text, at })
  // Answered by what is not theirs, or by nothing: the reader knows only what it found itself.
  await lookForAnswers(tx, id, byHand)
}

/** What was read before who and when were looked for is told them when it is read again, but for what a person said of it. */
async function fillDuties(tx: Tx, kept: readonly FindingRow[], placed: readonly Placed[]): Promise<void> {
  const without = new Map(kept.filter(hasNoneFound).map(({ id, duty }) => [id, duty]))
  for (const { item, id } of placed) {
    const byHand = without.get(id)
    if (byHand === undefined) continue
    const duty = besideByHand(byHand, item)
    if (!hasNoneFound({ duty })) await updateFinding(tx, id, { duty: JSON.stringify(duty) })
  }
}

const hasNoneFound = ({ duty }: Pick<FindingRow, 'duty'>): boolean =>
  dutyParts.every((part) => isByHand(duty, part) || Object.keys(partOf(duty, part)).length === 0)

/** Tells what a person added or changed, or the reader no longer finds, to which article and session it belongs now. */
async function placeAnew(tx: Tx, own: readonly FindingRow[], { articles, items }: Reading): Promise<void> {
  const said = items.map(({ start, article, session }) => ({ span_start: start, article, session }))
  said.sort((a, b) => a.span_start - b.span_start)
  for (const { id, span_start, article, session } of own) {
    const where = whereSaid({ articles }, said, span_start)
    if (where.article !== article || where.session !== session) await updateFinding(tx, id, where)
  }
}

type Placed = { readonly item: Item; readonly id: string; readonly isNew: boolean }

/** A finding a person has touched stands for the item that covers the same words, more or less. `kept` is in the order of the text. */
function placeItem(item: Item, kept: readonly FindingRow[], chance: Chance): Placed {
  // What shares half with it begins no further from it than it is long.
  const length = item.end - item.start
  for (let at = firstFrom(kept, item.start - length); at < kept.length; at += 1) {
    const row = kept[at]
    if (row === undefined || row.span_start > item.start + length) break
    if (isSamePlace(row, item)) return { item, id: row.id, isNew: false }
  }
  return { item, id: chance.id(), isNew: true }
}

/** The position of the first that begins at a place or behind it. */
function firstFrom(kept: readonly FindingRow[], place: number): number {
  let [from, to] = [0, kept.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((kept[middle]?.span_start ?? 0) < place) from = middle + 1
    else to = middle
  }
  return from
}

/** At least half of what either covers is covered by both. */
function isSamePlace({ span_start, span_end }: FindingRow, { start, end }: Item): boolean {
  const shared = Math.min(span_end, end) - Math.max(span_start, start)
  return 2 * shared >= Math.max(span_end, end) - Math.min(span_start, start)
}

function findingRow(readingId: string, id: string, ordinal: number, item: Item): NewFinding {
  return {
    id,
    reading_id: readingId,
    ordinal,
    kind: item.kind,
    article: item.article,
    session: item.session,
    speaker: item.speaker,
    verb: item.verb,
    span_start: item.start,
    span_end: item.end,
    quote: item.quote,
    duty: dutyOf(item),
    origin: 'reader',
    standing: 'proposed',
    case_id: null,
  }
}

function dutyOf({ unit, joint, due }: Item): string | null {
  if (unit === undefined && due === undefined) return null
  return JSON.stringify({ unit, joint, due } satisfies Partial<Record<keyof ItemDuty, unknown>>)
}

function answerRows(readingId: string, findingId: string, item: Item, placed: readonly Placed[]): NewFindingAnswer[] {
  return (item.answers ?? []).flatMap((answer) => {
    const to = placed[answer.item]
    if (to === undefined || to.id === findingId) return []
    return [
      {
        reading_id: readingId,
        finding_id: findingId,
        answer_id: to.id,
        score: answer.score,
        reason: JSON.stringify(answer.reason),
        origin: 'reader' as const,
        standing: 'proposed' as const,
      },
    ]
  })
}
