import type { Context } from 'hono'
import { Hono } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import type { Result } from '#kernel/result.ts'
import type { ModelRefusal } from '#operations/language-model/language-model.ts'
import { readModelCall, type WholeCall } from '#operations/language-model/read-call.ts'
import { readCase } from '#operations/read-case.ts'
import { page } from '#web/layout.ts'
import { modelCall } from '#web/parts/model-call.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { modelWords as words } from '#web/words/model-words.ts'

/** What was sent to a model and came back, one question a page: of a reading, and of a draft. */
export function modelCallPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/readings/:id/model-calls/:call', async (c) => {
      const reading = c.req.param('id')
      const read = await readModelCall(c.var.dependencies.db, c.var.actor, { reading }, c.req.param('call'))
      return callPage(c, read, `/readings/${encodeURIComponent(reading)}#model`)
    })
    .get('/cases/:caseId/model-drafts/:call', async (c) => {
      const { actor, today, dependencies } = c.var
      const caseId = c.req.param('caseId')
      const seen = await readCase(dependencies.db, dependencies.profiles, actor, today, caseId)
      if (seen === undefined) return refusalPage(c, [{ code: 'case_not_found', caseId }], '/cases')
      const read = await readModelCall(dependencies.db, actor, { seen }, c.req.param('call'))
      return callPage(c, read, `/cases/${encodeURIComponent(caseId)}`)
    })
}

function callPage(
  c: Context<HttpEnv>,
  read: Result<WholeCall, ModelRefusal>,
  back: string,
): Response | Promise<Response> {
  const { language } = c.var
  if (!read.ok) return refusalPage(c, [read.refusal], back)
  return page(c, { title: words.callTitle[language], main: modelCall(read.value, back, language) })
}
