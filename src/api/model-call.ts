import { z } from '@hono/zod-openapi'
import type { WholeCall } from '#operations/language-model/read-call.ts'

/** Of which question to a text model something came, in all answers that tell of one. */
export const modelCallHead = {
  id: z.string(),
  model: z.string(),
  /** Host and port. */
  endpoint: z.string(),
  /** The wording it was asked in. */
  prompt: z.string(),
  askedBy: z.string(),
  askedAt: z.string(),
  sentAs: z.enum(['public', 'said_public', 'allowed']),
  /** SHA-256 of the messages as they were sent; empty once their words were removed. */
  inputHash: z.string(),
  /** `answered`, why nothing was made of it, or null where no answer came. */
  outcome: z.string().nullable(),
}

/** How much of an answer was left out, by reason. */
export const Dropped = z.record(z.string(), z.int())

/** What was sent to a text model and what came back. */
export const WholeModelCall = z
  .object({
    ...modelCallHead,
    /** The messages as JSON, to the byte; null once their words were removed. */
    input: z.string().nullable(),
    output: z.string().nullable(),
    tokens: z.object({ input: z.int().nullable(), output: z.int().nullable() }),
    tookMs: z.int().nullable(),
  })
  .openapi('WholeModelCall')

type Asked = {
  readonly call: Omit<WholeCall['call'], 'input'>
  readonly answer: Pick<NonNullable<WholeCall['answer']>, 'outcome'> | null | undefined
}

export function presentCallHead({ call, answer }: Asked) {
  return {
    ...{ id: call.id, model: call.model, endpoint: call.endpoint, prompt: call.prompt },
    ...{ askedBy: call.asked_by, askedAt: call.asked_at, sentAs: call.sent_as, inputHash: call.input_hash },
    outcome: answer?.outcome ?? null,
  }
}

export function presentModelCall({ call, answer }: WholeCall): z.infer<typeof WholeModelCall> {
  return {
    ...presentCallHead({ call, answer }),
    input: call.input,
    output: answer?.output ?? null,
    tokens: { input: answer?.input_tokens ?? null, output: answer?.output_tokens ?? null },
    tookMs: answer?.took_ms ?? null,
  }
}
