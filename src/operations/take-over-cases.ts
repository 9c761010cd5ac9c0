import type { CaseEvent, CaseFile } from '#engine/case-file.ts'
import { decide } from '#engine/decide.ts'
import { numberSeries, readNumber } from '#engine/written-number.ts'
import type { PastCase } from '#intake/tables/judge-past-cases.ts'
import type { JudgedLine, LineFault } from '#intake/tables/line-notes.ts'
import { pastActs } from '#intake/tables/past-acts.ts'
import type { TableLine } from '#intake/tables/table-lines.ts'
import { getLaw } from '#procedures/profiles.ts'
import { insertCaseFiles } from '#store/case-files.ts'
import { lockLedger } from '#store/ledger-entries.ts'
import { listUsedNumbers, raiseNumberSeries } from '#store/past-cases.ts'
import type { Tx } from '#store/schema.ts'
import type { TableImport } from '#store/table-imports.ts'
import type { TimerContext } from './act-context.ts'
import { actRefused, type ImportBeingTaken, importerOf, type LineTaken } from './import-being-taken.ts'
import { type ImportOptions, storedOptions } from './import-options.ts'
import { caseJudge, type JudgedCaseLine } from './judge-cases.ts'
import { recordEvents } from './record-events.ts'

/** Takes lines of old cases over, judged anew: each good one a case with its events on the days they happened. */
export async function takeCases(
  tx: Tx,
  context: TimerContext,
  one: ImportBeingTaken,
  lines: readonly TableLine[],
): Promise<readonly LineTaken[]> {
  const options = storedOptions(one.options)
  const judge = await caseJudge(tx, options, { on: one.takenOn, profiles: context.profiles })
  const judged = await judge(tx, lines)
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
  return judged.map(({ judged: line }): LineTaken => {
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
    // Nobody rates such a case: an answered one waits for no rating.
    if (act.action === 'past_await_rating' && procedure.actions[act.action] === undefined) continue
    const request = { ...asked, actor: importerOf(one, procedure, act.action) }
    const { at, calendar } = context
    const given = { on, at, calendar, isKnown: () => true, issued: {}, past: true } as const
    const decided = decide(procedure, profile, { ...file, events }, request, given)
    if (!decided.ok) return { line, fault: actRefused(procedure, decided.refusal) }
    events.push(...decided.value)
  }
  return { line, file, events, token }
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
