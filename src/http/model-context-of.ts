import type { Context } from 'hono'
import type { ModelContext } from '#operations/language-model/model-context.ts'
import { actContextOf } from './act-context-of.ts'
import type { HttpEnv } from './http-env.ts'

/** Who asks a text model, for an operation. @throws when nobody is signed in: routes ask for a sign-in first. */
export function modelContextOf(c: Context<HttpEnv>): ModelContext {
  const { signedIn, address } = c.var
  return { ...actContextOf(c), accountId: signedIn?.accountId ?? '', address }
}
