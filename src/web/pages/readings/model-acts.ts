import type { Context } from 'hono'
import { Hono } from 'hono'
import { actContextOf } from '#http/act-context-of.ts'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { modelContextOf } from '#http/model-context-of.ts'
import { askForFindings } from '#operations/language-model/ask-for-findings.ts'
import { decideProposal } from '#operations/language-model/decide-proposal.ts'
import { readingAddress } from '#web/parts/reading/reading-address.ts'
import { filterFrom } from '#web/parts/reading/reading-filter.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'

/** Asking a model about a reading, and deciding on what it proposed: plain posted forms, each leading back to the page. */
export function modelActs(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .post('/readings/:id/model-proposals', ask)
    .post('/readings/:id/model-proposals/:proposal/:decision{accept|reject}', decide)
}

/** The page as it was shown. */
const backTo = (c: Context<HttpEnv>, readingId: string): string => readingAddress(readingId, filterFrom(c.req.query()))

async function ask(c: Context<HttpEnv, '/readings/:id/model-proposals'>): Promise<Response> {
  const readingId = c.req.param('id')
  const form = await c.req.formData()
  if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], backTo(c, readingId))

  const { db, languageModel } = c.var.dependencies
  const isPublished = form.get('published') === 'yes'
  const asked = await askForFindings(db, modelContextOf(c), languageModel, { readingId, isPublished })
  if (!asked.ok) return refusalPage(c, [asked.refusal], backTo(c, readingId))
  return c.redirect(`${backTo(c, readingId)}#model`, 303)
}

type Deciding = Context<HttpEnv, '/readings/:id/model-proposals/:proposal/:decision{accept|reject}'>

async function decide(c: Deciding): Promise<Response> {
  const readingId = c.req.param('id')
  const form = await c.req.formData()
  if (!hasFormToken(c, form)) return refusalPage(c, [{ code: 'form_expired' }], backTo(c, readingId))

  const decided = await decideProposal(c.var.dependencies.db, actContextOf(c), {
    readingId,
    proposal: c.req.param('proposal'),
    decision: c.req.param('decision') === 'accept' ? 'accepted' : 'rejected',
  })
  if (!decided.ok) return refusalPage(c, [decided.refusal], backTo(c, readingId))
  return c.redirect(`${backTo(c, readingId)}#model`, 303)
}
