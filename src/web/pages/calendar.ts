import { Hono } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { readFeed } from '#operations/calendar-feed.ts'
import { siteUrlOf } from '#web/parts/site-url.ts'

/** Calendar feeds: opened by their secret alone, since calendars sign in nowhere. */
export function calendarFeeds(): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/calendar/:secret{[0-9a-f]{64}\\.ics}', async (c) => {
    const secret = c.req.param('secret').slice(0, 64)
    const text = await readFeed(c.var.dependencies.db, secret, { siteUrl: siteUrlOf(c), today: c.var.today })
    // The same for a secret that never was and one that has ended.
    if (text === undefined) return c.text('404', 404, { 'cache-control': 'no-store' })
    return c.body(text, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    })
  })
}
