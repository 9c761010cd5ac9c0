import type { Context } from 'hono'
import { Hono } from 'hono'
import type { Actor } from '#engine/case-file.ts'
import { actContextOf } from '#http/act-context-of.ts'
import { batchAskerOf } from '#http/batch-asker-of.ts'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { continueBatch, mostInBatch, readBatch, startBatch } from '#operations/batch-acts.ts'
import { type BatchCase, readBatchCases } from '#operations/read-batch-cases.ts'
import { findProcedure } from '#procedures/installed.ts'
import { refusedOrProof } from '#web/parts/accounts/fresh-proof.ts'
import { filledItem } from '#web/parts/batch/batch-draft.ts'
import { namedCase } from '#web/parts/case/named-case.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { typedOf } from '#web/parts/typed-fields.ts'
import { backOf } from '#web/parts/way-back.ts'
import { choosePage } from './choose-page.ts'
import { type Composing, composePage, draftsOf, templateChoice } from './compose-page.ts'
import { reportPage } from './report-page.ts'
import { sentBatch } from './sent-batch.ts'
import { withProposals } from './with-proposals.ts'

/** The same act on many cases: chosen from a list, written one by one or from a template, sent once, reported case by case. */
export function batchPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/batch', (c) => withActor(c, (actor) => newBatch(c, actor)))
    .post('/batch', (c) => withActor(c, (actor) => sent(c, actor)))
    .get('/batch/:id', (c) => withActor(c, (actor) => report(c, actor, c.req.param('id'))))
    .post('/batch/:id', (c) => withActor(c, () => resume(c, c.req.param('id'))))
    .get('/batch/:id/mend', (c) => withActor(c, (actor) => mend(c, actor, c.req.param('id'))))
}

async function withActor(c: Context<HttpEnv>, answer: (actor: Actor) => Promise<Response>): Promise<Response> {
  return c.var.actor === null ? c.redirect('/sign-in', 303) : answer(c.var.actor)
}

async function newBatch(c: Context<HttpEnv>, actor: Actor): Promise<Response> {
  const { today, dependencies } = c.var
  const keys = [...new Set(c.req.queries('item') ?? [])]
  const { back = '/cases' } = backOf(c)
  if (keys.length === 0) return refusalPage(c, [{ code: 'batch_empty' }], back)
  if (keys.length > mostInBatch)
    return refusalPage(c, [{ code: 'batch_too_large', most: mostInBatch, asked: keys.length }], back)
  const ids = [...new Set(keys.map((key) => key.split('~')[0] ?? ''))]
  const cases = await readBatchCases(dependencies.db, { actor, on: today, profiles: dependencies.profiles }, ids)
  const action = c.req.query('action') ?? ''
  if (action === '') return choosePage(c, keys, cases, back)
  const named = namedCase(c, findProcedure(c.req.query('kind') ?? '')?.actions[action])
  const composing = draftsOf(keys, kindFirst(cases, c.req.query('kind')), action, back, { typedFor: () => named })
  if (composing === undefined) return choosePage(c, keys, cases, back)
  return composePage(c, { ...composing, batchId: dependencies.chance.id(), all: named, chosen: '' })
}

/** Acts of several kinds of case bear one name: that of the kind chosen is meant. */
function kindFirst(cases: readonly BatchCase[], kind: string | undefined): readonly BatchCase[] {
  const isOfKind = (one: BatchCase) => one.summary.procedure === kind
  return [...cases.filter(isOfKind), ...cases.filter((one) => !isOfKind(one))]
}

