import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { sourceLimits } from '#intake/readers/source-limits.ts'
import { countHandedIn, type QuotaRefusal } from '#operations/count-handed-in.ts'
import type { HttpEnv } from './http-env.ts'
import { takesFiles } from './within-limits.ts'

/** Lets each account hand in so many bytes a day. Who does not say how many are coming is counted as sending the most. */
export function withinQuota(refused: (c: Context<HttpEnv>, refusal: QuotaRefusal) => Response | Promise<Response>) {
  return createMiddleware<HttpEnv>(async (c, next) => {
    const { signedIn, dependencies, today } = c.var
    if (signedIn === null || c.req.method !== 'POST' || !takesFiles.test(c.req.path)) return next()
    const bytes = saidLength(c) ?? sourceLimits.fileBytes
    // What is too large in any case is refused as that, and counts for nothing.
    if (bytes > sourceLimits.fileBytes * 2) return next()
    const { accountId } = signedIn
    const counted = await countHandedIn(dependencies.db, { accountId, on: today }, bytes, dependencies.limits.bytesADay)
    return counted.ok ? next() : refused(c, counted.refusal)
  })
}

function saidLength(c: Context<HttpEnv>): number | undefined {
  const said = c.req.header('content-length')
  return said !== undefined && /^\d{1,15}$/.test(said) ? Number(said) : undefined
}
