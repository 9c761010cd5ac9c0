import type { WorkCalendar } from '#engine/calendar.ts'
import type { CaseFile } from '#engine/case-file.ts'
import { type ToldCase, tellAct } from '#operations/tell-act.ts'
import { demoCity } from './demo-city.ts'
import { profiles } from './installed-profiles.ts'

const people = new Map(demoCity.people.map((person) => [person.id, person]))
const known = {
  unit: new Set(demoCity.units.map(({ code }) => code)),
  person: new Set(people.keys()),
  leader: new Set([...people.values()].flatMap(({ id, kind }) => (kind === 'leader' ? [id] : []))),
  session: new Set(demoCity.sessions.map(({ id }) => id)),
}

/**
 * Puts every story of the invented city to the engine, act by act in order of time.
 * @throws at the first act that is refused, naming it and the refusal.
 */
export async function liveThrough(calendar: WorkCalendar): Promise<ReadonlyMap<string, CaseFile>> {
  const cases = new Map<string, ToldCase>(
    demoCity.cases.map(({ id, procedure, profile }) => [id, { id, procedure, profile, events: [] }]),
  )
  const tale = {
    cases,
    calendar,
    profiles,
    numbers: new Map<string, number>(),
    // Numbers are given by the cases themselves.
    isKnown: (kind: keyof typeof known | 'case', id: string) => kind === 'case' || known[kind].has(id),
  }
  const acts = demoCity.cases
    .flatMap(({ id, story }) => story.map((act) => ({ id, act, at: `${act.day}T${act.time}:00.000Z` })))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
  for (const { id, act, at } of acts) {
    const { action, day, fields, instance, opens } = act
    const person = people.get(act.by)
    const by = { personId: act.by, offices: person?.offices ?? [], unitId: person?.unit ?? null }
    await tellAct(tale, id, {
      action,
      day,
      at,
      by,
      fields,
      ...(instance === undefined ? {} : { instance }),
      ...(opens === undefined ? {} : { opens }),
    })
  }
  return cases
}