async function sent(c: Context<HttpEnv>, actor: Actor): Promise<Response> {
  const { today, signedIn, dependencies } = c.var
  const form = await c.req.formData()
  const read = sentBatch(form)
  const ids = [...new Set(read.items.map(({ key }) => key.split('~')[0] ?? ''))].slice(0, mostInBatch)
  const cases = await readBatchCases(dependencies.db, { actor, on: today, profiles: dependencies.profiles }, ids)
  const composing = draftsOf(
    read.items.map(({ key }) => key),
    cases,
    read.action,
    read.back,
    read,
  )
  // Of which kind the cases are, they say themselves; a form may name one there is none of.
  const again = composing === undefined ? undefined : { ...read, ...composing }
  if (signedIn === null || !hasFormToken(c, form)) {
    return again === undefined
      ? refusalPage(c, [{ code: 'form_expired' }], read.back)
      : composePage(c, again, [{ code: 'form_expired' }])
  }
  if (form.has('apply') && again !== undefined) return composePage(c, await applied(c, again))
  if (form.has('propose') && again !== undefined) return composePage(c, await withProposals(c, actor, again))

  const context = actContextOf(c)
  const started = await startBatch(dependencies.db, context, signedIn.accountId, {
    batchId: read.batchId,
    procedure: read.procedure,
    action: read.action,
    items: read.asked(),
  })
  if (!started.ok)
    return again === undefined
      ? refusalPage(c, [started.refusal], read.back, findProcedure(read.procedure) ?? null)
      : composePage(c, again, [started.refusal])
  const report = `/batch/${encodeURIComponent(read.batchId)}?back=${encodeURIComponent(read.back)}`
  const done = await continueBatch(dependencies.db, context, batchAskerOf(c), read.batchId)
  // What was written is kept: after the proof it goes on from its report.
  return done.ok ? c.redirect(report, 303) : refusedOrProof(c, done.refusal, report)
}

/** What is the same for all, and the template, put into each case's boxes. */
async function applied(c: Context<HttpEnv>, composing: Composing): Promise<Composing> {
  const { choice, names } = await templateChoice(c, composing)
  return { ...composing, items: composing.items.map((item) => filledItem(item, composing.all, choice, names)) }
}

async function report(c: Context<HttpEnv>, actor: Actor, id: string): Promise<Response> {
  const { signedIn, dependencies } = c.var
  const seen = await readBatch(dependencies.db, signedIn?.accountId ?? '', id)
  return seen.ok ? reportPage(c, actor, seen.value) : refusalPage(c, [seen.refusal], '/cases')
}

/** Goes on with a batch that was broken off. */
async function resume(c: Context<HttpEnv>, id: string): Promise<Response> {
  if (!hasFormToken(c, await c.req.formData())) return refusalPage(c, [{ code: 'form_expired' }], `/batch/${id}`)
  const done = await continueBatch(c.var.dependencies.db, actContextOf(c), batchAskerOf(c), id)
  const here = `/batch/${encodeURIComponent(id)}`
  if (done.ok) return c.redirect(here, 303)
  return refusedOrProof(c, done.refusal, done.refusal.code === 'proof_needed' ? here : '/cases')
}

/** The refused ones once more, as a new batch, with all that was written for them. */
async function mend(c: Context<HttpEnv>, actor: Actor, id: string): Promise<Response> {
  const { today, signedIn, dependencies } = c.var
  const seen = await readBatch(dependencies.db, signedIn?.accountId ?? '', id)
  if (!seen.ok) return refusalPage(c, [seen.refusal], '/cases')
  const refused = seen.value.items.filter((item) => item.refusal !== null)
  const keys = refused.map((item) => `${item.caseId}~${item.instance}`)
  const cases = await readBatchCases(dependencies.db, { actor, on: today, profiles: dependencies.profiles }, [
    ...new Set(refused.map((item) => item.caseId)),
  ])
  const typed = new Map(refused.map((item) => [`${item.caseId}~${item.instance}`, typedOf(item.fields)]))
  const { back = '/cases' } = backOf(c)
  const composing = draftsOf(keys, kindFirst(cases, seen.value.batch.procedure), seen.value.batch.action, back, {
    typedFor: (key) => typed.get(key),
  })
  if (composing === undefined) return choosePage(c, keys, cases, back)
  return composePage(c, {
    ...composing,
    batchId: dependencies.chance.id(),
    all: composing.items[0]?.typed ?? {},
    chosen: '',
  })
}
