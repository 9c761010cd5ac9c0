import { createMiddleware } from 'hono/factory'
import type { HttpEnv } from './http-env.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Lets a request that changes something through only when it comes from this site's own pages:
 * by Sec-Fetch-Site where the browser sends it, else by Origin; a client that sends neither and
 * carries no cookie is a program, which other sites cannot make a browser be.
 */
export const sameSiteOnly = createMiddleware<HttpEnv>(async (c, next) => {
  if (safe.has(c.req.method) || isOwn(c.req.raw.headers, c.req.url)) return next()
  return c.text('cross-site request refused', 403)
})

function isOwn(headers: Headers, url: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = headers.get('origin')
  if (origin !== null) return origin !== 'null' && URL.canParse(origin) && new URL(origin).host === hostOf(headers, url)
  return headers.get('cookie') === null
}

function hostOf(headers: Headers, url: string): string {
  return headers.get('host') ?? new URL(url).host
}
