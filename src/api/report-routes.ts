import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { type AnyAnswer, problem } from '#http/problem.ts'
import type { Figures } from '#operations/figures.ts'
import { type AnnualReport, readAnnualReport } from '#operations/report/read-annual-report.ts'
import { reportDocx } from '#operations/report/report-docx.ts'
import { jsonOf, problems } from './answers.ts'
import { newRouter } from './new-router.ts'
import { Label } from './schemas.ts'

const query = z.object({
  procedure: z.string().max(64),
  year: z.coerce.number().int().min(1900).max(2099),
  language: z.enum(['zh', 'en']).default('zh'),
})

const codes = z.record(z.string(), z.int())
const FiguresOfGroup = z.object({
  group: z.string().nullable(),
  received: z.int(),
  declined: z.int(),
  accepted: z.int(),
  answered: z.int(),
  timed: z.int(),
  onTime: z.int(),
  outcome: codes,
  attitude: codes,
  result: codes,
})

const reportRoute = createRoute({
  method: 'get',
  path: '/reports/annual',
  summary:
    'What a year’s report is written from: an office’s over a kind of case it sees whole, a unit’s over those it leads.',
  request: { query },
  responses: {
    200: jsonOf(
      z.object({
        year: z.int(),
        procedure: z.string(),
        law: z.object({ id: z.string(), source: z.string() }),
        unit: z.string().nullable(),
        total: FiguresOfGroup,
        byUnit: z.array(FiguresOfGroup),
        bySubject: z.array(FiguresOfGroup),
        matters: z.object({
          unanswered: z.int(),
          unansweredLate: z.int(),
          promised: z.int(),
          kept: z.int(),
          keptLate: z.int(),
          overdue: z.int(),
          notDue: z.int(),
          key: z.int(),
          keyAnswered: z.int(),
        }),
        satisfaction: z.object({
          base: z.enum(['rated_only', 'all_replied']),
          source: z.string().nullable(),
          law: Label,
          verified: z.boolean(),
        }),
        reports: z.array(
          z.object({
            by: z.enum(['unit', 'office']),
            to: Label,
            topic: Label,
            text: Label,
            due: z.string().nullable(),
            source: z.string(),
            verified: z.boolean(),
          }),
        ),
      }),
      'Every figure with what it is a share of.',
    ),
    ...problems,
  },
})

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const reportFileRoute = createRoute({
  method: 'get',
  path: '/reports/annual.docx',
  summary: 'The same as a Word file to be edited.',
  request: { query },
  responses: {
    200: { description: 'The file.', content: { [word]: { schema: z.string().openapi({ format: 'binary' }) } } },
    ...problems,
  },
})

export function reportRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter()
    .openapi(reportRoute, async (c) => {
      const report = await reportFor(c, c.req.valid('query'))
      return 'answer' in report ? report.answer : c.json(presentReport(report), 200)
    })
    .openapi(reportFileRoute, async (c) => {
      const asked = c.req.valid('query')
      const report = await reportFor(c, asked)
      if ('answer' in report) return report.answer
      const content = new Uint8Array(await reportDocx(report, asked.language))
      return new Response(content, { headers: { 'content-type': word } }) as AnyAnswer
    })
}

async function reportFor(
  c: Context<HttpEnv>,
  { procedure, year }: z.infer<typeof query>,
): Promise<AnnualReport | { readonly answer: AnyAnswer }> {
  const { actor, today, dependencies } = c.var
  if (actor === null) return { answer: problem(c, [{ code: 'not_signed_in' }]) }
  const { db, profiles, place } = dependencies
  const read = await readAnnualReport(db, actor, { procedure, year, place, profiles, today })
  if (read === undefined) return { answer: problem(c, [{ code: 'procedure_unknown', procedure }]) }
  return read.ok ? read.value : { answer: problem(c, [read.refusal]) }
}

function presentReport({
  year,
  procedure,
  profile,
  unit,
  byUnit,
  bySubject,
  matters,
  satisfaction,
  reports,
}: AnnualReport) {
  return {
    year,
    procedure: procedure.id,
    law: { id: profile.id, source: profile.source },
    unit: unit?.id ?? null,
    total: presentFigures(byUnit.total),
    byUnit: byUnit.groups.map(presentFigures),
    bySubject: bySubject.groups.map(presentFigures),
    matters: { ...matters },
    satisfaction: {
      base: satisfaction.base,
      source: satisfaction.source,
      law: { ...satisfaction.law },
      verified: satisfaction.verified,
    },
    reports: reports.map(({ by, to, topic, text, due, source, verified }) => ({
      by,
      to: { ...to },
      topic: { ...topic },
      text: { ...text },
      due,
      source,
      verified,
    })),
  }
}

function presentFigures(figures: Figures) {
  return {
    ...figures,
    outcome: { ...figures.outcome },
    attitude: { ...figures.attitude },
    result: { ...figures.result },
  }
}
