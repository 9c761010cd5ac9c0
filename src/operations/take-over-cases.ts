import type { Actor, CaseEvent, CaseFile } from '#engine/case-file.ts'
import { decide } from '#engine/decide.ts'
import type { Procedure } from '#engine/procedure.ts'
import { officeOf } from '#engine/roles.ts'
import { numberSeries, readNumber } from '#engine/written-number.ts'
import type { PastCase } from '#intake/tables/judge-past-cases.ts'
import type { JudgedLine, LineFault } from '#intake/tables/line-notes.ts'
import { pastActs } from '#intake/tables/past-acts.ts'
import { valuesOf } from '#intake/tables/table-lines.ts'
import { type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { getLaw } from '#procedures/profiles.ts'
import { insertCaseFiles } from '#store/case-files.ts'
import { lockContent } from '#store/content-lock.ts'
import { appendLedgerActs, lockLedger } from '#store/ledger-entries.ts'
import { listUsedNumbers, raiseNumberSeries } from '#store/past-cases.ts'
import type { Db, Tx } from '#store/schema.ts'
import {
  countImportLines,
  findImportForUpdate,
  listImportLines,
  listImportsTaking,
  setImportState,
  type TableImport,
  writeImportLines,
} from '#store/table-imports.ts'
import type { TimerContext } from './act-context.ts'
import { type ImportOptions, storedOptions } from './import-options.ts'
import { caseJudge, type JudgedCaseLine } from './judge-cases.ts'
import { recordEvents } from './record-events.ts'
import { writtenLine } from './start-import.ts'

/** Lines of old cases taken over in one transaction: acts of others wait no longer than for these. */
const linesAtOnce = 100

/** Goes on with every import that somebody has asked to be taken over, until each is through. */
export async function continueImports(db: Db, context: TimerContext): Promise<number> {
  let parts = 0
  for (const { id } of await listImportsTaking(db)) {
    while (await continueImport(db, context, id)) parts += 1
  }
  return parts
}

/**
 * Takes the next part of an import of old cases over: its lines judged anew, each good one a case with its events on
 * the days they happened, recorded now and told to nobody.
 * @returns false when there is nothing more to take.
 */
export async function continueImport(db: Db, context: TimerContext, importId: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await lockContent(tx, 'to_act')
    const one = await findImportForUpdate(tx, importId)
    if (one === undefined || one.state !== 'taking') return false
    const raw = await listImportLines(tx, importId, { verdict: 'add', untaken: true, limit: linesAtOnce })
    if (raw.length === 0) {
      await finish(tx, context, one)
      return false
    }
    const options = storedOptions(one.options)
    const judge = await caseJudge(tx, options, { on: takenOn(one), profiles: context.profiles })
    const judged = await judge(
      tx,
      raw.map(({ line, cells }) => ({ line, values: valuesOf(cells, one.match) })),
    )
    const told = await takeLines(tx, context, one, options, judged)
    const cells = new Map(raw.map((line) => [line.line, line.cells]))
    await writeImportLines(
      tx,
      importId,
      told.map(({ line, became }) => ({ ...writtenLine(line, cells.get(line.line) ?? []), became })),
    )
    return true
  })
}

type Told = { readonly line: JudgedLine; readonly became: string | null }

async function takeLines(
  tx: Tx,
  context: TimerContext,
  one: TableImport,
  options: ImportOptions,
  judged: readonly JudgedCaseLine[],
): Promise<readonly Told[]> {
  const good = judged.flatMap((line) =>
    line.case === null || line.judged.verdict !== 'add' ? [] : [{ ...line, case: line.case }],
  )
  // Series before the log, in the order every act takes them: two that wait for one another would wait for ever.
  await keepNumbersFree(tx, context, options, good)
  await lockLedger(tx)
  const used = await listUsedNumbers(
    tx,
    options.procedure,
    good.flatMap((line) => numbersOf(line.case)),
  )

  const decided = good.map((line) => decideLine(context, one, options, line, used))
  const taken = decided.flatMap((line) => ('file' in line ? [line] : []))
  const isNew = await insertCaseFiles(
    tx,
    taken.map(({ file, token }) => ({ ...file, submitToken: token, createdAt: context.at })),
  )
  if (!isNew) throw new Error(`import ${one.id}: a case of it was made meanwhile; it goes on at the next look`)
  await recordEvents(
    tx,
    taken.map(({ file, events }) => ({ caseFile: file, events })),
    context.chance,
    'nobody',
  )
  const outcomes = new Map(decided.map((line) => [line.line.line, line]))
  return judged.map(({ judged: line }): Told => {
    const outcome = outcomes.get(line.line)
    // What was the same meanwhile is the case it is the same as.
    if (outcome === undefined) return { line, became: line.target }
    return 'file' in outcome
      ? { line, became: outcome.file.id }
      : { line: { ...line, verdict: 'wrong', faults: [outcome.fault] }, became: null }
  })
}

