import type { Fields } from '#engine/case-file.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { findProcedure } from '#procedures/installed.ts'
import { lockContent } from '#store/content-lock.ts'
import { findFindingForUpdate, listOpenedCases, updateFinding } from '#store/findings.ts'
import { type FindingRow, findReadingState, findReadingText, holdReading } from '#store/readings.ts'
import { listPeopleNamed } from '#store/roster.ts'
import type { Db, Tx } from '#store/schema.ts'
import type { ActContext } from './act-context.ts'
import type { CaseRefusals } from './case-refusal.ts'
import { caseTitle } from './case-title.ts'
import { findingWords } from './finding-words.ts'
import { type OpeningSession, openingSession, type SessionChoice } from './opening-session.ts'
import { orNothing } from './or-nothing.ts'
import { mayRead, type ReadingRefusal } from './reading-rights.ts'
import { submitCaseIn } from './submit-case.ts'

export type OpeningAsked = {
  readonly readingId: string
  readonly findings: readonly string[]
  readonly procedure: string
  readonly profile: string
  readonly period: 'in_session' | 'between_sessions'
  readonly publishText: boolean
  /** Left out, the session chosen with the file. */
  readonly session?: SessionChoice
}

export type CasesOpened = {
  readonly opened: readonly { readonly finding: string; readonly caseId: string }[]
  /** Whose case was open already, with that case for whoever sees it. */
  readonly there: readonly { readonly finding: string; readonly caseId: string | null }[]
}

type OpeningRefusal = CaseRefusals | readonly [ReadingRefusal]

/**
 * Opens one case for each confirmed topic or suggestion, with its session, its speaker and the way back to
 * the exact words. All are opened or none. A finding whose case is open already is told apart, and opens no other.
 */
export async function openCases(
  db: Db,
  context: ActContext,
  asked: OpeningAsked,
): Promise<Result<CasesOpened, OpeningRefusal>> {
  if (!mayRead(context.actor, 'change')) return refuse([{ code: 'reading_not_allowed' }])
  if (asked.findings.length === 0) return refuse([{ code: 'no_finding_chosen' }])
  const done = await openAll(db, context, asked)
  if (!done.ok || done.value.there.length === 0) return done
  // Asked with the eyes of whoever opens, who may not see every case there is.
  const seen = await listOpenedCases(db, asked.readingId)
  const { opened, there } = done.value
  const shown = there.map(({ finding, caseId }) => ({
    finding,
    caseId: caseId !== null && seen.has(caseId) ? caseId : null,
  }))
  return ok({ opened, there: shown })
}

function openAll(db: Db, context: ActContext, asked: OpeningAsked): Promise<Result<CasesOpened, OpeningRefusal>> {
  return orNothing<CasesOpened, OpeningRefusal>(db, async (tx) => {
    // As whoever corrects the reading takes them, in the same order.
    await lockContent(tx, 'to_act')
    await holdReading(tx, asked.readingId)
    const reading = await findReadingState(tx, asked.readingId)
    if (reading === undefined) return refuse([{ code: 'reading_not_found' }])
    const text = (await findReadingText(tx, asked.readingId))?.text ?? null
    const session = await openingSession(tx, context, reading, asked.session ?? 'upload')
    if (!session.ok) return session
    const from = { session: session.value, text }
    const opened: { finding: string; caseId: string }[] = []
    const there: { finding: string; caseId: string }[] = []
    for (const finding of new Set(asked.findings)) {
      const one = await openOne(tx, context, asked, from, finding)
      if (!one.ok) return one
      const { caseId, isNew } = one.value
      if (isNew) opened.push({ finding, caseId })
      else there.push({ finding, caseId })
    }
    await session.value.log()
    return ok({ opened, there })
  })
}

/** What the cases are opened from: the session of each finding, and the text as read. */
type Opened = { readonly session: OpeningSession; readonly text: string | null }

async function openOne(
  tx: Tx,
  context: ActContext,
  asked: OpeningAsked,
  from: Opened,
  findingId: string,
): Promise<Result<{ readonly caseId: string; readonly isNew: boolean }, OpeningRefusal>> {
  const finding = await findFindingForUpdate(tx, asked.readingId, findingId)
  if (finding === undefined) return refuse([{ code: 'finding_not_found', finding: findingId }])
  if (finding.case_id !== null) return ok({ caseId: finding.case_id, isNew: false })
  if ((finding.kind !== 'topic' && finding.kind !== 'suggestion') || finding.standing !== 'confirmed') {
    return refuse([{ code: 'kind_not_openable', finding: findingId }])
  }
  const submitted = await submitCaseIn(tx, context, {
    procedure: asked.procedure,
    profile: asked.profile,
    submitToken: `finding:${findingId}`,
    fields: await fieldsFrom(tx, asked, from, finding),
  })
  if (!submitted.ok) return submitted
  await updateFinding(tx, findingId, { case_id: submitted.value.caseId })
  return ok({ caseId: submitted.value.caseId, isNew: true })
}

/** The speaker becomes lead proposer when exactly one of the roster who may put such a case forward bears the name. */
async function fieldsFrom(
  tx: Tx,
  asked: OpeningAsked,
  { session: under, text }: Opened,
  finding: FindingRow,
): Promise<Fields> {
  const speaker = finding.speaker ?? ''
  const words = findingWords(text, finding)
  const session = await under.of(finding)
  const authors = findProcedure(asked.procedure)?.authors ?? ['deputy', 'member']
  const named = (await listPeopleNamed(tx, speaker === '' ? [] : [speaker])).filter((person) =>
    authors.includes(person.kind),
  )
  const [one, another] = named
  const proposer: Fields =
    one !== undefined && another === undefined
      ? { leadProposer: one.id }
      : { proposerName: speaker === '' ? '（会议上提出）' : speaker }
  return {
    ...proposer,
    title: caseTitle(words),
    demands: words,
    period: asked.period,
    publishText: asked.publishText,
    ...(session === null ? {} : { session }),
    originReading: asked.readingId,
    originFinding: finding.id,
    originQuote: finding.quote,
  }
}
