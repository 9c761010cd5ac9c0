import type { Context } from 'hono'
import { Hono } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { readFeed } from '#operations/calendar-feed.ts'
import { siteUrlOf } from '#web/parts/site-url.ts'

/** Where calendars ask, and under which name; it is the password that says whose. */
export const calendarPath = '/calendar.ics'
export const calendarUser = 'calendar'

/**
 * Calendar feeds: opened by their secret alone, since calendars sign in nowhere. It comes in the header in which calendars
 * send a password, and in no address.
 */
export function calendarFeeds(): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get(calendarPath, async (c) => {
    const { dependencies, today } = c.var
    const secret = passwordOf(c)
    const text = secret === null ? undefined : await readFeed(dependencies.db, secret, { siteUrl: siteUrlOf(c), today })
    // The same for a secret that never was and one that has ended.
    if (text === undefined) {
      return c.text('401', 401, { 'cache-control': 'no-store', 'www-authenticate': 'Basic realm="calendar"' })
    }
    return c.body(text, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    })
  })
}

function passwordOf(c: Context<HttpEnv>): string | null {
  const given = /^Basic ([A-Za-z0-9+/=]{1,200})$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
  return /^[^:]*:([0-9a-f]{64})$/.exec(Buffer.from(given, 'base64').toString('utf8'))?.[1] ?? null
}
