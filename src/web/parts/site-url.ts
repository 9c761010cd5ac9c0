import type { Context } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'

/** Where this site is reached, without a slash at the end: as configured, else as this request reached it. */
export function siteUrlOf(c: Context<HttpEnv>): string {
  return c.var.dependencies.siteUrl ?? new URL(c.req.url).origin
}
