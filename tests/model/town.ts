import { carriedActs } from '#engine/carried-acts.ts'
import type { Actor, CaseFile, Fields } from '#engine/case-file.ts'
import { decide } from '#engine/decide.ts'
import { offersFor } from '#engine/offers.ts'
import type { ActionDefinition } from '#engine/procedure.ts'
import { listInstances, viewOf } from '#engine/view.ts'
import { addDays, type PlainDate, plainDate } from '#kernel/plain-date.ts'
import type { Law } from '#procedures/profiles.ts'
import { people, plainCalendar } from '#tests/support/small-city.ts'
import { fieldsFor } from './filling.ts'
import { type Kind, kinds, type Laws } from './law.ts'
import { type Beginning, opening } from './opening.ts'

/** One thing somebody tries, chosen by numbers so that a run can be made smaller. */
export type Step = {
  readonly place: number
  readonly actor: number
  readonly pick: number
  readonly filling: number
  readonly days: number
  readonly wild: boolean
}

/** An act as it is about to be put on the record: what stood before it, and what it is about. */
export type Moment = {
  /** Every case of the town before the act. */
  readonly before: readonly CaseFile[]
  /** The case acted on; without events where the act begins it. */
  readonly file: CaseFile
  readonly actor: Actor
  readonly action: string
  readonly instance: string | undefined
  readonly fields: Fields
  readonly on: PlainDate
  /** The acts it brings about on other cases, as they stood. */
  readonly carried: readonly {
    readonly file: CaseFile
    readonly action: string
    readonly instance: string | undefined
  }[]
}

/** Somebody who looks on, and may lead the town where little was seen yet. */
export type Watcher = {
  /** Begins every name and number the town gives, so that several towns fit into one database. */
  readonly prefix: string
  readonly weightOf: (law: Law, action: string) => number | undefined
  /** What is filled in where chance would seldom do so. */
  readonly given: (kind: string, action: string) => Fields
  readonly onAct: (moment: Moment) => void
}

const nobodyWatches: Watcher = { prefix: '', weightOf: () => undefined, given: () => ({}), onAct: () => undefined }

/** Who does what, on the case at this place. */
export type ToldAct = {
  readonly place: number
  readonly actor: Actor
  readonly action: string
  readonly instance?: string
  readonly fields?: Fields
}

/** A town with a few cases, put to the engine as the operations do, without a database. */
export type Town = {
  readonly take: (step: Step) => void
  /** One act, told: everything it asks for is filled in. Says why where it is refused. */
  readonly tell: (act: ToldAct) => string | undefined
  readonly wait: (days: number) => void
  readonly cases: () => readonly CaseFile[]
  readonly today: () => PlainDate
  readonly lawOf: (file: CaseFile) => Law
  /** Acts taken so far. */
  readonly taken: () => number
}

export const actors: readonly Actor[] = Object.values(people)

const timer: Actor = { personId: '', offices: [], unitId: null, timer: true }

/** Acts that no page offers on a case: taken over many at once, or by the passing of time. */
export const unoffered = ['carry_over', 'change_term', 'recompute_deadlines', 'deem_received'] as const

