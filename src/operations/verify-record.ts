import { listCaseFiles, listCaseIds, listPlacedEvents } from '#store/case-files.ts'
import { listCaseNotices } from '#store/case-notices.ts'
import { readReadCopies } from '#store/case-summaries.ts'
import { listWatchedRuns } from '#store/clock-watches.ts'
import { listDoubledNumbers } from '#store/doubled-numbers.ts'
import { listCasePayloads, listPayloadsBesideEvents } from '#store/ledger-entries.ts'
import { inOneReading } from '#store/one-reading.ts'
import { listRemovalsWithParts } from '#store/removals.ts'
import { listPeople } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import { isLoggedAs } from './event-entry.ts'
import { rowChecks } from './held-rows/row-checks.ts'
import { verifyKeys } from './log-keys/verify-keys.ts'
import { isNoticeLoggedAs } from './notice-act.ts'
import { readCopiesOf } from './read-copies.ts'
import { isLoggedButForRemoved, type RemovedContent, removedContent } from './removal/removed-content.ts'
import { verifyRemovals, verifySourceFiles } from './removal/verify-removals.ts'
import { verifyEntries } from './verify-entries.ts'

export type Verdict = {
  readonly entries: number
  readonly cases: number
  readonly head: string
  /** One line for each thing that does not add up; empty when all does. */
  readonly faults: readonly string[]
}

/** Minutes: a check of millions of entries is no reader who dawdles. */
const longestCheck = 24 * 60

/**
 * Follows the log from its first entry, holds it against the tree that was signed and against every event and notice and what
 * else it tells of, both ways, and every list against the events; finds numbers that were given twice. Looks at one moment of
 * the record: acts may go on meanwhile.
 */
export async function verifyRecord(db: Db): Promise<Verdict> {
  return db.isTransaction ? verifyMoment(db) : inOneReading(db, verifyMoment, { minutes: longestCheck })
}

async function verifyMoment(db: Db): Promise<Verdict> {
  const removals = await listRemovalsWithParts(db)
  const removed = removedContent(removals)
  const log = await verifyEntries(db, rowChecks(db, removals))
  const faults = [
    ...log.faults,
    ...(await verifyKeys(db)),
    ...(await verifyRemovals(db, removals)),
    ...(await verifySourceFiles(db, removals)),
  ]
  let cases = 0
  const names = new Map((await listPeople(db)).map((person) => [person.id, person.name]))
  for (let after = ''; ; ) {
    const ids = await listCaseIds(db, after, pageSize)
    const last = ids.at(-1)
    if (last === undefined) break
    faults.push(
      ...(await verifyEvents(db, ids, removed)),
      ...(await verifyNotices(db, ids)),
      ...(await verifyCopies(db, ids, names)),
    )
    cases += ids.length
    after = last
  }
  faults.push(...(await verifyNumbers(db)))
  return { entries: log.entries, cases, head: log.head, faults }
}

const pageSize = 500

async function verifyEvents(db: Db, ids: readonly string[], removed: RemovedContent): Promise<readonly string[]> {
  const logged = await listCasePayloads(db, ids)
  const placed = await listPlacedEvents(db, ids)
  return placed.flatMap((one) => {
    const payload = logged.get(`${one.caseId}/${one.seq}`)
    if (payload === undefined) return [`case ${one.caseId} event ${one.seq}: not in the log`]
    const gone = removed.of(one.caseId, one.seq)?.part
    const isRight = gone === undefined ? isLoggedAs(one, payload) : isLoggedButForRemoved(one, payload, gone.remains)
    return isRight ? [] : [`case ${one.caseId} event ${one.seq}: differs from the log`]
  })
}

async function verifyNumbers(db: Db): Promise<readonly string[]> {
  return (await listDoubledNumbers(db)).map(
    ({ procedure, number, cases }) => `number ${number} (${procedure}): given to ${cases.join(', ')}`,
  )
}

async function verifyNotices(db: Db, ids: readonly string[]): Promise<readonly string[]> {
  const logged = await listPayloadsBesideEvents(db, ids)
  const notices = await listCaseNotices(db, ids)
  return notices.flatMap((notice) =>
    isNoticeLoggedAs(notice, logged.get(notice.ledger_seq))
      ? []
      : [`case ${notice.case_id} notice ${notice.ledger_seq}: differs from the log`],
  )
}

async function verifyCopies(
  db: Db,
  ids: readonly string[],
  names: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const expected = readCopiesOf(await listCaseFiles(db, ids), (id) => names.get(id))
  const actual = await readReadCopies(db, ids)
  const faults = (['summaries', 'people', 'assignments', 'todos', 'clocks'] as const).flatMap((part) => {
    const difference = firstDifference(expected[part], actual[part])
    return difference === undefined ? [] : [`list copies (${part}): ${difference}`]
  })
  const running = expected.clocks.filter((clock) => clock.stopped_on === null)
  const unwatched = firstDifference(
    running.map(({ case_id, clock, instance, started_on, deadline }) => ({
      case_id,
      clock,
      instance,
      started_on,
      deadline,
    })),
    await listWatchedRuns(db, ids),
  )
  return unwatched === undefined ? faults : [...faults, `watched clocks: ${unwatched}`]
}

function firstDifference(expected: readonly object[], actual: readonly object[]): string | undefined {
  const want = expected.map(asLine).sort()
  const have = actual.map(asLine).sort()
  const at = want.findIndex((line, index) => line !== have[index])
  if (at >= 0) return `expected ${want[at]}, found ${have[at] ?? 'nothing'}`
  return have.length > want.length ? `not expected: ${have[want.length]}` : undefined
}

function asLine(row: object): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))
}
