import type { CaseEvent, CaseFile } from '#engine/case-file.ts'
import { findInstance, textOf, viewOf } from '#engine/view.ts'
import { textOfDraft } from '#matching/language-model/draft-answer.ts'
import { shareKept } from '#matching/language-model/share-kept.ts'
import { getProcedure } from '#procedures/installed.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import { type DraftIssue, insertDraftIssues } from '#store/model-calls.ts'
import type { Tx } from '#store/schema.ts'
import { draftIssuedEntry } from './model-entries.ts'
import { draftsIn, type SeenDraft } from './read-drafts.ts'

type Decided = { readonly caseFile: CaseFile; readonly events: readonly CaseEvent[] }

/**
 * Keeps, where an act issues an answer that its unit had a model's draft for, whether the draft was put into the form and how
 * much of it stands in what was issued: in the act's own transaction, with a log entry. Nothing where there was no draft.
 */
export async function keepDraftIssue(tx: Tx, { caseFile, events }: Decided, act: number): Promise<void> {
  const { machine, issued } = getProcedure(caseFile.procedure).answers
  const at = events.findIndex(
    (event) => event.machine === machine && event.state === issued && event.stateBefore !== issued,
  )
  const event = events[at]
  if (event === undefined) return
  const view = viewOf({ ...caseFile, events: [...caseFile.events, ...events] })
  const answer = findInstance(view, machine, event.instance)
  const seq = caseFile.events.length + at + 1
  const drafts = (await draftsIn(tx, caseFile.id, answer?.unit ?? null)).filter(({ paragraphs }) => paragraphs !== null)
  const issues = drafts.map((draft) => issueOf(draft, textOf(answer?.fields.text), { caseId: caseFile.id, seq, act }))
  if (issues.length === 0) return
  await insertDraftIssues(tx, issues)
  await appendLedgerActs(
    tx,
    drafts.flatMap(({ call }, place) => {
      const issue = issues[place]
      return issue === undefined ? [] : [draftIssuedEntry(call, issue, event)]
    }),
  )
}

function issueOf(
  { call, paragraphs, decision }: SeenDraft,
  text: string,
  { caseId, seq, act }: { readonly caseId: string; readonly seq: number; readonly act: number },
): DraftIssue {
  const { kept, own } = shareKept(textOfDraft({ paragraphs: paragraphs ?? [] }), text)
  return {
    ...{ case_id: caseId, seq, call_id: call.id, taken: decision?.decision === 'accepted' },
    ...{ kept_percent: Math.round(kept * 100), own_percent: Math.round(own * 100), act },
  }
}
