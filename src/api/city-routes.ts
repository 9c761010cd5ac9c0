import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { actContextOf } from '#http/act-context-of.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { problem } from '#http/problem.ts'
import { isOnPublicRoster } from '#operations/public-roster.ts'
import { saveSession, sessionKinds } from '#operations/save-session.ts'
import { findProcedure } from '#procedures/installed.ts'
import { listPeople, listSessions, listUnits, type MeetingSession } from '#store/roster.ts'
import { idInPath, jsonOf, problems } from './answers.ts'
import { jsonBody, newRouter } from './new-router.ts'
import { Label } from './schemas.ts'

const unitsRoute = createRoute({
  method: 'get',
  path: '/units',
  summary: 'The handling units.',
  responses: {
    200: jsonOf(z.array(z.object({ id: z.string(), name: Label, kind: z.string(), duties: z.string() })), 'All units.'),
    ...problems,
  },
})

const peopleRoute = createRoute({
  method: 'get',
  path: '/people',
  summary: 'Deputies, members and leaders; clerks are not listed.',
  responses: {
    200: jsonOf(
      z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          kind: z.enum(['deputy', 'member', 'leader']),
          office: z.string().nullable(),
          delegation: z.string().nullable(),
        }),
      ),
      'Public persons.',
    ),
    ...problems,
  },
})

const Session = z.object({
  id: z.string(),
  name: Label,
  kind: z.string(),
  opensOn: z.string(),
  closesOn: z.string(),
  place: z.string(),
  theme: z.string(),
  host: z.string(),
})

const sessionsRoute = createRoute({
  method: 'get',
  path: '/sessions',
  summary: 'The sessions, newest first.',
  responses: { 200: jsonOf(z.array(Session), 'All sessions.'), ...problems },
})

const saveSessionRoute = createRoute({
  method: 'put',
  path: '/sessions/{id}',
  summary: 'Put a session in, or change its particulars: for the administrator.',
  middleware: jsonBody,
  request: {
    params: idInPath,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            name: z.strictObject({ zh: z.string(), en: z.string() }),
            kind: z.enum(sessionKinds),
            opensOn: z.string(),
            closesOn: z.string(),
            place: z.string().default(''),
            theme: z.string().default(''),
            host: z.string().default(''),
          }),
        },
      },
    },
  },
  responses: { 200: jsonOf(Session, 'As it now stands.'), ...problems },
})

const procedureRoute = createRoute({
  method: 'get',
  path: '/procedures/{id}',
  summary: 'A kind of case as it is declared: states, actions with their fields, and each profile’s clocks and lists.',
  request: {
    params: idInPath,
  },
  responses: {
    200: jsonOf(
      z.object({
        id: z.string(),
        title: Label,
        machines: z.record(z.string(), z.looseObject({ label: Label })),
        roles: z.record(z.string(), z.looseObject({ label: Label })),
        clocks: z.record(z.string(), Label),
        actions: z.record(
          z.string(),
          z.looseObject({ label: Label, fields: z.record(z.string(), z.looseObject({ label: Label })) }),
        ),
        profiles: z.array(z.looseObject({ id: z.string(), title: Label, source: z.string() })),
      }),
      'The declaration.',
    ),
    ...problems,
  },
})

const calendarsRoute = createRoute({
  method: 'get',
  path: '/calendars',
  summary: 'The years whose days off are known, each with its source.',
  responses: {
    200: jsonOf(
      z.array(
        z.object({
          year: z.int(),
          status: z.enum(['published', 'provisional']),
          source: z.string(),
          daysOff: z.array(z.object({ day: z.string(), name: Label })),
          makeupWorkdays: z.array(z.object({ day: z.string(), name: Label })),
        }),
      ),
      'All calendars.',
    ),
    ...problems,
  },
})

export function cityRoutes(): OpenAPIHono<HttpEnv> {
  return newRouter()
    .openapi(unitsRoute, async (c) => {
      const units = await listUnits(c.var.dependencies.db)
      return c.json(
        units.map((unit) => ({
          id: unit.id,
          name: { zh: unit.name_zh, en: unit.name_en },
          kind: unit.kind,
          duties: unit.duties,
        })),
        200,
      )
    })
    .openapi(peopleRoute, async (c) => {
      const people = await listPeople(c.var.dependencies.db)
      return c.json(
        people
          .filter(isOnPublicRoster)
          .map(({ id, name, kind, office, delegation }) => ({ id, name, kind, office, delegation })),
        200,
      )
    })
    .openapi(sessionsRoute, async (c) => {
      const sessions = await listSessions(c.var.dependencies.db)
      return c.json(sessions.map(presentSession), 200)
    })
    .openapi(saveSessionRoute, async (c) => {
      if (c.var.actor === null) return problem(c, [{ code: 'not_signed_in' }])
      const { name, ...asked } = c.req.valid('json')
      const session = { id: c.req.valid('param').id, nameZh: name.zh, nameEn: name.en, ...asked }
      const saved = await saveSession(c.var.dependencies.db, actContextOf(c), session)
      return saved.ok ? c.json(presentSession(saved.value), 200) : problem(c, [saved.refusal])
    })
    .openapi(procedureRoute, (c) => {
      const procedure = findProcedure(c.req.valid('param').id)
      if (procedure === undefined) {
        return problem(c, [{ code: 'procedure_unknown', procedure: c.req.valid('param').id }])
      }
      const profiles = c.var.dependencies.profiles.filter((profile) => profile.procedure === procedure.id)
      // Declarations hold plain data beside their rules, which JSON leaves out.
      return c.json(JSON.parse(JSON.stringify({ ...procedure, profiles })), 200)
    })
    .openapi(calendarsRoute, (c) =>
      c.json(
        [...c.var.dependencies.calendar.values()].map((year) => ({
          year: year.year,
          status: year.status,
          source: year.source,
          daysOff: [...year.daysOff].map(([day, name]) => ({ day, name: { ...name } })),
          makeupWorkdays: [...year.makeupWorkdays].map(([day, name]) => ({ day, name: { ...name } })),
        })),
        200,
      ),
    )
}

function presentSession(one: MeetingSession): z.infer<typeof Session> {
  return {
    id: one.id,
    name: { zh: one.name_zh, en: one.name_en },
    kind: one.kind,
    opensOn: one.opens_on,
    closesOn: one.closes_on,
    place: one.place,
    theme: one.theme,
    host: one.host,
  }
}
