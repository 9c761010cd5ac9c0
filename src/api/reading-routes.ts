import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { actContextOf } from '#http/act-context-of.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { lawForNewCases } from '#http/law-for-new-cases.ts'
import { problem } from '#http/problem.ts'
import { sentBody } from '#http/sent-body.ts'
import { sourceHeaders } from '#http/source-headers.ts'
import { writtenBytes } from '#http/written-bytes.ts'
import { addSource, maxSourceBytes } from '#operations/add-source.ts'
import { confirmFindings } from '#operations/confirm-findings.ts'
import { correctFinding } from '#operations/correct-finding.ts'
import { openCases } from '#operations/open-cases.ts'
import { readAgain, readReading } from '#operations/read-reading.ts'
import { readSourceFile } from '#operations/read-source-file.ts'
import { mayRead } from '#operations/reading-rights.ts'
import { findProcedure } from '#procedures/installed.ts'
import { listReadings } from '#store/readings.ts'
import { idInPath, jsonOf, problems } from './answers.ts'
import { jsonBody, newRouter } from './new-router.ts'
import { presentCorrections, presentFindings, presentReading, presentReadingLine } from './present.ts'
import { saidDutyIn } from './said-duty-in.ts'
import { Correction, Finding, KeptCorrection, Profile, ReadingLine, WholeReading } from './schemas.ts'

const addRoute = createRoute({
  method: 'post',
  path: '/readings',
  summary: 'Hand in a source file as the raw body; its reading is queued.',
  middleware: [
    bodyLimit({
      maxSize: maxSourceBytes,
      onError: (c) =>
        problem(c, [
          { code: 'file_too_large', bytes: Number(c.req.header('content-length') ?? 0), most: maxSourceBytes },
        ]),
    }),
  ],
  request: {
    query: z.object({ name: z.string().min(1).max(200), session: z.string().max(64).optional() }),
    body: { required: true, content: { 'application/octet-stream': { schema: z.any() } } },
  },
  responses: {
    202: jsonOf(z.object({ reading: z.string(), isNew: z.boolean() }), 'Queued, or there already.'),
    ...problems,
  },
})

const listRoute = createRoute({
  method: 'get',
  path: '/readings',
  summary: 'Readings, newest first.',
  request: {
    query: z.object({
      before: z.string().max(64).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
  },
  responses: { 200: jsonOf(z.object({ readings: z.array(ReadingLine) }), 'One page.'), ...problems },
})

const readingRoute = createRoute({
  method: 'get',
  path: '/readings/{id}',
  summary: 'A reading with its text, what was found, and what people corrected.',
  request: { params: idInPath },
  responses: { 200: jsonOf(WholeReading, 'The reading.'), ...problems },
})

const findingsRoute = createRoute({
  method: 'get',
  path: '/readings/{id}/findings',
  summary: 'The findings alone.',
  request: { params: idInPath },
  responses: { 200: jsonOf(z.object({ findings: z.array(Finding) }), 'All findings.'), ...problems },
})

const correctRoute = createRoute({
  method: 'post',
  path: '/readings/{id}/corrections',
  summary: 'Confirm, drop, restore, change, add, link or unlink.',
  description:
    '`version` is that of the finding as you saw it; on another than the newest you are refused with `finding_moved_on`, unless you send again, as it was, your correction that made the newest: that is answered as before and nothing is done twice.',
  middleware: jsonBody,
  request: { params: idInPath, body: { required: true, content: { 'application/json': { schema: Correction } } } },
  responses: { 201: jsonOf(z.object({ finding: z.string() }), 'Kept.'), ...problems },
})

const historyRoute = createRoute({
  method: 'get',
  path: '/readings/{id}/corrections',
  summary: 'What people corrected, oldest first, each with what stood before; nothing of it is ever overwritten.',
  request: { params: idInPath },
  responses: { 200: jsonOf(z.object({ corrections: z.array(KeptCorrection) }), 'All corrections.'), ...problems },
})

const againRoute = createRoute({
  method: 'post',
  path: '/readings/{id}/again',
  summary: 'Read the file anew; what people corrected stays. Asked for while it waits or is read, it changes nothing.',
  request: { params: idInPath },
  responses: { 202: jsonOf(z.object({ reading: z.string() }), 'Queued.'), ...problems },
})

const sourceRoute = createRoute({
  method: 'get',
  path: '/readings/{id}/source',
  summary: 'The original file, byte for byte.',
  request: { params: idInPath },
  responses: {
    200: {
      description: 'The file as it was handed in; `digest` is its SHA-256.',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problems,
  },
})

const confirmRoute = createRoute({
  method: 'post',
  path: '/readings/{id}/confirmations',
  summary: 'Confirm several findings as they were seen.',
  middleware: jsonBody,
  request: {
    params: idInPath,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            findings: z.array(z.strictObject({ finding: z.string().max(64), version: z.int() })).max(5_000),
          }),
        },
      },
    },
  },
  responses: { 201: jsonOf(z.object({ confirmed: z.int(), movedOn: z.int() }), 'How many.'), ...problems },
})

