import { createMiddleware } from 'hono/factory'
import type { HttpEnv } from '#http/http-env.ts'
import { problem } from '#http/problem.ts'

/** Answers that one must sign in first, before anything else is looked at. */
export const signInAsked = createMiddleware<HttpEnv>(async (c, next) =>
  c.var.signedIn === null ? problem(c, [{ code: 'not_signed_in' }]) : next(),
)
