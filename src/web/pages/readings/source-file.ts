import { Hono } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { sentBody } from '#http/sent-body.ts'
import { sourceHeaders } from '#http/source-headers.ts'
import { writtenBytes } from '#http/written-bytes.ts'
import { readSourceFile } from '#operations/read-source-file.ts'
import { findReadingState } from '#store/readings.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'

/** The original file, always as a download: what was handed in is never shown as a page of this site. */
export function sourceFilePage(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/readings/:id/source', async (c) => {
      const id = c.req.param('id')
      const { db, scanner } = c.var.dependencies
      const given = await readSourceFile(db, c.var.actor, scanner, id)
      if (!given.ok) {
        const isGone = given.refusal.code === 'reading_not_found' || given.refusal.code === 'content_removed'
        return refusalPage(c, [given.refusal], isGone ? '/readings' : `/readings/${id}`)
      }
      return sentBody(c, writtenBytes(c, given.value.content), sourceHeaders(given.value))
    })
    .get('/readings/:id/state', async (c) => {
      const row = await findReadingState(c.var.dependencies.db, c.req.param('id'))
      if (row === undefined) return c.json({ state: 'gone' }, 404)
      return c.json({ state: row.state, done: row.progress_done, of: row.progress_of })
    })
}