/** A town that begins with cases of one kind; others come of them. */
export function newTown(
  laws: Laws,
  first: Kind,
  watcher: Watcher = nobodyWatches,
  beginnings: readonly Beginning[] = opening(first),
): Town {
  const files = new Map<string, CaseFile>()
  let day = plainDate('2026-03-02')
  let numbers = 0
  let ids = 0
  let taken = 0
  const newId = () => {
    ids += 1
    return `${watcher.prefix}opened-${ids}`
  }
  const lawOf = ({ procedure }: Pick<CaseFile, 'procedure'>): Law => {
    const kind = kinds.find((one) => one === procedure)
    if (kind === undefined) throw new Error(`no law on ${procedure}`)
    return laws[kind]
  }
  const empty = (id: string, kind: Kind): CaseFile => ({
    id,
    procedure: kind,
    profile: laws[kind].profile.id,
    events: [],
  })

  const tried = (file: CaseFile, actor: Actor, name: string, fields: Fields, instance?: string) => {
    const { procedure, profile } = lawOf(file)
    const action = Object.hasOwn(procedure.actions, name) ? procedure.actions[name] : undefined
    const issued = Object.entries(action?.fields ?? {}).filter(([, field]) => field.type === 'issued_number')
    numbers += 1
    return decide(
      procedure,
      profile,
      file,
      { action: name, actor, fields: askedFields(action, fields), ...(instance === undefined ? {} : { instance }) },
      {
        on: day,
        at: `${day}T02:${twoDigits(Math.floor(numbers / 60))}:${twoDigits(numbers)}.000Z`,
        calendar: plainCalendar,
        isKnown: () => true,
        issued: Object.fromEntries(issued.map(([field]) => [field, `${watcher.prefix}2026-${numbers}`])),
        newCase: { id: newId(), kinds },
      },
    )
  }

  /** One act with what it carries to the other case: all of it or nothing. */
  const act = (file: CaseFile, actor: Actor, name: string, fields: Fields, instance?: string): boolean => {
    const { procedure, profile } = lawOf(file)
    const action = procedure.actions[name]
    const splits = action?.carries?.some((carry) => carry.to === 'new_case') === true
    const about = splits ? newId() : instance
    const decided = tried(file, actor, name, fields, about)
    if (!decided.ok || action === undefined) return false
    const after = { ...file, events: [...file.events, ...decided.value] }
    const changed = [after]
    const carriedOn: { file: CaseFile; action: string; instance: string | undefined }[] = []
    for (const carried of carriedActs(procedure, profile, action, viewOf(after), decided.value[0]?.instance ?? '')) {
      const other = otherOf(carried.target, file)
      if (other === undefined) return false
      const there = lawOf(other).procedure
      const linked = there.machines[there.actions[carried.action]?.machine ?? '']?.per === 'linked_case'
      const through = { ...actor, through: file.id }
      const of = linked ? file.id : undefined
      const told = tried(other, through, carried.action, carried.fields, of)
      if (told.ok) {
        changed.push({ ...other, events: [...other.events, ...told.value] })
        carriedOn.push({ file: other, action: carried.action, instance: of })
      } else if (!carried.whereOpen || told.refusal[0].code !== 'action_not_available') return false
    }
    watcher.onAct({
      before: [...files.values()],
      file,
      actor,
      action: name,
      instance: about,
      fields: askedFields(action, fields),
      on: day,
      carried: carriedOn,
    })
    for (const one of changed) files.set(one.id, one)
    taken += 1
    return true
  }

  const otherOf = (target: ReturnType<typeof carriedActs>[number]['target'], from: CaseFile): CaseFile | undefined => {
    if ('id' in target) return files.get(target.id)
    if ('newId' in target) return empty(target.newId, kinds.find((one) => one === target.procedure) ?? first)
    return [...files.values()].find((one) => {
      const { flowNumber, caseNumber } = viewOf(one).facts
      const isThis = flowNumber === target.number || caseNumber === target.number
      return one.id !== from.id && one.procedure === from.procedure && isThis
    })
  }

  for (const [index, { kind, actor, action, fields }] of beginnings.entries()) {
    act(empty(`${watcher.prefix}c${index}`, kind), actor, action, fields)
  }

  const take = ({ place, actor: who, pick, filling, days, wild }: Step): void => {
    day = addDays(day, days)
    const all = [...files.values()]
    const file = all[place % all.length]
    if (file === undefined) return
    const law = lawOf(file)
    const { procedure, profile } = law
    const view = viewOf(file)
    const others = all.filter((one) => one !== file && one.procedure === file.procedure)
    const fill = (name: string) => ({
      ...fieldsFor(law, name, filling, day, others),
      ...watcher.given(file.procedure, name),
    })
    if (wild && pick % 4 === 0) {
      const name = unoffered[filling % unoffered.length] ?? 'carry_over'
      const waiting = listInstances(view, 'assignment').find(({ state }) => state === 'dispatched')?.instance
      const by = name === 'deem_received' ? timer : file.procedure === 'proposal' ? people.committee : people.secretary
      act(file, by, name, fill(name), name === 'deem_received' ? waiting : undefined)
      return
    }
    if (wild) {
      const names = Object.keys(procedure.actions)
      const name = names[pick % names.length] ?? ''
      const instance = view.instances[filling % Math.max(1, view.instances.length)]?.instance
      act(file, actors[who % actors.length] ?? people.deputy, name, fill(name), instance)
      return
    }
    const offered = actors.flatMap((one) =>
      offersFor(procedure, view, one, day, profile).flatMap((offer) =>
        Array.from({ length: watcher.weightOf(law, offer.action) ?? weightOf(law, offer.action) }, () => ({
          actor: one,
          offer,
        })),
      ),
    )
    const chosen = offered[pick % Math.max(1, offered.length)]
    if (chosen === undefined) return
    act(file, chosen.actor, chosen.offer.action, fill(chosen.offer.action), chosen.offer.instance)
  }

  const tell = ({ place, actor, action, instance, fields: told }: ToldAct): string | undefined => {
    const file = [...files.values()][place]
    if (file === undefined) return 'no such case'
    const others = [...files.values()].filter((one) => one !== file && one.procedure === file.procedure)
    const filled = fieldsFor(lawOf(file), action, 0, day, others)
    const fields = { ...filled, ...watcher.given(file.procedure, action), ...told }
    if (act(file, actor, action, fields, instance)) return undefined
    const decided = tried(file, actor, action, fields, instance)
    return decided.ok ? 'refused by another case' : JSON.stringify(decided.refusal)
  }

  const wait = (days: number): void => {
    day = addDays(day, days)
  }

  return { take, tell, wait, cases: () => [...files.values()], today: () => day, lawOf, taken: () => taken }
}

/** Of what was filled in, what the act asks for. */
function askedFields(action: ActionDefinition | undefined, fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => action?.fields[field] !== undefined))
}

const twoDigits = (number: number): string => String(number % 60).padStart(2, '0')

/** The steps that lead on are taken oftener than those that end a case early or go beside it, or few would get far. */
function weightOf({ procedure }: Law, action: string): number {
  if (/withdraw|discard|decline|drop_|retract|refuse_|send_back|withhold|return_|archive/.test(action)) return 1
  if (/(plan|conclude)_supervision|_conclusion/.test(action)) return 14
  if (/supervision|urg|key_item|disagreement|in_person|contact|promote|conclude/.test(action)) return 2
  if (action === 'object') return 40
  if (/^find_no|^accept$/.test(action)) return 6
  if (/convert|demand_another|forward|send_to_leader/.test(action)) return 8
  return procedure.actions[action]?.main === true || /merge|countersign|extension|lengthen|separately|head/.test(action)
    ? 14
    : 3
}
