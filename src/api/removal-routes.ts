import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { actContextOf } from '#http/act-context-of.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { problem } from '#http/problem.ts'
import { askRemoval } from '#operations/removal/ask-removal.ts'
import { removalSteps, takeRemovalStep } from '#operations/removal/decide-removal.ts'
import { listRemovals, type ToldRemoval } from '#operations/removal/list-removals.ts'
import { listWaitingRemovals, readRemoval } from '#operations/removal/read-removal.ts'
import type { Removal } from '#store/removals.ts'
import { jsonOf, problems } from './answers.ts'
import { jsonBody, newRouter } from './new-router.ts'
import { Label } from './schemas.ts'

const Ground = z.object({ code: z.string(), label: Label, source: z.string() })
const AskedAs = z.enum(['person_concerned', 'court', 'office'])
const id = z.string().max(64)

const listRoute = createRoute({
  method: 'get',
  path: '/removals',
  summary: 'What was removed, by whom and why, never the content; what was never public is counted and not told.',
  request: { query: z.object({ before: id.optional() }) },
  responses: {
    200: jsonOf(
      z.object({
        removals: z.array(
          z.object({
            id: z.string(),
            on: z.string(),
            at: z.string(),
            case: z.object({ id: z.string(), number: z.string(), title: z.string() }),
            event: z.int().nullable(),
            field: Label.nullable(),
            office: Label,
            confirmedBy: Label,
            askedAs: AskedAs,
            ground: Ground,
            logEntry: z.int(),
          }),
        ),
        notPublic: z.array(z.object({ year: z.int(), count: z.int() })),
        next: z.string().nullable(),
      }),
      'Newest first; `next` begins the next page.',
    ),
    ...problems,
  },
})

const Target = z.union([
  z.strictObject({ kind: z.literal('event'), caseId: id, seq: z.int().min(1), field: z.string().max(64).nullable() }),
  z.strictObject({ kind: z.literal('file'), reading: id }),
  z.strictObject({ kind: z.literal('contact'), person: id }),
])

const askRoute = createRoute({
  method: 'post',
  path: '/removals',
  summary: 'Ask for content to be removed: one field of an event or all of it (field null), a file, contact data.',
  middleware: jsonBody,
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            target: Target,
            askedAs: AskedAs,
            ground: z.string().max(64),
            reference: z.string().max(1_000).default(''),
          }),
        },
      },
    },
  },
  responses: {
    201: jsonOf(z.object({ id: z.string() }), 'Asked; what an office asks for is decided with that.'),
    ...problems,
  },
})

const Work = z.object({
  id: z.string(),
  kind: z.enum(['event', 'file', 'contact']),
  case: z.string().nullable(),
  event: z.int().nullable(),
  field: z.string().nullable(),
  askedAs: AskedAs,
  ground: Ground,
  reference: z.string(),
  state: z.enum(['asked', 'decided', 'refused', 'done']),
})

const waitingRoute = createRoute({
  method: 'get',
  path: '/removals/waiting',
  summary: 'Removals that wait for a decision or a second person, for those who may give it.',
  responses: { 200: jsonOf(z.object({ removals: z.array(Work) }), 'Oldest first.'), ...problems },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/removals/{id}',
  summary:
    'One removal, for who asked for it and those who decide: how it stands, what it reaches, the steps open to you.',
  request: { params: z.object({ id }) },
  responses: {
    200: jsonOf(
      Work.extend({
        steps: z.array(z.enum(removalSteps)),
        reach: z.object({ events: z.int(), cases: z.int(), files: z.int() }).nullable(),
      }),
      'The removal.',
    ),
    ...problems,
  },
})

const stepRoute = createRoute({
  method: 'post',
  path: '/removals/{id}/{step}',
  summary: 'Decide it, confirm it as the second person (the content goes at once), or refuse it.',
  middleware: jsonBody,
  request: {
    params: z.object({ id, step: z.enum(removalSteps) }),
    body: { required: true, content: { 'application/json': { schema: z.strictObject({}) } } },
  },
  responses: { 200: jsonOf(z.object({ state: Work.shape.state }), 'The step was taken.'), ...problems },
})

export function removalRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter()
    .openapi(listRoute, async (c) => {
      const { dependencies, today } = c.var
      const given = { profiles: dependencies.profiles, on: today }
      const told = await listRemovals(dependencies.db, given, c.req.valid('query').before)
      const { notPublic, next } = told
      return c.json({ removals: told.removals.map(toldOf), notPublic: notPublic.map((one) => ({ ...one })), next }, 200)
    })
    .openapi(waitingRoute, async (c) => {
      if (c.var.actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const waiting = await listWaitingRemovals(c.var.dependencies.db, actContextOf(c))
      return waiting.ok ? c.json({ removals: waiting.value.map(workOf) }, 200) : problem(c, [waiting.refusal])
    })
    .openapi(askRoute, async (c) => {
      if (c.var.actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const asked = await askRemoval(c.var.dependencies.db, actContextOf(c), c.req.valid('json'))
      return asked.ok ? c.json({ ...asked.value }, 201) : problem(c, [asked.refusal])
    })
    .openapi(oneRoute, async (c) => {
      if (c.var.actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const seen = await readRemoval(c.var.dependencies.db, actContextOf(c), c.req.valid('param').id)
      if (!seen.ok) return problem(c, [seen.refusal])
      const { removal, steps, reach } = seen.value
      return c.json({ ...workOf(removal), steps: [...steps], reach }, 200)
    })
    .openapi(stepRoute, async (c) => {
      if (c.var.actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const asked = c.req.valid('param')
      const taken = await takeRemovalStep(c.var.dependencies.db, actContextOf(c), asked.id, asked.step)
      return taken.ok ? c.json({ state: taken.value }, 200) : problem(c, [taken.refusal])
    })
}

function toldOf(one: ToldRemoval) {
  const { on, at, seq, field, office, confirmedBy, askedAs, ground, groundWords, entry } = one
  const { zh, en, source } = groundWords
  return {
    ...{ id: one.id, on, at, case: { ...one.case }, event: seq, field, office, confirmedBy, askedAs, logEntry: entry },
    ground: { code: ground, label: { zh, en }, source },
  }
}

function workOf(removal: Removal): z.infer<typeof Work> {
  const { zh, en, source } = removal.ground_words
  return {
    id: removal.id,
    kind: removal.kind,
    case: removal.case_id,
    event: removal.seq,
    field: removal.field,
    askedAs: removal.asked_as,
    ground: { code: removal.ground, label: { zh, en }, source },
    reference: removal.reference,
    state: removal.state,
  }
}
