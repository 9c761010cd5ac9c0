import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { actContextOf } from '#http/act-context-of.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { lineNoteText } from '#http/line-note-text.ts'
import { problem } from '#http/problem.ts'
import { tableKinds } from '#intake/tables/table-columns.ts'
import { tableLimits } from '#intake/tables/table-limits.ts'
import type { Language } from '#kernel/label.ts'
import { importableIn, listSeenImports, readImport, type SeenImport } from '#operations/read-import.ts'
import { chooseColumns, dropImport, startImport } from '#operations/start-import.ts'
import { takeOver } from '#operations/take-over.ts'
import type { TableImport } from '#store/table-imports.ts'
import { idInPath, jsonOf, problems } from './answers.ts'
import { jsonBody, newRouter } from './new-router.ts'

const Kind = z.enum(tableKinds)
const Verdict = z.enum(['add', 'change', 'same', 'wrong'])
const PersonKind = z.enum(['deputy', 'member', 'leader', 'clerk'])
const Note = z.object({ code: z.string(), field: z.string(), value: z.string(), message: z.string() })

const ImportHead = z.object({
  id: z.string(),
  kind: Kind,
  procedure: z.string(),
  name: z.string(),
  sha256: z.string(),
  state: z.enum(['open', 'taking', 'done', 'dropped']),
  headings: z.array(z.string()),
  match: z.array(z.string().nullable()),
  askedAt: z.string(),
  doneAt: z.string().nullable(),
})

const WholeImport = ImportHead.extend({
  counts: z.object({
    add: z.int(),
    change: z.int(),
    same: z.int(),
    wrong: z.int(),
    doubtful: z.int(),
    taken: z.int(),
  }),
  lines: z.array(
    z.object({
      line: z.int(),
      verdict: Verdict,
      about: z.string(),
      cells: z.array(z.string()),
      target: z.string().nullable(),
      became: z.string().nullable(),
      changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
      faults: z.array(Note),
      doubts: z.array(Note),
    }),
  ),
  next: z.int().nullable(),
})

const addRoute = createRoute({
  method: 'post',
  path: '/imports',
  summary: 'Hand in a table (.xlsx or .csv) as the raw body; its lines are judged and nothing is written yet.',
  middleware: [
    bodyLimit({
      maxSize: tableLimits.fileBytes,
      onError: (c) => {
        const bytes = Number(c.req.header('content-length') ?? 0)
        return problem(c, [{ code: 'file_too_large', bytes, most: tableLimits.fileBytes }])
      },
    }),
  ],
  request: {
    query: z.object({
      kind: Kind,
      name: z.string().min(1).max(200),
      encoding: z.enum(['utf-8', 'gb18030', 'big5']).optional(),
      procedure: z.string().max(40).optional(),
      personKind: PersonKind.default('deputy'),
      newDelegations: z.enum(['yes', 'no']).default('no'),
    }),
    body: { required: true, content: { 'application/octet-stream': { schema: z.any() } } },
  },
  responses: { 201: jsonOf(z.object({ import: z.string() }), 'Read and judged.'), ...problems },
})

const listRoute = createRoute({
  method: 'get',
  path: '/imports',
  summary: 'Tables handed in, newest first.',
  responses: { 200: jsonOf(z.object({ imports: z.array(ImportHead) }), 'At most 100.'), ...problems },
})

const importRoute = createRoute({
  method: 'get',
  path: '/imports/{id}',
  summary: 'A table line by line: what would come of each, or what came of it.',
  request: {
    params: idInPath,
    query: z.object({
      verdict: Verdict.optional(),
      after: z.coerce.number().int().min(0).max(1_000_000).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
  },
  responses: { 200: jsonOf(WholeImport, 'One page of its lines.'), ...problems },
})

const columnsRoute = createRoute({
  method: 'post',
  path: '/imports/{id}/columns',
  summary: 'Choose by hand which column is which, and have all lines judged anew.',
  middleware: jsonBody,
  request: {
    params: idInPath,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            match: z.array(z.string().max(40).nullable()).max(200),
            personKind: PersonKind.default('deputy'),
            newDelegations: z.boolean().default(false),
          }),
        },
      },
    },
  },
  responses: { 200: jsonOf(z.object({ import: z.string() }), 'Judged anew.'), ...problems },
})

