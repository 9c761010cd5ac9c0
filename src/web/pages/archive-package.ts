import { Hono } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { writtenBytes } from '#http/written-bytes.ts'
import { readArchive } from '#operations/archive/read-archive.ts'
import { sentFile, zipFile } from '#web/parts/papers/sent-file.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'

/** An archived case as one file to keep, for those who archive. */
export function archivePackage(): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/cases/:caseId/archive.zip', async (c) => {
    const { actor, today, dependencies, signedIn } = c.var
    const caseId = c.req.param('caseId')
    const back = `/cases/${encodeURIComponent(caseId)}`
    const found = await readArchive(dependencies.db, dependencies.profiles, actor, today, caseId)
    if (found === undefined) return refusalPage(c, [{ code: 'case_not_found', caseId }], '/cases')
    if (!found.ok) return refusalPage(c, [found.refusal], back)
    const { name, bytes, sha256 } = found.value
    dependencies.log.info({ account: signedIn?.accountId, case: caseId, sha256 }, 'archive package taken')
    return sentFile(c, zipFile, name, writtenBytes(c, bytes))
  })
}
