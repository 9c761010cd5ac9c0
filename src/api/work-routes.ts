import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { duties } from '#engine/duty.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { problem } from '#http/problem.ts'
import { listWork, unitBoard } from '#operations/list-work.ts'
import { jsonOf, problems } from './answers.ts'
import { newRouter } from './new-router.ts'
import { presentLine } from './present.ts'
import { CaseLine } from './schemas.ts'

const inboxRoute = createRoute({
  method: 'get',
  path: '/inbox',
  summary: 'The next steps that wait for you, your unit or your office, earliest deadline first.',
  responses: {
    200: jsonOf(
      z.object({
        counts: z.record(z.string(), z.int()),
        steps: z.array(
          z.object({
            action: z.string(),
            instance: z.string(),
            since: z.string().nullable(),
            deadline: z.string().nullable(),
            case: CaseLine,
          }),
        ),
      }),
      'At most 200 steps; each kind is counted no further than 1,000.',
    ),
    ...problems,
  },
})

const boardRoute = createRoute({
  method: 'get',
  path: '/board/{unit}',
  summary: 'What a unit still owes, earliest deadline first: for the unit itself and the offices.',
  request: {
    params: z.object({
      unit: z
        .string()
        .max(64)
        .openapi({ param: { name: 'unit', in: 'path' } }),
    }),
  },
  responses: {
    200: jsonOf(
      z.object({
        lines: z.array(
          z.object({
            duty: z.enum(duties),
            state: z.string(),
            clock: z.string().nullable(),
            deadline: z.string().nullable(),
            case: CaseLine,
          }),
        ),
      }),
      'At most 200 lines.',
    ),
    ...problems,
  },
})

const most = 200

export function workRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter()
    .openapi(inboxRoute, async (c) => {
      const { actor, dependencies } = c.var
      if (actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const work = await listWork(dependencies.db, actor, most)
      return c.json(
        {
          counts: Object.fromEntries(work.counts),
          steps: work.steps.map(({ summary, ...step }) => ({ ...step, case: presentLine(summary) })),
        },
        200,
      )
    })
    .openapi(boardRoute, async (c) => {
      const { actor, dependencies } = c.var
      if (actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const board = await unitBoard(dependencies.db, actor, c.req.valid('param').unit, most)
      if (!board.ok) return problem(c, [board.refusal])
      return c.json(
        {
          lines: board.value.map(({ summary, assignmentState, ...line }) => ({
            ...line,
            state: assignmentState,
            case: presentLine(summary),
          })),
        },
        200,
      )
    })
}
