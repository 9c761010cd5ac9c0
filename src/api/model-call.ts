import { z } from '@hono/zod-openapi'
import type { WholeCall } from '#operations/language-model/read-call.ts'

/** What was sent to a text model and what came back. */
export const WholeModelCall = z
  .object({
    id: z.string(),
    model: z.string(),
    /** Host and port. */
    endpoint: z.string(),
    prompt: z.string(),
    askedBy: z.string(),
    askedAt: z.string(),
    sentAs: z.enum(['public', 'said_public', 'allowed']),
    /** The messages as JSON, to the byte; null once their words were removed. */
    input: z.string().nullable(),
    /** SHA-256 of `input`. */
    inputHash: z.string(),
    outcome: z.string().nullable(),
    output: z.string().nullable(),
    tokens: z.object({ input: z.int().nullable(), output: z.int().nullable() }),
    tookMs: z.int().nullable(),
  })
  .openapi('WholeModelCall')

export function presentModelCall({ call, answer }: WholeCall): z.infer<typeof WholeModelCall> {
  return {
    ...{ id: call.id, model: call.model, endpoint: call.endpoint, prompt: call.prompt },
    ...{ askedBy: call.asked_by, askedAt: call.asked_at, sentAs: call.sent_as },
    ...{ input: call.input, inputHash: call.input_hash },
    outcome: answer?.outcome ?? null,
    output: answer?.output ?? null,
    tokens: { input: answer?.input_tokens ?? null, output: answer?.output_tokens ?? null },
    tookMs: answer?.took_ms ?? null,
  }
}