const openRoute = createRoute({
  method: 'post',
  path: '/readings/{id}/cases',
  summary: 'Open a case for each confirmed topic or suggestion named; all or none.',
  middleware: jsonBody,
  request: {
    params: idInPath,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            findings: z.array(z.string().max(64)).min(1).max(500),
            procedure: z.string().max(64),
            profile: Profile,
            period: z.enum(['in_session', 'between_sessions']),
            publishText: z.boolean(),
            /** Left out, the session chosen with the file; `found` is each finding's own in the text, put in where the body has it not. */
            session: z
              .union([z.enum(['upload', 'found', 'none']), z.strictObject({ id: z.string().max(64) })])
              .optional(),
          }),
        },
      },
    },
  },
  responses: {
    201: jsonOf(
      z.object({
        opened: z.array(z.object({ finding: z.string(), caseId: z.string() })),
        /** Whose case was open already; its id for whoever sees that case. */
        there: z.array(z.object({ finding: z.string(), caseId: z.string().nullable() })),
      }),
      'Opened, and what was open already.',
    ),
    ...problems,
  },
})

export function readingRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter()
    .openapi(addRoute, async (c) => {
      const { actor, dependencies } = c.var
      if (actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const { name, session } = c.req.valid('query')
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      const added = await addSource(dependencies.db, actContextOf(c), {
        ...{ name, bytes, session: session ?? null, scanner: dependencies.scanner },
      })
      if (!added.ok) return problem(c, [added.refusal])
      dependencies.readingQueued()
      return c.json({ reading: added.value.readingId, isNew: added.value.isNew }, 202)
    })
    .openapi(listRoute, async (c) => {
      const { actor, dependencies } = c.var
      if (!mayRead(actor, 'look'))
        return problem(c, [{ code: actor === null ? 'not_signed_in' : 'reading_not_allowed' }])
      const { before, limit } = c.req.valid('query')
      const rows = await listReadings(dependencies.db, limit, before)
      return c.json({ readings: rows.map(presentReadingLine) }, 200)
    })
    .openapi(readingRoute, async (c) => {
      const read = await readReading(c.var.dependencies.db, c.var.actor, c.req.valid('param').id)
      return read.ok ? c.json(presentReading(read.value), 200) : problem(c, [read.refusal])
    })
    .openapi(findingsRoute, async (c) => {
      const read = await readReading(c.var.dependencies.db, c.var.actor, c.req.valid('param').id)
      return read.ok ? c.json({ findings: presentFindings(read.value) }, 200) : problem(c, [read.refusal])
    })
    .openapi(correctRoute, async (c) => {
      if (c.var.actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const { id } = c.req.valid('param')
      const corrected = await correctFinding(
        c.var.dependencies.db,
        actContextOf(c),
        id,
        definedOnly(c.req.valid('json')),
      )
      return corrected.ok ? c.json(corrected.value, 201) : problem(c, [corrected.refusal])
    })
    .openapi(historyRoute, async (c) => {
      const read = await readReading(c.var.dependencies.db, c.var.actor, c.req.valid('param').id)
      return read.ok ? c.json({ corrections: presentCorrections(read.value) }, 200) : problem(c, [read.refusal])
    })
    .openapi(againRoute, async (c) => {
      if (c.var.actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const { id } = c.req.valid('param')
      const asked = await readAgain(c.var.dependencies.db, actContextOf(c), id)
      if (!asked.ok) return problem(c, [asked.refusal])
      c.var.dependencies.readingQueued()
      return c.json({ reading: id }, 202)
    })
    .openapi(sourceRoute, async (c) => {
      const { actor, dependencies } = c.var
      const given = await readSourceFile(dependencies.db, actor, dependencies.scanner, c.req.valid('param').id)
      if (!given.ok) return problem(c, [given.refusal])
      return sentBody(c, writtenBytes(c, given.value.content), sourceHeaders(given.value))
    })
    .openapi(confirmRoute, async (c) => {
      if (c.var.actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const { findings } = c.req.valid('json')
      const done = await confirmFindings(c.var.dependencies.db, actContextOf(c), c.req.valid('param').id, findings)
      return done.ok ? c.json(done.value, 201) : problem(c, [done.refusal])
    })
    .openapi(openRoute, async (c) => {
      if (c.var.actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const { profile, session, ...body } = c.req.valid('json')
      const law = profile ?? lawForNewCases(c, body.procedure)?.profile.id ?? ''
      const asked = {
        ...{ readingId: c.req.valid('param').id, profile: law, ...body },
        ...(session === undefined ? {} : { session }),
      }
      const opened = await openCases(c.var.dependencies.db, actContextOf(c), asked)
      return opened.ok
        ? c.json(
            {
              opened: opened.value.opened.map((one) => ({ ...one })),
              there: opened.value.there.map((one) => ({ ...one })),
            },
            201,
          )
        : problem(c, opened.refusal, findProcedure(asked.procedure) ?? null)
    })
}

type CorrectionBody = z.infer<typeof Correction>

/** A left-out member and an undefined one are not the same to the types; to people they are. */
function definedOnly(body: CorrectionBody) {
  if (body.act === 'add') {
    const { quote, who, when, ...added } = body
    return { ...added, ...(quote === undefined ? {} : { quote }), ...saidDutyIn({ who, when }) }
  }
  if (body.act !== 'change') return body
  const { kind, speaker, start, end, quote, who, when } = body.change
  const change = {
    ...(kind === undefined ? {} : { kind }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(quote === undefined ? {} : { quote }),
    ...saidDutyIn({ who, when }),
  }
  return { ...body, change }
}