const takeOverRoute = createRoute({
  method: 'post',
  path: '/imports/{id}/take-over',
  summary: 'Take the good lines over. Many old cases go on behind the answer; the import says how far they are.',
  request: { params: idInPath },
  responses: { 202: jsonOf(z.object({ import: z.string() }), 'Taken over, or being taken over.'), ...problems },
})

const dropRoute = createRoute({
  method: 'post',
  path: '/imports/{id}/drop',
  summary: 'Forget a table that was not taken over.',
  request: { params: idInPath },
  responses: { 200: jsonOf(z.object({ import: z.string() }), 'Forgotten.'), ...problems },
})

export function importRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter()
    .openapi(addRoute, async (c) => {
      const { signedIn, dependencies } = c.var
      if (signedIn === null) return problem(c, [{ code: 'not_signed_in' }])
      const { kind, name, encoding, procedure, personKind, newDelegations } = c.req.valid('query')
      const { place, scanner } = dependencies
      const started = await startImport(dependencies.db, actContextOf(c), signedIn.accountId, {
        kind,
        name,
        bytes: new Uint8Array(await c.req.arrayBuffer()),
        scanner,
        ...(encoding === undefined ? {} : { encoding }),
        options: {
          personKind,
          newDelegations: newDelegations === 'yes',
          place,
          ...(procedure === undefined ? {} : { procedure }),
        },
      })
      return started.ok ? c.json({ import: started.value.importId }, 201) : problem(c, [started.refusal])
    })
    .openapi(listRoute, async (c) => {
      if (c.var.actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const imports = await listSeenImports(c.var.dependencies.db, c.var.actor, 100)
      return c.json({ imports: imports.map(headOf) }, 200)
    })
    .openapi(importRoute, async (c) => {
      if (c.var.actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const { verdict, after, limit } = c.req.valid('query')
      const asked = { limit, ...(verdict === undefined ? {} : { verdict }), ...(after === undefined ? {} : { after }) }
      const read = await readImport(c.var.dependencies.db, c.var.actor, c.req.valid('param').id, asked)
      return read.ok ? c.json(wholeOf(read.value, c.var.language), 200) : problem(c, [read.refusal])
    })
    .openapi(columnsRoute, async (c) => {
      if (c.var.actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const { id } = c.req.valid('param')
      const done = await chooseColumns(c.var.dependencies.db, actContextOf(c), id, c.req.valid('json'))
      return done.ok ? c.json({ import: id }, 200) : problem(c, [done.refusal])
    })
    .openapi(takeOverRoute, async (c) => {
      if (c.var.actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const { id } = c.req.valid('param')
      const done = await takeOver(c.var.dependencies.db, actContextOf(c), id)
      return done.ok ? c.json({ import: id }, 202) : problem(c, [done.refusal])
    })
    .openapi(dropRoute, async (c) => {
      if (c.var.actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const { id } = c.req.valid('param')
      const done = await dropImport(c.var.dependencies.db, actContextOf(c), id)
      return done.ok ? c.json({ import: id }, 200) : problem(c, [done.refusal])
    })
}

function headOf({ id, kind, options, name, sha256, state, headings, match, asked_at, done_at }: TableImport) {
  return {
    id,
    kind,
    procedure: importableIn({ kind, options }).procedure,
    name,
    sha256,
    state,
    headings: [...headings],
    match: [...match],
    askedAt: asked_at,
    doneAt: done_at,
  }
}

function wholeOf({ table, counts, lines, next }: SeenImport, language: Language) {
  type AnyNote = SeenImport['lines'][number]['faults'][number] | SeenImport['lines'][number]['doubts'][number]
  const said = (note: AnyNote) => {
    const { code, field = '', value = '' } = note
    return { code, field, value, message: lineNoteText(table.kind, note, language) }
  }
  return {
    ...headOf(table),
    counts,
    lines: lines.map((line) => ({
      ...line,
      cells: [...line.cells],
      changes: line.changes.map((change) => ({ ...change })),
      faults: line.faults.map(said),
      doubts: line.doubts.map(said),
    })),
    next,
  }
}
