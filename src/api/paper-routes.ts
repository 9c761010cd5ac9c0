import type { PassThrough } from 'node:stream'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { ownLaws } from '#http/law-for-new-cases.ts'
import { type AnyAnswer, problem } from '#http/problem.ts'
import { sentBody } from '#http/sent-body.ts'
import { writtenBody } from '#http/written-body.ts'
import { writtenBytes } from '#http/written-bytes.ts'
import { readArchive } from '#operations/archive/read-archive.ts'
import { letterDocx } from '#operations/papers/letter-docx.ts'
import { readLetters } from '#operations/papers/read-letters.ts'
import { readPaperCases } from '#operations/papers/read-paper-cases.ts'
import { registerHeadings, registerRow } from '#operations/papers/register.ts'
import { writeCollection } from '#operations/papers/write-collection.ts'
import { writeRegister } from '#operations/papers/write-register.ts'
import { idInPath, jsonOf, problems } from './answers.ts'
import { type CaseQuery, caseQuery, filterFrom } from './case-query.ts'
import { newRouter } from './new-router.ts'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const fileOf = (mediaType: string, description: string) => ({
  description,
  content: { [mediaType]: { schema: z.string().openapi({ format: 'binary' }) } },
})

const letterPath = idInPath.extend({
  version: z
    .string()
    .max(16)
    .openapi({ param: { name: 'version', in: 'path' } }),
})
const letterQuery = z.object({ to: z.string().max(64).optional() })

const lettersRoute = createRoute({
  method: 'get',
  path: '/cases/{id}/replies/{version}/letters',
  summary: 'An issued reply as letters, one to each author; `to` asks for one person’s alone.',
  request: { params: letterPath, query: letterQuery },
  responses: {
    200: jsonOf(
      z.array(
        z.object({
          to: z.string().nullable(),
          addressee: z.string(),
          sender: z.string(),
          documentNumber: z.string(),
          outcome: z.string(),
          title: z.string(),
          edition: z.string(),
          salutation: z.string(),
          paragraphs: z.array(z.object({ text: z.string(), level: z.enum(['first', 'second', 'body']) })),
          signer: z.string(),
          day: z.string(),
          promise: z.string(),
          handler: z.string(),
          contact: z.string(),
          copiesTo: z.array(z.string()),
        }),
      ),
      'An author gets their own, units and offices all, everybody else the published text.',
    ),
    ...problems,
  },
})

const letterFileRoute = createRoute({
  method: 'get',
  path: '/cases/{id}/replies/{version}/letters.docx',
  summary: 'The same letters as one Word file.',
  request: { params: letterPath, query: letterQuery },
  responses: { 200: fileOf(word, 'A Word file, each letter on pages of its own.'), ...problems },
})

const archiveRoute = createRoute({
  method: 'get',
  path: '/cases/{id}/archive.zip',
  summary: 'An archived case as one file to keep, for those who archive. ETag is its SHA-256.',
  request: { params: idInPath },
  responses: { 200: fileOf('application/zip', 'The package; the same record gives the same bytes.'), ...problems },
})

const language = z.enum(['zh', 'en']).default('zh')
const paperQuery = caseQuery.extend({
  language,
  /** `public`: only what everybody may read, whoever asks. */
  edition: z.enum(['own', 'public']).default('own'),
  title: z.string().max(120).default(''),
  /** Only these cases, by id, with commas between. */
  cases: z.string().max(8_000).optional(),
})

const registerRoute = createRoute({
  method: 'get',
  path: '/papers/register',
  summary: 'The register (台账) of the cases you may see, oldest first; cases without a number are not in it.',
  request: { query: paperQuery.extend({ limit: z.coerce.number().int().min(1).max(1_000).default(100) }) },
  responses: {
    200: jsonOf(
      z.object({
        headings: z.array(z.string()),
        rows: z.array(z.array(z.union([z.string(), z.number(), z.object({ day: z.string() }), z.null()]))),
        hasMore: z.boolean(),
      }),
      'The first rows; the files hold all of them.',
    ),
    ...problems,
  },
})

const registerFileRoute = (format: 'xlsx' | 'docx') =>
  createRoute({
    method: 'get',
    path: `/papers/register.${format}`,
    summary: `The whole register as ${format === 'xlsx' ? 'an Excel' : 'a Word'} file.`,
    request: { query: paperQuery },
    responses: { 200: fileOf(format === 'xlsx' ? excel : word, 'The file.'), ...problems },
  })

