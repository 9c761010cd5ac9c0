import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { provenLately } from '#operations/accounts/proof.ts'
import type { HttpEnv } from './http-env.ts'

/** Files that hold many cases, or all there is of one. */
const takesMuchAway =
  /^(\/exports\/cases\.(csv|xlsx)|(\/api)?\/papers\/(register|collection)\.(xlsx|docx)|(\/api)?\/cases\/[^/]+\/archive\.zip)$/

/**
 * Asks who is signed in for a fresh proof before much that is not public leaves at once, on pages and by the API. What
 * everybody may read is taken by anybody, and what has no reader is refused as ever further on.
 */
export function proofForFiles(refused: (c: Context<HttpEnv>) => Response | Promise<Response>) {
  return createMiddleware<HttpEnv>(async (c, next) => {
    const { signedIn, at, dependencies } = c.var
    if (signedIn === null || !takesMuchAway.test(c.req.path) || c.req.query('edition') === 'public') return next()
    if (provenLately(signedIn.provenAt, at, dependencies.accountRules.proofMinutes)) return next()
    return refused(c)
  })
}
