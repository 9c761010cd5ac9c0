import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import { recordAudit } from '#operations/audit/record-audit.ts'
import { auditedStatus } from './audited-status.ts'
import type { HttpEnv } from './http-env.ts'
import { loggedPath } from './logged-path.ts'

/**
 * Tells the audit what somebody signed in was refused for want of a right, what they asked for that is not there or not
 * theirs (both alike, so that the time it takes tells nothing), and what files they took away: on every page and by the
 * API, in one place. A file is not handed out before that is written.
 */
export const auditedAnswers = createMiddleware<HttpEnv>(async (c, next) => {
  await next()
  const act = whatToTell(c)
  const { signedIn, at, address, dependencies } = c.var
  logRefusal(c)
  if (act === undefined || signedIn === null) return
  // The query may hold what somebody searched for; the path says which thing it was about.
  const detail = { method: c.req.method, path: loggedPath(c.req.path) }
  await recordAudit(dependencies.db, { act, at, by: signedIn.accountId, address, detail })
})

/** Wrongly filled in, not offered, out of order, too large, of another site: who only mistyped stands among them. */
const refusals = new Set([400, 403, 409, 413, 415, 422])

/** The log tells what was refused to whom, so that somebody who tries things can be seen; never what was sent. */
function logRefusal(c: Context<HttpEnv>): void {
  const { signedIn, address, dependencies } = c.var
  const { status } = c.res
  if (!refusals.has(status)) return
  const who = { account: signedIn?.accountId ?? null, address }
  dependencies.log.info({ ...who, status, method: c.req.method, path: loggedPath(c.req.path) }, 'refused')
}

function whatToTell(c: Context<HttpEnv>): 'refused' | 'not_shown' | 'downloaded' | undefined {
  const { status, headers } = c.res
  const told = auditedStatus(status)
  if (told !== undefined) return told === 'refused' || isOurs(c) ? told : undefined
  return status === 200 && (headers.get('content-disposition') ?? '').startsWith('attachment')
    ? 'downloaded'
    : undefined
}

/** Whether a page or an operation there is was asked, by the routes themselves: who mistypes an address stands in no audit. */
function isOurs(c: Context<HttpEnv>): boolean {
  return matchedRoutes(c).some(({ method, path }) => method !== 'ALL' && !path.endsWith('*'))
}
