import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { HttpEnv } from '#http/http-env.ts'
import { mayRead } from '#operations/reading-rights.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { findingPage } from './finding-page.ts'
import { modelActs } from './model-acts.ts'
import { newReadingPage } from './new-reading.ts'
import { readPage } from './read-page.ts'
import { readingActs } from './reading-acts.ts'
import { readingList } from './reading-list.ts'
import { sourceFilePage } from './source-file.ts'

/** Everything under /readings: for the offices alone. */
export function readingPages(): Hono<HttpEnv> {
  const pages = new Hono<HttpEnv>()
  pages.use('/readings', readersOnly)
  pages.use('/readings/*', readersOnly)
  return pages
    .route('/', readingList())
    .route('/', newReadingPage())
    .route('/', sourceFilePage())
    .route('/', findingPage())
    .route('/', readingActs())
    .route('/', modelActs())
    .route('/', readPage())
}

const readersOnly = createMiddleware<HttpEnv>(async (c, next) => {
  if (!mayRead(c.var.actor, 'look')) return refusalPage(c, [{ code: 'reading_not_allowed' }], '/')
  return next()
})