type Decided =
  | {
      readonly line: JudgedLine
      readonly file: CaseFile
      readonly events: readonly CaseEvent[]
      readonly token: string
    }
  | { readonly line: JudgedLine; readonly fault: LineFault }

function decideLine(
  context: TimerContext,
  one: TableImport,
  options: ImportOptions,
  { judged: line, case: past, token }: JudgedCaseLine & { readonly case: PastCase },
  used: ReadonlySet<string>,
): Decided {
  const taken = numbersOf(past).find((number) => used.has(number))
  if (taken !== undefined) return { line, fault: { code: 'number_used', field: 'number', value: taken } }

  const { procedure, profile } = getLaw(context.profiles, options.procedure, past.profile)
  const file: CaseFile = { id: context.chance.id(), procedure: procedure.id, profile: profile.id, events: [] }
  const events: CaseEvent[] = []
  for (const act of pastActs(past, { sha256: one.sha256, line: line.line, doubts: line.doubts })) {
    const { on, ...asked } = act
    const request = { ...asked, actor: importer(one, officesFor(procedure, act.action)) }
    const { at, calendar } = context
    const given = { on, at, calendar, isKnown: () => true, issued: {}, past: true } as const
    const decided = decide(procedure, profile, { ...file, events }, request, given)
    if (!decided.ok) return { line, fault: { code: 'act_refused', value: JSON.stringify(decided.refusal[0]) } }
    events.push(...decided.value)
  }
  return { line, file, events, token }
}

function officesFor(procedure: Procedure, action: string): readonly string[] {
  return procedure.actions[action]?.by.map((role) => officeOf(procedure, role)) ?? []
}

/** Whoever said "take over", in the office by which they might: asked once, when they said so. */
function importer({ taken_by, asked_by }: TableImport, offices: readonly string[]): Actor {
  return { personId: taken_by ?? asked_by, offices, unitId: null }
}

/** A number of an old file that looks like one of ours is never handed out again. */
async function keepNumbersFree(
  tx: Tx,
  { profiles }: TimerContext,
  { procedure }: ImportOptions,
  good: readonly { readonly case: PastCase }[],
): Promise<void> {
  const highest = new Map<string, number>()
  for (const { case: past } of good) {
    const { profile } = getLaw(profiles, procedure, past.profile)
    const named = { case: past.number, flow: past.flow, reply: past.document }
    for (const [series, written] of Object.entries(named)) {
      const read = written === undefined ? undefined : readNumber(profile.numbers[series], written)
      if (read === undefined) continue
      const name = numberSeries(profile, series, read.year)
      highest.set(name, Math.max(highest.get(name) ?? 0, read.number))
    }
  }
  for (const [name, last] of [...highest].sort(([a], [b]) => (a < b ? -1 : 1))) await raiseNumberSeries(tx, name, last)
}

function numbersOf(past: PastCase): readonly string[] {
  return [past.number, past.flow].filter((number) => number !== undefined)
}

async function finish(tx: Tx, { at, on }: TimerContext, one: TableImport): Promise<void> {
  const { taken, wrong } = await countImportLines(tx, one.id)
  await setImportState(tx, one.id, 'done', { done_at: at })
  await appendLedgerActs(tx, [
    {
      at,
      caseId: null,
      caseSeq: null,
      payload: {
        act: 'cases_imported',
        import: one.id,
        sha256: one.sha256,
        taken,
        wrong,
        byPerson: one.taken_by,
        on,
        at,
      },
    },
  ])
}

/** The day somebody said "take over". */
function takenOn({ taken_on }: TableImport): PlainDate {
  if (taken_on === null) throw new Error('an import that is being taken over without its day')
  return plainDate(taken_on)
}
