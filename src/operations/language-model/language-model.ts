import type { Result } from '#kernel/result.ts'
import type { ModelMessage } from '#matching/language-model/model-message.ts'

/** A text model as the rest of the program knows it: where it is asked, within which bounds, and how. */
export type LanguageModel = {
  readonly name: string
  /** Host and port: said wherever what came of it is shown. */
  readonly endpoint: string
  readonly limits: ModelLimits
  /** Offices and units whose content may be sent though it is not public. */
  readonly privateFor: ReadonlySet<string>
  /** Asks once and waits; what comes back is whatever the model wrote, held against nothing yet. */
  readonly ask: (messages: readonly ModelMessage[]) => Promise<Result<ModelWrote, ModelFault>>
}

export type ModelLimits = {
  /** The most that may be sent, in bytes of UTF-8. */
  readonly inputBytes: number
  readonly callsADay: number
  /** Of one official. */
  readonly ownCallsADay: number
}

export type ModelWrote = {
  readonly content: string
  /** As the endpoint counts them; null where it does not say. */
  readonly inputTokens: number | null
  readonly outputTokens: number | null
  readonly tookMs: number
}

/** Why there is no answer. */
export type ModelFault =
  /** Not reached, or not within its time. */
  | { readonly code: 'model_silent' }
  /** It answered that it will not: another status than 200, a redirect among them. */
  | { readonly code: 'model_declined' }
  | { readonly code: 'model_answer_wrong' }
  | { readonly code: 'model_answer_too_long' }

/** Why something asked of or about a model was not done. */
export type ModelRefusal =
  | ModelFault
  | { readonly code: 'model_off' }
  /** Neither public nor theirs to send. */
  | { readonly code: 'model_content_private' }
  | { readonly code: 'model_input_too_long'; readonly bytes: number; readonly most: number }
  | { readonly code: 'model_calls_used_up' }
  | { readonly code: 'model_nothing_to_send' }
  /** What it was asked about was read anew or removed while it answered. */
  | { readonly code: 'model_source_changed' }
  | { readonly code: 'model_proposal_not_found' }
  | { readonly code: 'model_proposal_decided' }
