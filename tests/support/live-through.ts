import type { WorkCalendar } from '#engine/calendar.ts'
import type { CaseFile } from '#engine/case-file.ts'
import { decide } from '#engine/decide.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { getLaw } from '#procedures/profiles.ts'
import { type DemoCase, demoCity } from './demo-city.ts'
import { profiles } from './installed-profiles.ts'

const people = new Map(demoCity.people.map((person) => [person.id, person]))
const known = {
  unit: new Set(demoCity.units.map(({ code }) => code)),
  person: new Set(people.keys()),
  leader: new Set([...people.values()].flatMap(({ id, kind }) => (kind === 'leader' ? [id] : []))),
  session: new Set(demoCity.sessions.map(({ id }) => id)),
  case: new Set<string>(),
}

/**
 * Puts a story of the invented city to the engine, act by act.
 * @throws at the first act that is refused, naming it and the refusal.
 */
export function liveThrough(told: DemoCase, calendar: WorkCalendar): CaseFile {
  const { procedure, profile } = getLaw(profiles, told.procedure, told.profile)
  const events: CaseFile['events'][number][] = []
  const caseFile = { id: told.id, procedure: told.procedure, profile: told.profile, events }
  for (const act of told.story) {
    const person = people.get(act.by)
    const fields = procedure.actions[act.action]?.fields ?? {}
    const numbered = Object.keys(fields).filter((field) => fields[field]?.type === 'issued_number')
    const decided = decide(
      procedure,
      profile,
      caseFile,
      {
        action: act.action,
        actor: { personId: act.by, offices: person?.offices ?? [], unitId: person?.unit ?? null },
        fields: act.fields,
        ...(act.instance === undefined ? {} : { instance: act.instance }),
      },
      {
        on: plainDate(act.day),
        at: `${act.day}T${act.time}:00.000Z`,
        calendar,
        isKnown: (kind, id) => known[kind].has(id),
        issued: Object.fromEntries(numbered.map((field) => [field, '2026-1'])),
      },
    )
    if (!decided.ok) {
      throw new Error(`${told.id} ${act.action} on ${act.day}: ${JSON.stringify(decided.refusal)}`)
    }
    events.push(...decided.value)
  }
  return caseFile
}
