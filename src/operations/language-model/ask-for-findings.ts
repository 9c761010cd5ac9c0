import { ok, type Result, refuse } from '#kernel/result.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import { quoteOf } from '#kernel/text-span.ts'
import { type FindingAnswer, findingAnswer } from '#matching/language-model/finding-answer.ts'
import { findingPrompt, findingPromptVersion } from '#matching/language-model/finding-prompt.ts'
import type { SeenReading } from '#operations/read-reading.ts'
import { mayRead, type ReadingRefusal } from '#operations/reading-rights.ts'
import { lockContent } from '#store/content-lock.ts'
import { listFindings } from '#store/findings.ts'
import { inFullView } from '#store/in-full-view.ts'
import { listModelCalls, type ModelCall } from '#store/model-calls.ts'
import { findReading, findReadingText } from '#store/readings.ts'
import { listPeople } from '#store/roster.ts'
import type { Db, Tx } from '#store/schema.ts'
import { beginCall } from './begin-call.ts'
import { keepAnswer } from './keep-answer.ts'
import type { LanguageModel, ModelRefusal, ModelWrote } from './language-model.ts'
import { maySendPrivate } from './may-send.ts'
import type { ModelContext } from './model-context.ts'
import { sentSource } from './sent-text.ts'

export type FindingsAsked = {
  readonly readingId: string
  /** The official says that the source has been published; not asked of those who may send what is not. */
  readonly isPublished: boolean
}

/** What was proposed in one call, and how much of the answer fell away for which reason. */
export type FindingsProposed = {
  readonly call: string
  readonly proposed: number
  readonly dropped: FindingAnswer['dropped']
}

type Refused = ReadingRefusal | ModelRefusal

/**
 * Asks a model what a reader may have missed in a source. What is sent and what comes back is kept; only words that stand
 * in the source become proposals, and a proposal changes nothing until a person accepts it.
 */
export async function askForFindings(
  db: Db,
  context: ModelContext,
  model: LanguageModel | null,
  asked: FindingsAsked,
): Promise<Result<FindingsProposed, Refused>> {
  if (!mayRead(context.actor, 'change')) return refuse({ code: 'reading_not_allowed' })
  if (model === null) return refuse({ code: 'model_off' })
  // In full view: the day's calls of everybody are counted.
  const begun = await inFullView(db, (tx) => begin(tx, context, model, asked))
  if (!begun.ok) return begun
  const wrote = await model.ask(begun.value.messages)
  return inFullView(db, (tx) => settle(tx, context, begun.value, wrote))
}

type Begun = {
  readonly call: ModelCall
  readonly messages: ReturnType<typeof findingPrompt>
  /** As it was read, and as it was sent. */
  readonly text: string
  readonly sent: string
}

async function begin(
  tx: Tx,
  context: ModelContext,
  model: LanguageModel,
  { readingId, isPublished }: FindingsAsked,
): Promise<Result<Begun, Refused>> {
  await lockContent(tx, 'to_act')
  const reading = await findReading(tx, readingId)
  if (reading === undefined) return refuse({ code: 'reading_not_found' })
  const { text } = reading
  if (reading.state !== 'done' || text === null) return refuse({ code: 'reading_not_done' })
  if (text.trim() === '') return refuse({ code: 'model_nothing_to_send' })
  const isAllowed = maySendPrivate(model, context.actor)
  if (!isAllowed && !isPublished) return refuse({ code: 'model_content_private' })

  const id = context.chance.id()
  // Written by run-reading alone, in this shape.
  const found = reading.result as NonNullable<SeenReading['result']>
  const sent = sentSource(text, found, await listPeople(tx))
  const messages = findingPrompt(sent, id)
  const call = await beginCall(tx, context, model, {
    id,
    about: { kind: 'findings', reading: readingId },
    prompt: findingPromptVersion,
    sentAs: isAllowed ? 'allowed' : 'said_public',
    messages,
  })
  return call.ok ? ok({ call: call.value, messages, text, sent }) : call
}

async function settle(
  tx: Tx,
  context: ModelContext,
  { call, text, sent }: Begun,
  wrote: Result<ModelWrote, ModelRefusal>,
): Promise<Result<FindingsProposed, Refused>> {
  await lockContent(tx, 'to_act')
  const readingId = call.reading_id ?? ''
  const now = await findReadingText(tx, readingId)
  const judged = await judge()
  const isStill = now?.text === text
  const proposals = (judged.ok ? judged.value.proposals : []).map(({ kind, speaker, start, end }, at) => ({
    id: context.chance.id(),
    call_id: call.id,
    ordinal: at + 1,
    kind,
    speaker,
    span_start: start,
    span_end: end,
    quote: quoteOf(text, { start, end }).quote,
  }))
  await keepAnswer(tx, call, { wrote, judged, isStill, draft: null, proposals })
  if (!judged.ok) return judged
  const { dropped } = judged.value
  return ok({ call: call.id, proposed: proposals.length, dropped })

  async function judge(): Promise<Result<FindingAnswer, ModelRefusal>> {
    if (!wrote.ok) return wrote
    if (now?.text !== text) return refuse({ code: 'model_source_changed' })
    return findingAnswer(wrote.value.content, sent, await knownPlaces(tx, readingId))
  }
}

/** What was found already or proposed before, also where a person dropped or rejected it. */
async function knownPlaces(tx: Tx, readingId: string): Promise<readonly TextSpan[]> {
  const found = await listFindings(tx, readingId)
  const proposed = (await listModelCalls(tx, { reading: readingId })).flatMap(({ proposals }) => proposals)
  return [...found, ...proposed].map(({ span_start: start, span_end: end }) => ({ start, end }))
}