const collectionRoute = createRoute({
  method: 'get',
  path: '/papers/collection.docx',
  summary: 'The cases you may see with their words, by subject class, as a Word file with contents.',
  request: { query: paperQuery.extend({ replies: z.enum(['yes']).optional() }) },
  responses: { 200: fileOf(word, 'The file.'), ...problems },
})

/** Papers made of cases, as their pages give them. */
export function paperRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter()
    .openapi(lettersRoute, async (c) => {
      const letters = await lettersFor(c, c.req.valid('param'), c.req.valid('query').to)
      if (letters.length === 0) return problem(c, [{ code: 'page_not_found' }])
      return c.json(
        letters.map((letter) => ({
          ...letter,
          paragraphs: letter.paragraphs.map((one) => ({ ...one })),
          copiesTo: [...letter.copiesTo],
        })),
        200,
      )
    })
    .openapi(letterFileRoute, async (c) => {
      const letters = await lettersFor(c, c.req.valid('param'), c.req.valid('query').to)
      if (letters.length === 0) return problem(c, [{ code: 'page_not_found' }])
      return file(c, word, await letterDocx(letters))
    })
    .openapi(archiveRoute, async (c) => {
      const { actor, today, dependencies } = c.var
      const { id } = c.req.valid('param')
      const found = await readArchive(dependencies.db, dependencies.profiles, actor, today, id)
      if (found === undefined) return problem(c, [{ code: 'case_not_found', caseId: id }])
      if (!found.ok) return problem(c, [found.refusal])
      const { bytes, sha256 } = found.value
      return file(c, 'application/zip', writtenBytes(c, bytes), { etag: `"${sha256}"` })
    })
    .openapi(registerRoute, async (c) => {
      const query = c.req.valid('query')
      const asked = askedFrom(c, query)
      const { cases, hasMore } = await readPaperCases(c.var.dependencies.db, asked, query.limit)
      const rows = cases.map((seen) => registerRow(seen, query.language).map((cell) => cell))
      return c.json({ headings: [...registerHeadings(query.language)], rows, hasMore }, 200)
    })
    .openapi(registerFileRoute('xlsx'), (c) => registerFile(c, c.req.valid('query'), 'xlsx'))
    .openapi(registerFileRoute('docx'), (c) => registerFile(c, c.req.valid('query'), 'docx'))
    .openapi(collectionRoute, async (c) => {
      if (c.var.actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const query = c.req.valid('query')
      const asked = { ...askedFrom(c, query), laws: ownLaws(c.var.dependencies), withReplies: query.replies === 'yes' }
      return streamed(c, word, (output) => writeCollection(c.var.dependencies.db, asked, output))
    })
}

function registerFile(c: Context<HttpEnv>, query: z.infer<typeof paperQuery>, format: 'xlsx' | 'docx'): AnyAnswer {
  if (c.var.actor === null) return problem(c, [{ code: 'not_signed_in' }])
  const asked = askedFrom(c, query)
  return streamed(c, format === 'xlsx' ? excel : word, (output) =>
    writeRegister(c.var.dependencies.db, asked, format, output),
  )
}

async function lettersFor(c: Context<HttpEnv>, { id, version }: z.infer<typeof letterPath>, to: string | undefined) {
  const { actor, today, dependencies } = c.var
  const asked = { caseId: id, version, ...(to === undefined ? {} : { to }) }
  return readLetters(dependencies.db, dependencies.profiles, actor, today, asked)
}

function askedFrom(c: Context<HttpEnv>, query: z.infer<typeof paperQuery>) {
  const { language: chosen, edition, title, cases, ...narrowing } = query
  const { actor, today, dependencies } = c.var
  const conditions: CaseQuery = narrowing
  return {
    actor: edition === 'public' ? null : actor,
    profiles: dependencies.profiles,
    filter: {
      ...filterFrom(conditions, actor?.personId, today),
      numbered: true as const,
      ...(cases === undefined ? {} : { ids: cases.split(',') }),
    },
    title,
    language: chosen,
  }
}

/** Written while it is read. */
function streamed(c: Context<HttpEnv>, mediaType: string, write: (output: PassThrough) => Promise<number>): AnyAnswer {
  return file(c, mediaType, writtenBody(c, write, { words: 'a paper was cut off' }))
}

function file(
  c: Context<HttpEnv>,
  mediaType: string,
  content: Uint8Array | ReadableStream | null,
  headers: Readonly<Record<string, string>> = {},
): AnyAnswer {
  const all = { 'content-type': mediaType, 'x-content-type-options': 'nosniff', ...headers }
  return sentBody(c, content, all) as AnyAnswer
}
