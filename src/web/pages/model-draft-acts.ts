import type { Context } from 'hono'
import { isIssued } from '#engine/answers.ts'
import type { AnyRefusal } from '#http/any-refusal.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { modelContextOf } from '#http/model-context-of.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { askForDraft, isDraftingAct, mayAskForDraft } from '#operations/language-model/ask-for-draft.ts'
import { decideDraft } from '#operations/language-model/decide-draft.ts'
import { maySendPrivate } from '#operations/language-model/may-send.ts'
import { readDraftIssues, readDrafts } from '#operations/language-model/read-drafts.ts'
import type { SeenCase } from '#operations/read-case.ts'
import type { Html } from '#web/html.ts'
import type { AskedAct } from '#web/parts/case/asked-act.ts'
import { type DraftsShown, draftIssues } from '#web/parts/case/model-draft.ts'
import type { TypedFields } from '#web/parts/typed-fields.ts'

/** What the form shows of a model's drafts; undefined on every other act and for everybody else. */
export async function draftsFor(
  c: Context<HttpEnv>,
  { act, context }: AskedAct,
): Promise<Pick<DraftsShown, 'model' | 'drafts' | 'language'> | undefined> {
  const { db, languageModel: model } = c.var.dependencies
  const { actor } = c.var
  if (actor === null || !isDraftingAct(act.procedure, act.name)) return undefined
  if (!mayAskForDraft(context.seen, { actor })) return undefined
  const maySend = model !== null && (context.seen.summary.text_public || maySendPrivate(model, actor))
  return {
    model: maySend ? model : null,
    drafts: await readDrafts(db, actor, context.seen),
    language: context.language,
  }
}

/** Does what a button about a draft asks, and gives what is typed afterwards: with the draft in it where it was taken over. */
export async function actOnDraft(
  c: Context<HttpEnv>,
  { act, context }: AskedAct,
  typed: TypedFields,
  asked: string,
): Promise<Result<{ readonly typed: TypedFields; readonly isTaken: boolean }, AnyRefusal>> {
  const { db, languageModel } = c.var.dependencies
  if (!isDraftingAct(act.procedure, act.name)) return refuse({ code: 'model_proposal_not_found' })
  const [what, call = ''] = asked.split(' ')
  if (what === 'ask') {
    const made = await askForDraft(db, modelContextOf(c), languageModel, context.seen)
    return made.ok ? ok({ typed, isTaken: false }) : made
  }
  const decision = what === 'accept' ? 'accepted' : 'rejected'
  const decided = await decideDraft(db, modelContextOf(c), context.seen, { call, decision })
  if (!decided.ok) return decided
  if (decision === 'rejected') return ok({ typed, isTaken: false })
  // What somebody wrote stays: the draft goes behind it.
  const written = (typed.text?.[0] ?? '').trim()
  const text = written === '' ? decided.value.text : `${written}\n\n${decided.value.text}`
  return ok({ typed: { ...typed, text: [text] }, isTaken: true })
}

/** How a case's issued answers stand to drafts there were for them. */
export async function issuedDrafts(c: Context<HttpEnv>, seen: SeenCase): Promise<Html> {
  const isOver = seen.replies.some((one) => isIssued(seen.procedure, one))
  return draftIssues(isOver ? await readDraftIssues(c.var.dependencies.db, seen) : [], c.var.language)
}
