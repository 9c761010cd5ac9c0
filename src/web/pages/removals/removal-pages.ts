import { Hono } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { askPage, sendAsked } from './ask-page.ts'
import { removalFeed } from './removal-feed.ts'
import { removalList } from './removal-list.ts'
import { removalPage, takeStep, waitingRemovals } from './removal-work.ts'

/** Content removed from the record: what everybody may know of it, and the work of those who ask, decide and confirm. */
export function removalPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/removals', removalList)
    .get('/removals.atom', removalFeed)
    .get('/removals/new', askPage)
    .post('/removals/new', sendAsked)
    .get('/removals/work', waitingRemovals)
    .get('/removals/work/:id', (c) => removalPage(c, c.req.param('id')))
    .post('/removals/work/:id', (c) => takeStep(c, c.req.param('id')))
}
