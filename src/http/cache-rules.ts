import { createMiddleware } from 'hono/factory'
import type { HttpEnv } from './http-env.ts'

/** What is given to somebody signed in stays on no disk; what everybody reads is asked for anew each time. */
export const cacheRules = createMiddleware<HttpEnv>(async (c, next) => {
  await next()
  if (c.res.headers.has('cache-control')) return
  c.res.headers.set('cache-control', c.var.signedIn === null ? 'no-cache' : 'private, no-store')
  c.res.headers.append('vary', 'cookie, authorization, accept-language')
})
