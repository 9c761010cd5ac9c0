import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HttpEnv } from '#http/http-env.ts'
import { modelContextOf } from '#http/model-context-of.ts'
import { problem } from '#http/problem.ts'
import { askForDraft } from '#operations/language-model/ask-for-draft.ts'
import { decideDraft } from '#operations/language-model/decide-draft.ts'
import { readModelCall } from '#operations/language-model/read-call.ts'
import { readDraftIssues, readDrafts } from '#operations/language-model/read-drafts.ts'
import { readCase } from '#operations/read-case.ts'
import { idInPath, jsonOf, problems } from './answers.ts'
import { Dropped, modelCallHead, presentCallHead, presentModelCall, WholeModelCall } from './model-call.ts'
import { newRouter } from './new-router.ts'

const Draft = z
  .object({
    ...modelCallHead,
    /** Sentences with the words of the sources each rests on; null where there are none or they were removed. */
    paragraphs: z
      .array(
        z.array(z.object({ text: z.string(), quotes: z.array(z.object({ source: z.string(), quote: z.string() })) })),
      )
      .nullable(),
    dropped: Dropped,
    decision: z.enum(['accepted', 'rejected']).nullable(),
  })
  .openapi('ModelDraft')

const Issue = z
  .object({
    /** The number of the event that issued the reply. */
    seq: z.int(),
    draft: z.string(),
    taken: z.boolean(),
    /** Of a hundred parts of the draft, how many stand in the reply. */
    keptPercent: z.int(),
    /** Of a hundred parts of the reply, how many are not of the draft. */
    ownPercent: z.int(),
  })
  .openapi('ModelDraftIssue')

const askRoute = createRoute({
  method: 'post',
  path: '/cases/{id}/model-drafts',
  summary: 'Ask the text model for a draft of the reply: for the unit that may write it. It is written into nothing.',
  request: { params: idInPath },
  responses: {
    201: jsonOf(z.object({ call: z.string(), sentences: z.int(), dropped: Dropped }), 'What came of it.'),
    ...problems,
  },
})

const listRoute = createRoute({
  method: 'get',
  path: '/cases/{id}/model-drafts',
  summary: 'The drafts one’s own unit asked for, newest first; and how issued replies stand to drafts there were.',
  request: { params: idInPath },
  responses: {
    200: jsonOf(z.object({ drafts: z.array(Draft), issued: z.array(Issue) }), 'As far as one sees the case’s drafts.'),
    ...problems,
  },
})

const decideRoute = createRoute({
  method: 'post',
  path: '/cases/{id}/model-drafts/{draft}/{decision}',
  summary:
    'Take a draft over, which gives its text to go on from, or turn it down. Kept; nothing is written into the case.',
  request: { params: idInPath.extend({ draft: z.string().max(64), decision: z.enum(['accept', 'reject']) }) },
  responses: { 200: jsonOf(z.object({ text: z.string() }), 'The text of a draft taken over.'), ...problems },
})

const draftRoute = createRoute({
  method: 'get',
  path: '/cases/{id}/model-drafts/{draft}',
  summary:
    'One question to the text model for a draft, whole: what was sent and what came back. For the unit that asked.',
  request: { params: idInPath.extend({ draft: z.string().max(64) }) },
  responses: { 200: jsonOf(WholeModelCall, 'Empty once its words were removed.'), ...problems },
})

export function modelDraftRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter()
    .openapi(askRoute, async (c) => {
      const { actor, today, dependencies } = c.var
      const { db, profiles, languageModel } = dependencies
      if (actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const { id } = c.req.valid('param')
      const seen = await readCase(db, profiles, actor, today, id)
      if (seen === undefined) return problem(c, [{ code: 'case_not_found', caseId: id }])
      const made = await askForDraft(db, modelContextOf(c), languageModel, seen)
      return made.ok
        ? c.json({ ...made.value, dropped: { ...made.value.dropped } }, 201)
        : problem(c, [made.refusal], seen.procedure)
    })
    .openapi(listRoute, async (c) => {
      const { actor, today, dependencies } = c.var
      if (actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const { id } = c.req.valid('param')
      const seen = await readCase(dependencies.db, dependencies.profiles, actor, today, id)
      if (seen === undefined) return problem(c, [{ code: 'case_not_found', caseId: id }])
      const drafts = await readDrafts(dependencies.db, actor, seen)
      const issues = await readDraftIssues(dependencies.db, seen)
      return c.json(
        {
          drafts: drafts.map(({ call, answer, paragraphs, decision }) => ({
            ...presentCallHead({ call, answer }),
            paragraphs:
              paragraphs?.map((sentences) =>
                sentences.map(({ text, quotes }) => ({ text, quotes: quotes.map((quote) => ({ ...quote })) })),
              ) ?? null,
            dropped: { ...answer?.dropped },
            decision: decision?.decision ?? null,
          })),
          issued: issues.map((one) => ({
            ...{ seq: one.seq, draft: one.call_id, taken: one.taken },
            ...{ keptPercent: one.kept_percent, ownPercent: one.own_percent },
          })),
        },
        200,
      )
    })
    .openapi(draftRoute, async (c) => {
      const { actor, today, dependencies } = c.var
      if (actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const { id, draft } = c.req.valid('param')
      const seen = await readCase(dependencies.db, dependencies.profiles, actor, today, id)
      if (seen === undefined) return problem(c, [{ code: 'case_not_found', caseId: id }])
      const read = await readModelCall(dependencies.db, actor, { seen }, draft)
      return read.ok ? c.json(presentModelCall(read.value), 200) : problem(c, [read.refusal])
    })
    .openapi(decideRoute, async (c) => {
      const { actor, today, dependencies } = c.var
      if (actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const { id, draft, decision } = c.req.valid('param')
      const seen = await readCase(dependencies.db, dependencies.profiles, actor, today, id)
      if (seen === undefined) return problem(c, [{ code: 'case_not_found', caseId: id }])
      const asked = { call: draft, decision: decision === 'accept' ? 'accepted' : 'rejected' } as const
      const decided = await decideDraft(dependencies.db, modelContextOf(c), seen, asked)
      return decided.ok ? c.json({ ...decided.value }, 200) : problem(c, [decided.refusal], seen.procedure)
    })
}
