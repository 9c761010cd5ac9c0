import { createMiddleware } from 'hono/factory'
import { dayIn, type PlainDate } from '#kernel/plain-date.ts'
import { staysSignedIn } from '#operations/accounts/stay-signed-in.ts'
import { readerOf } from '#operations/case-scope.ts'
import { whoHolds } from '#operations/sign-in.ts'
import { besideCases, seenBy } from '#store/connect.ts'
import type { Db } from '#store/schema.ts'
import type { SignedIn } from '#store/sign-ins.ts'
import { clientAddressOf } from './client-address.ts'
import type { Dependencies } from './dependencies.ts'
import type { HttpEnv } from './http-env.ts'
import { languageOf } from './language.ts'
import { signInTokenOf } from './sign-in-token.ts'

/** Finds out, once a request, who asks, in which language, and which day it is. */
export function requestFacts(dependencies: Dependencies) {
  return createMiddleware<HttpEnv>(async (c, next) => {
    // Cookies are named by it; who asks is not known yet, so nothing reads through it.
    c.set('dependencies', dependencies)
    const now = dependencies.clock()
    const at = now.toISOString()
    const today = dayIn(now, dependencies.city.time_zone)
    const token = signInTokenOf(c)
    const signedIn = token === undefined ? null : await whoIsThere(dependencies.db, token, at, today)
    c.set('at', at)
    c.set('today', today)
    c.set('address', clientAddressOf(c, dependencies.proxies))
    c.set('requestId', dependencies.chance.id())
    c.set('signedIn', signedIn)
    const actor =
      signedIn === null ? null : { personId: signedIn.personId, offices: signedIn.offices, unitId: signedIn.unitId }
    c.set('actor', actor)
    c.set('dependencies', { ...dependencies, db: seenBy(dependencies.db, readerOf(actor)) })
    c.set('language', languageOf(c, signedIn))
    await next()
  })
}

/** Who holds the token, unless they left it alone for too long. */
async function whoIsThere(db: Db, token: string, at: string, today: PlainDate): Promise<SignedIn | null> {
  const held = await whoHolds(besideCases(db), token, at, today)
  return held !== undefined && (await staysSignedIn(db, held, token, at)) ? held : null
}
