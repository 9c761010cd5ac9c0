import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { actContextOf } from '#http/act-context-of.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { modelContextOf } from '#http/model-context-of.ts'
import { problem } from '#http/problem.ts'
import { itemKinds } from '#intake/reading.ts'
import { askForFindings } from '#operations/language-model/ask-for-findings.ts'
import { decideProposal } from '#operations/language-model/decide-proposal.ts'
import { readModelCall } from '#operations/language-model/read-call.ts'
import { readProposals } from '#operations/language-model/read-proposals.ts'
import { readReading } from '#operations/read-reading.ts'
import { idInPath, jsonOf, problems } from './answers.ts'
import { Dropped, modelCallHead, presentCallHead, presentModelCall, WholeModelCall } from './model-call.ts'
import { jsonBody, newRouter } from './new-router.ts'

const Call = z
  .object({
    ...modelCallHead,
    dropped: Dropped,
    accepted: z.int(),
    rejected: z.int(),
  })
  .openapi('ModelCall')

const Proposal = z
  .object({
    id: z.string(),
    model: z.string(),
    kind: z.enum(itemKinds),
    speaker: z.string().nullable(),
    start: z.int(),
    end: z.int(),
    quote: z.string(),
  })
  .openapi('ModelProposal')

const askRoute = createRoute({
  method: 'post',
  path: '/readings/{id}/model-proposals',
  summary: 'Ask the text model what a reader may have missed. Only words of the source become proposals.',
  middleware: jsonBody,
  request: {
    params: idInPath,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            /** The source has been published; needed of those who may not send what is not. */
            isPublished: z.boolean().default(false),
          }),
        },
      },
    },
  },
  responses: {
    201: jsonOf(z.object({ call: z.string(), proposed: z.int(), dropped: Dropped }), 'What came of it.'),
    ...problems,
  },
})

const listRoute = createRoute({
  method: 'get',
  path: '/readings/{id}/model-proposals',
  summary: 'What the text model was asked about a reading, and its proposals nobody has decided on.',
  request: { params: idInPath },
  responses: {
    200: jsonOf(z.object({ calls: z.array(Call), open: z.array(Proposal) }), 'Newest call first.'),
    ...problems,
  },
})

const decideRoute = createRoute({
  method: 'post',
  path: '/readings/{id}/model-proposals/{proposal}/{decision}',
  summary: 'Accept a proposal, by which a finding is added, or reject it; once.',
  request: {
    params: idInPath.extend({ proposal: z.string().max(64), decision: z.enum(['accept', 'reject']) }),
  },
  responses: { 201: jsonOf(z.object({ finding: z.string().nullable() }), 'Kept.'), ...problems },
})

const callRoute = createRoute({
  method: 'get',
  path: '/readings/{id}/model-calls/{call}',
  summary: 'One question to the text model about a reading, whole: what was sent and what came back.',
  request: { params: idInPath.extend({ call: z.string().max(64) }) },
  responses: { 200: jsonOf(WholeModelCall, 'Empty once its words were removed.'), ...problems },
})

export function modelRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter()
    .openapi(askRoute, async (c) => {
      if (c.var.actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const { db, languageModel } = c.var.dependencies
      const asking = { readingId: c.req.valid('param').id, ...c.req.valid('json') }
      const asked = await askForFindings(db, modelContextOf(c), languageModel, asking)
      return asked.ok
        ? c.json({ ...asked.value, dropped: { ...asked.value.dropped } }, 201)
        : problem(c, [asked.refusal])
    })
    .openapi(listRoute, async (c) => {
      const { actor, dependencies } = c.var
      const read = await readReading(dependencies.db, actor, c.req.valid('param').id)
      if (!read.ok) return problem(c, [read.refusal])
      const { row, text } = read.value
      const seen = await readProposals(dependencies.db, actor, { id: row.id, text })
      return c.json(
        {
          calls: seen.calls.map(({ call, answer, decisions }) => ({
            ...presentCallHead({ call, answer }),
            dropped: { ...answer?.dropped },
            accepted: decisions.filter(({ decision }) => decision === 'accepted').length,
            rejected: decisions.filter(({ decision }) => decision === 'rejected').length,
          })),
          open: seen.open.map(({ id, model, kind, speaker, span_start, span_end, quote }) => ({
            ...{ id, model, kind: kind as (typeof itemKinds)[number] },
            ...{ speaker, start: span_start, end: span_end, quote },
          })),
        },
        200,
      )
    })
    .openapi(callRoute, async (c) => {
      const { actor, dependencies } = c.var
      if (actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const { id, call } = c.req.valid('param')
      const read = await readModelCall(dependencies.db, actor, { reading: id }, call)
      return read.ok ? c.json(presentModelCall(read.value), 200) : problem(c, [read.refusal])
    })
    .openapi(decideRoute, async (c) => {
      if (c.var.actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const { id, proposal, decision } = c.req.valid('param')
      const asked = { readingId: id, proposal, decision: decision === 'accept' ? 'accepted' : 'rejected' } as const
      const decided = await decideProposal(c.var.dependencies.db, actContextOf(c), asked)
      return decided.ok ? c.json({ ...decided.value }, 201) : problem(c, [decided.refusal])
    })
}
