import { z } from 'zod'

const base64url = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .max(8_000)
const shortId = base64url.max(1_400)

const Answer = z.object({ id: shortId, rawId: shortId, type: z.literal('public-key') })

const Registration = Answer.extend({
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .default([]),
  }),
})

const Assertion = Answer.extend({
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: shortId.optional(),
  }),
})

/** A browser's answer with a new passkey. */
export type Registration = z.infer<typeof Registration>
/** A browser's answer signed by a passkey there is. */
export type Assertion = z.infer<typeof Assertion>

const longestAnswer = 40_000

/** Undefined for what is no such answer. */
export function readRegistration(text: string): Registration | undefined {
  return Registration.safeParse(jsonOf(text)).data
}

/** Undefined for what is no such answer. */
export function readAssertion(text: string): Assertion | undefined {
  return Assertion.safeParse(jsonOf(text)).data
}

function jsonOf(text: string): unknown {
  if (text.length > longestAnswer) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
