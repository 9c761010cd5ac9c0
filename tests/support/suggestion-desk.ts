import type { Actor, CaseEvent, CaseFile, Fields } from '#engine/case-file.ts'
import { decide, type Refusals } from '#engine/decide.ts'
import { offersFor } from '#engine/offers.ts'
import { procedureUnder } from '#engine/procedure-under.ts'
import type { Profile } from '#engine/profile.ts'
import { type CaseView, findInstance, viewOf } from '#engine/view.ts'
import { plainDate } from '#kernel/plain-date.ts'
import type { Law } from '#procedures/profiles.ts'
import { suggestion as declared } from '#procedures/suggestion/procedure.ts'
import { shanghai } from './installed-profiles.ts'
import { people, plainCalendar } from './small-city.ts'

/** One case put to the engine act by act, without a database. */
export type SuggestionDesk = {
  /** @throws when the act is refused. */
  readonly act: (who: Actor, action: string, fields?: Fields, instance?: string) => void
  /** The refusals of an act, which is not taken. @throws when it would be. */
  readonly refused: (who: Actor, action: string, fields?: Fields, instance?: string) => Refusals
  readonly setDay: (day: string) => void
  readonly view: () => CaseView
  readonly events: () => readonly CaseEvent[]
  readonly stateOf: (machine: string, instance: string) => string | undefined
  readonly offered: (who: Actor) => readonly string[]
}

export const suggestionFields: Fields = {
  title: '关于修缮北岸栈桥的建议',
  demands: '请修缮北岸栈桥的栏杆。',
  leadProposer: people.deputy.personId,
  period: 'between_sessions',
  publishText: true,
}

/** A profile that is Shanghai's but for some of its choices. */
export function shanghaiWith(choices: Readonly<Record<string, string>>): Profile {
  const changed = Object.entries(choices).map(([choice, value]) => [choice, { value, source: 'test' }])
  return { ...shanghai.profile, choices: { ...shanghai.profile.choices, ...Object.fromEntries(changed) } }
}

export function openSuggestion(profile: Profile = shanghai.profile): SuggestionDesk {
  return openDesk({ procedure: procedureUnder(declared, profile), profile })
}

/** A case of any kind under a law, put to the engine act by act. */
export function openDesk({ procedure, profile }: Law): SuggestionDesk {
  let file: CaseFile = { id: 'c1', procedure: procedure.id, profile: profile.id, events: [] }
  let day = '2026-03-02'
  let numbers = 0
  const tried = (actor: Actor, action: string, fields: Fields = {}, instance?: string) => {
    const asked = Object.entries(procedure.actions[action]?.fields ?? {})
    const numbered = asked.filter(([, field]) => field.type === 'issued_number')
    numbers += 1
    return decide(
      procedure,
      profile,
      file,
      { action, actor, fields, ...(instance === undefined ? {} : { instance }) },
      {
        on: plainDate(day),
        at: `${day}T02:00:00.000Z`,
        calendar: plainCalendar,
        isKnown: () => true,
        issued: Object.fromEntries(numbered.map(([field]) => [field, `N${numbers}`])),
      },
    )
  }
  return {
    act: (who, action, fields, instance) => {
      const decided = tried(who, action, fields, instance)
      if (!decided.ok) throw new Error(`${action}: ${JSON.stringify(decided.refusal)}`)
      file = { ...file, events: [...file.events, ...decided.value] }
    },
    refused: (who, action, fields, instance) => {
      const decided = tried(who, action, fields, instance)
      if (decided.ok) throw new Error(`${action} was not refused`)
      return decided.refusal
    },
    setDay: (next) => {
      day = next
    },
    view: () => viewOf(file),
    events: () => file.events,
    stateOf: (machine, instance) => findInstance(viewOf(file), machine, instance)?.state,
    offered: (who) => offersFor(procedure, viewOf(file), who, plainDate(day), profile).map((offer) => offer.action),
  }
}

/** Handed in by the lead proposer with the others' names, each confirmed by its bearer, and accepted. */
export function filedWith(cosigners: readonly Actor[], profile: Profile = shanghai.profile): SuggestionDesk {
  const desk = openSuggestion(profile)
  desk.act(people.deputy, 'submit', {
    ...suggestionFields,
    ...(cosigners.length === 0 ? {} : { cosigners: cosigners.map((one) => one.personId), cosignBy: '2026-03-09' }),
  })
  for (const cosigner of cosigners) desk.act(cosigner, 'confirm_signature')
  desk.act(people.secretary, 'register')
  desk.act(people.secretary, 'file')
  return desk
}

export const reviewed: Fields = {
  outcome: 'adopted',
  secrecy: 'cleared',
  secrecyReviewer: '审查人某',
  publication: 'full',
}

export const draftText = '您提出的建议收悉。栏杆由锦程公司修缮，造价四万元。'

/** Accepted, assigned to roads with parks, signed for, the joint opinion given and a reply drafted. */
export function draftedReply(cosigners: readonly Actor[], profile: Profile = shanghai.profile): SuggestionDesk {
  const desk = filedWith(cosigners, profile)
  desk.act(people.assigner, 'assign', { leadUnit: 'roads', jointUnits: ['parks'] })
  desk.act(people.roads, 'sign_for')
  desk.act(people.parks, 'sign_for')
  desk.act(people.parks, 'give_joint_opinion', { opinion: '同意。' })
  desk.act(people.roads, 'draft_reply', { text: draftText })
  return desk
}

/** As draftedReply, reviewed and issued. */
export function answered(
  cosigners: readonly Actor[],
  review: Fields = {},
  profile: Profile = shanghai.profile,
): SuggestionDesk {
  const desk = draftedReply(cosigners, profile)
  desk.act(people.roads, 'review_reply', { ...reviewed, ...review })
  desk.act(people.roads, 'issue_reply', { signer: '段路遥' })
  return desk
}
