import type { Context } from 'hono'
import { Hono } from 'hono'
import { actContextOf } from '#http/act-context-of.ts'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { modelContextOf } from '#http/model-context-of.ts'
import { askForFindings } from '#operations/language-model/ask-for-findings.ts'
import { decideProposal } from '#operations/language-model/decide-proposal.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { pageAsShown } from './page-as-shown.ts'

/** Asking a model about a reading, and deciding on what it proposed: plain posted forms, each leading back to the page. */
export function modelActs(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .post('/readings/:id/model-proposals', ask)
    .post('/readings/:id/model-proposals/:proposal/:decision{accept|reject}', decide)
}

async function ask(c: Context<HttpEnv, '/readings/:id/model-proposals'>): Promise<Response> {
  const readingId = c.req.param('id')
  const form = await c.req.formData()
  if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], pageAsShown(c, readingId))

  const { db, languageModel } = c.var.dependencies
  const isPublished = form.get('published') === 'yes'
  const asked = await askForFindings(db, modelContextOf(c), languageModel, { readingId, isPublished })
  if (!asked.ok) return refusalPage(c, [asked.refusal], pageAsShown(c, readingId))
  return c.redirect(`${pageAsShown(c, readingId)}#model`, 303)
}

type Deciding = Context<HttpEnv, '/readings/:id/model-proposals/:proposal/:decision{accept|reject}'>

async function decide(c: Deciding): Promise<Response> {
  const readingId = c.req.param('id')
  const form = await c.req.formData()
  if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], pageAsShown(c, readingId))

  const decided = await decideProposal(c.var.dependencies.db, actContextOf(c), {
    readingId,
    proposal: c.req.param('proposal'),
    decision: c.req.param('decision') === 'accept' ? 'accepted' : 'rejected',
  })
  if (!decided.ok) return refusalPage(c, [decided.refusal], pageAsShown(c, readingId))
  return c.redirect(`${pageAsShown(c, readingId)}#model`, 303)
}
