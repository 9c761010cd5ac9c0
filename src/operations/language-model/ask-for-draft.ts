import type { Procedure } from '#engine/procedure.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { type DraftAnswer, draftAnswer } from '#matching/language-model/draft-answer.ts'
import { draftPrompt, draftPromptVersion } from '#matching/language-model/draft-prompt.ts'
import type { HandedSource } from '#matching/language-model/fenced-source.ts'
import type { CaseRefusal } from '#operations/case-refusal.ts'
import { readerOf } from '#operations/case-scope.ts'
import { readCase, type SeenCase } from '#operations/read-case.ts'
import { seenBy } from '#store/connect.ts'
import { lockContent } from '#store/content-lock.ts'
import { inFullView } from '#store/in-full-view.ts'
import { findModelCall, type ModelCall } from '#store/model-calls.ts'
import { listPeople } from '#store/roster.ts'
import type { Db, Tx } from '#store/schema.ts'
import { beginCall } from './begin-call.ts'
import { draftSources } from './draft-sources.ts'
import { keepAnswer } from './keep-answer.ts'
import type { LanguageModel, ModelRefusal, ModelWrote } from './language-model.ts'
import { maySendPrivate } from './may-send.ts'
import type { ModelContext } from './model-context.ts'
import { sentWords } from './sent-text.ts'

/** What came of asking: the call it is kept under, and how much of the draft fell away for which reason. */
export type DraftMade = { readonly call: string; readonly sentences: number; readonly dropped: DraftAnswer['dropped'] }

type Refused = ModelRefusal | CaseRefusal

/** True for an act that writes the text of an answer. */
export function isDraftingAct(procedure: Procedure, action: string): boolean {
  const definition = Object.hasOwn(procedure.actions, action) ? procedure.actions[action] : undefined
  const isOfAnswer = definition?.machine === procedure.answers.machine && definition.checksAnswer === true
  return isOfAnswer && definition.fields.text?.type === 'text'
}

/** Whether somebody may ask for a draft of a case's answer now: who acts for a unit that may write it, and nobody else. */
export function mayAskForDraft(seen: SeenCase, { actor }: Pick<ModelContext, 'actor'>): boolean {
  return actor.unitId !== null && seen.offers.some(({ action }) => isDraftingAct(seen.procedure, action))
}

/**
 * Asks a model for a draft of the answer to a case, for a unit that may write it now. It is handed the case as the public
 * reads it; as the unit reads it where the installation lets the unit's content out. A sentence that quotes what it was not
 * handed is left out. The draft is kept and goes nowhere by itself.
 *
 * @param seen - the case as who asks sees it.
 */
export async function askForDraft(
  db: Db,
  context: ModelContext,
  model: LanguageModel | null,
  seen: SeenCase,
): Promise<Result<DraftMade, Refused>> {
  const { actor, on, profiles } = context
  const { unitId } = actor
  if (unitId === null || !mayAskForDraft(seen, context)) return refuse(notTheirs(seen))
  if (model === null) return refuse({ code: 'model_off' })
  const isAllowed = maySendPrivate(model, actor)
  const open = isAllowed ? seen : await readCase(seenBy(db, readerOf(null)), profiles, null, on, seen.view.id)
  if (open === undefined || open.textStub !== null) return refuse({ code: 'model_content_private' })
  // In full view: the day's calls of everybody are counted.
  const begun = await inFullView(db, async (tx) => {
    await lockContent(tx, 'to_act')
    const people = await listPeople(tx)
    const sources = draftSources(open, unitId).map((one) => ({ ...one, text: sentWords(one.text, people) }))
    if (sources.length === 0) return refuse({ code: 'model_nothing_to_send' } as const)
    const id = context.chance.id()
    const messages = draftPrompt(sources, id)
    const call = await beginCall(tx, context, model, {
      id,
      about: { kind: 'draft', caseId: seen.view.id, unitId, version: seen.view.version },
      prompt: draftPromptVersion,
      sentAs: isAllowed ? 'allowed' : 'public',
      messages,
    })
    return call.ok ? ok({ call: call.value, sources, messages }) : call
  })
  if (!begun.ok) return begun
  const { call, sources, messages } = begun.value
  const wrote = await model.ask(messages)
  return inFullView(db, (tx) => settle(tx, call, sources, wrote))
}

function notTheirs({ procedure }: SeenCase): CaseRefusal {
  const acts = Object.entries(procedure.actions).filter(([name]) => isDraftingAct(procedure, name))
  return { code: 'role_required', action: 'model_draft', roles: [...new Set(acts.flatMap(([, { by }]) => by))] }
}

async function settle(
  tx: Tx,
  call: ModelCall,
  sources: readonly HandedSource[],
  wrote: Result<ModelWrote, ModelRefusal>,
): Promise<Result<DraftMade, ModelRefusal>> {
  await lockContent(tx, 'to_act')
  const { id } = call
  const isStill = (await findModelCall(tx, id))?.input !== null
  const judged = isStill ? judge() : refuse({ code: 'model_source_changed' } as const)
  const draft = judged.ok ? judged.value.paragraphs : null
  await keepAnswer(tx, call, { wrote, judged, isStill, draft, proposals: [] })
  if (!judged.ok) return judged
  const { paragraphs, dropped } = judged.value
  return ok({ call: id, sentences: paragraphs.flat().length, dropped })

  function judge(): Result<DraftAnswer, ModelRefusal> {
    return wrote.ok ? draftAnswer(wrote.value.content, sources) : wrote
  }
}
