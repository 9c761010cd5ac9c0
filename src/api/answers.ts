import { z } from '@hono/zod-openapi'
import { Problem } from './schemas.ts'

/** An answer of JSON in one schema. */
export function jsonOf<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } }
}

const problemOf = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
})

/** The problems every operation may answer with; each names the field or the state at fault. */
export const problems = {
  400: problemOf('The request is not in the right form.'),
  401: problemOf('Nobody is signed in.'),
  403: problemOf('The person has no right to this.'),
  404: problemOf('There is no such thing, or it may not be seen.'),
  409: problemOf('It has moved on, or its state does not allow this.'),
  410: problemOf('The link was used, taken back or has run out.'),
  413: problemOf('The body is too large.'),
  415: problemOf('The body is of a type that is not taken.'),
  422: problemOf('What was filled in cannot be taken.'),
  429: problemOf('Too many tries.'),
  503: problemOf(
    'The database cannot answer just now, and Retry-After says when to ask again; or a service asked for this does not.',
  ),
  507: problemOf('The storage is full; Retry-After says when to ask again.'),
} as const

/** The one thing an address names. */
export const idInPath = z.object({
  id: z
    .string()
    .max(64)
    .openapi({ param: { name: 'id', in: 'path' } }),
})

/** Names one attempt: the same key sent again is answered as the first was. */
const idempotencyKey = z.string().min(8).max(200)

export const keyInHeader = z.object({ 'idempotency-key': idempotencyKey })
export const keyInHeaderOrNone = z.object({ 'idempotency-key': idempotencyKey.optional() })
