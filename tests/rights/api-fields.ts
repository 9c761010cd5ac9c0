import { z } from 'zod'
import type { Actor } from '#engine/case-file.ts'
import {
  type Declared,
  isUnnamedCase,
  knowsAuthor,
  leadOf,
  mayReadField,
  type PlainCase,
  reaches,
  standingOf,
} from './who-may-see.ts'

const Fields = z.record(z.string(), z.unknown())
const Instance = z.object({ machine: z.string(), instance: z.string(), state: z.string(), fields: Fields })
const Answer = z.object({
  audience: z.string(),
  case: z.object({ urgings: z.int() }),
  facts: Fields,
  instances: z.array(Instance),
  replies: z.array(Instance),
  clocks: z.array(z.object({ clock: z.string() })),
  events: z.array(z.object({ type: z.string(), by: z.string(), byUnit: z.string().nullable(), fields: Fields })),
  notices: z.array(z.unknown()),
})

/** What an API answer about a case holds beyond what its reader may see: days, numbers and names as well as words. */
export function fieldLeaks(declared: Declared, one: PlainCase, actor: Actor | null, body: unknown): readonly string[] {
  const audience = standingOf(one, actor)
  const visibility = declared.get(one.kind)
  if (audience === null || visibility === undefined) return ['the whole case']
  const told = Answer.parse(body)
  const mayRead = (field: string) => mayReadField(declared, one, field, audience, actor)
  const fields = [told.facts, ...told.events.map((event) => event.fields), ...told.instances.map((each) => each.fields)]
  const replyFields = told.replies.flatMap((reply) => Object.keys(reply.fields)).filter((field) => field !== 'text')
  return [
    ...(told.audience === audience ? [] : [`taken for ${told.audience} instead of ${audience}`]),
    ...[...fields.flatMap(Object.keys), ...replyFields]
      .filter((field) => !mayRead(field))
      .map((field) => `field ${field}`),
    ...told.events
      .filter(({ type }) => !reaches(audience, visibility.events[type] ?? 'office'))
      .map(({ type }) => `event ${type}`),
    ...[...told.instances, ...told.replies]
      .filter(({ machine, state }) => !reaches(audience, visibility.instances[machine]?.[state] ?? 'public'))
      .map(({ machine, state }) => `${machine} ${state}`),
    ...told.clocks
      .filter(({ clock }) => !reaches(audience, visibility.clocks[clock] ?? 'unit'))
      .map(({ clock }) => `clock ${clock}`),
    ...(audience === 'public' ? publicLeaks(told) : []),
    ...nameLeaks(one, actor, body),
  ]
}

/** The public reads which unit acted and not which clerk, and nothing of reminders and urgings. */
function publicLeaks({ events, notices, case: { urgings } }: z.infer<typeof Answer>): readonly string[] {
  return [
    ...events.filter(({ by, byUnit }) => byUnit !== null && by !== '').map(({ by }) => `clerk ${by}`),
    ...(notices.length === 0 ? [] : ['notices']),
    ...(urgings === 0 ? [] : ['how often a unit was urged']),
  ]
}

function nameLeaks(one: PlainCase, actor: Actor | null, body: unknown): readonly string[] {
  if (!isUnnamedCase(one) || knowsAuthor(one, actor)) return []
  const lead = leadOf(one)
  return lead !== null && JSON.stringify(body).includes(`"${lead}"`) ? ['the author who asked to stay unnamed'] : []
}
