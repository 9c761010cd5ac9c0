import { Hono } from 'hono'
import { attachment, harmlessName } from '#http/attachment.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { scanRefusal } from '#operations/file-scanner.ts'
import { findReadingState, getSourceFile } from '#store/readings.ts'
import { findRemovalOfFile } from '#store/removals.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'

/** The original file, always as a download: what was handed in is never shown as a page of this site. */
export function sourceFilePage(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/readings/:id/source', async (c) => {
      const row = await findReadingState(c.var.dependencies.db, c.req.param('id'))
      if (row === undefined) return refusalPage(c, [{ code: 'reading_not_found' }], '/readings')
      if ((await findRemovalOfFile(c.var.dependencies.db, row.source_file_id)) !== undefined) {
        return refusalPage(c, [{ code: 'content_removed' }], '/readings')
      }
      const file = await getSourceFile(c.var.dependencies.db, row.source_file_id)
      // What was not known when it was handed in may be known now.
      const unseen = await scanRefusal(c.var.dependencies.scanner, file.content)
      if (unseen !== undefined) return refusalPage(c, [unseen], `/readings/${c.req.param('id')}`)
      return c.body(new Uint8Array(file.content), 200, {
        'content-type': 'application/octet-stream',
        'content-disposition': attachment(harmlessName(file.name)),
        'x-content-type-options': 'nosniff',
        digest: `sha-256=${Buffer.from(file.sha256, 'hex').toString('base64')}`,
      })
    })
    .get('/readings/:id/state', async (c) => {
      const row = await findReadingState(c.var.dependencies.db, c.req.param('id'))
      if (row === undefined) return c.json({ state: 'gone' }, 404)
      return c.json({ state: row.state, done: row.progress_done, of: row.progress_of })
    })
}
