import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HttpEnv } from '#http/http-env.ts'
import { officerContextOf } from '#http/officer-context-of.ts'
import { problem } from '#http/problem.ts'
import { readAudit } from '#operations/audit/read-audit.ts'
import { jsonOf, problems } from './answers.ts'
import { newRouter } from './new-router.ts'
import { signInAsked } from './sign-in-asked.ts'

const auditRoute = createRoute({
  method: 'get',
  path: '/audit',
  summary: 'The audit, newest first, for the auditor alone.',
  middleware: signInAsked,
  request: {
    query: z.object({
      act: z.string().max(64).optional(),
      login: z.string().max(100).optional(),
      from: z.iso.datetime().optional(),
      to: z.iso.datetime().optional(),
      before: z.coerce.number().int().min(1).optional(),
    }),
  },
  responses: {
    200: jsonOf(
      z.object({
        entries: z.array(
          z.object({
            seq: z.int(),
            at: z.string(),
            act: z.string(),
            login: z.string().nullable(),
            person: z.string().nullable(),
            aboutLogin: z.string().nullable(),
            aboutPerson: z.string().nullable(),
            address: z.string().nullable(),
            detail: z.unknown(),
          }),
        ),
        next: z.int().nullable(),
      }),
      'A hundred entries at most; `next` is the `before` of the next page.',
    ),
    ...problems,
  },
})

/** The audit as JSON. */
export function auditRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter().openapi(auditRoute, async (c) => {
    const { act, login, from, to, before } = c.req.valid('query')
    const asked = {
      ...(act === undefined ? {} : { act }),
      ...(login === undefined ? {} : { login }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(before === undefined ? {} : { before }),
    }
    const seen = await readAudit(c.var.dependencies.db, officerContextOf(c), asked)
    return seen.ok
      ? c.json({ entries: [...seen.value.entries], next: seen.value.next }, 200)
      : problem(c, [seen.refusal])
  })
}
