import type { Actor } from '#engine/case-file.ts'
import { sees } from '#engine/visible.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { SeenCase } from '#operations/read-case.ts'
import { mayRead } from '#operations/reading-rights.ts'
import { findModelAnswer, findModelCall, type ModelAnswerRow, type ModelCall } from '#store/model-calls.ts'
import { listPersonNames } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import type { ModelRefusal } from './language-model.ts'

/** A call whole: what was sent, word for word, and what came back. */
export type WholeCall = {
  /** `input` is null once its words were removed. */
  readonly call: ModelCall
  /** Undefined where no answer came. */
  readonly answer: ModelAnswerRow | undefined
  readonly askedBy: string
}

/** A call about a reading for those who may look at it, one for a draft for the unit that asked; nothing for anybody else. */
export async function readModelCall(
  db: Db,
  actor: Actor | null,
  about: { readonly reading: string } | { readonly seen: SeenCase },
  id: string,
): Promise<Result<WholeCall, ModelRefusal>> {
  const call = await findModelCall(db, id)
  if (call === undefined || !isTheirs(call)) return refuse({ code: 'model_proposal_not_found' })
  const names = await listPersonNames(db, [call.asked_by])
  return ok({ call, answer: await findModelAnswer(db, id), askedBy: names.get(call.asked_by) ?? '' })

  function isTheirs(call: ModelCall): boolean {
    if ('reading' in about) return call.reading_id === about.reading && mayRead(actor, 'look')
    const isOfUnit = actor !== null && actor.unitId !== null && call.unit_id === actor.unitId
    return call.case_id === about.seen.view.id && isOfUnit && sees(about.seen.audience, 'unit')
  }
}
