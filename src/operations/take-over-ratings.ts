import type { CaseEvent, CaseFile } from '#engine/case-file.ts'
import { decide } from '#engine/decide.ts'
import type { PastRating } from '#intake/tables/judge-past-rating.ts'
import type { LineFault } from '#intake/tables/line-notes.ts'
import { pastRatingAct } from '#intake/tables/past-acts.ts'
import type { TableLine } from '#intake/tables/table-lines.ts'
import type { Result } from '#kernel/result.ts'
import { ok, refuse } from '#kernel/result.ts'
import { getLaw } from '#procedures/profiles.ts'
import { lockLedger } from '#store/ledger-entries.ts'
import type { Tx } from '#store/schema.ts'
import type { TimerContext } from './act-context.ts'
import { actRefused, type ImportBeingTaken, importerOf, type LineTaken } from './import-being-taken.ts'
import { storedOptions } from './import-options.ts'
import { ratingJudge } from './judge-old-ratings.ts'
import { recordEvents } from './record-events.ts'

/** Takes lines of old ratings over, judged anew: each good one on the record of the case it is of, on its own day. */
export async function takeRatings(
  tx: Tx,
  context: TimerContext,
  one: ImportBeingTaken,
  lines: readonly TableLine[],
): Promise<readonly LineTaken[]> {
  // The cases are read behind the log's lock: nobody writes on them before this is done.
  await lockLedger(tx)
  const judge = ratingJudge(storedOptions(one.options), { on: one.takenOn, profiles: context.profiles })
  const judged = await judge(tx, lines)
  const grown = new Map<string, { readonly caseFile: CaseFile; readonly events: readonly CaseEvent[] }>()
  const taken = judged.map(({ judged: line, rating: told }): LineTaken => {
    if (line.verdict !== 'add' || told === null) return { line, became: line.verdict === 'same' ? line.target : null }
    const { caseFile, events } = grown.get(told.caseFile.id) ?? { caseFile: told.caseFile, events: [] }
    const now = { ...caseFile, events: [...caseFile.events, ...events] }
    const decided = decideRating(context, one, now, told.rating, line.line)
    if (!decided.ok) return { line: { ...line, verdict: 'wrong', faults: [decided.refusal] }, became: null }
    grown.set(caseFile.id, { caseFile, events: [...events, ...decided.value] })
    return { line, became: caseFile.id }
  })
  if (grown.size > 0) await recordEvents(tx, [...grown.values()], context.chance, 'nobody')
  return taken
}

function decideRating(
  { profiles, at, calendar }: TimerContext,
  one: ImportBeingTaken,
  caseFile: CaseFile,
  rating: PastRating,
  line: number,
): Result<readonly CaseEvent[], LineFault> {
  const { procedure, profile } = getLaw(profiles, caseFile.procedure, caseFile.profile)
  const { on, ...asked } = pastRatingAct(rating, { sha256: one.sha256, line })
  const request = { ...asked, actor: importerOf(one, procedure, asked.action) }
  const given = { on, at, calendar, isKnown: () => true, issued: {}, past: true } as const
  const decided = decide(procedure, profile, caseFile, request, given)
  return decided.ok ? ok(decided.value) : refuse(actRefused(procedure, decided.refusal))
}
