import { createMiddleware } from 'hono/factory'
import { readerOf } from '#operations/case-scope.ts'
import { seenBy } from '#store/connect.ts'
import type { HttpEnv } from './http-env.ts'

/** What everybody may read is read with everybody's eyes, whoever is signed in. */
export const publicEyes = createMiddleware<HttpEnv>(async (c, next) => {
  const { dependencies } = c.var
  c.set('dependencies', { ...dependencies, db: seenBy(dependencies.db, readerOf(null)) })
  await next()
})
