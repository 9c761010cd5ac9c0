import { carriedActs } from '#engine/carried-acts.ts'
import type { Actor, CaseFile, Fields, FieldValue } from '#engine/case-file.ts'
import { decide } from '#engine/decide.ts'
import { offersFor } from '#engine/offers.ts'
import type { FieldDefinition } from '#engine/procedure.ts'
import { viewOf } from '#engine/view.ts'
import { addDays, type PlainDate, plainDate } from '#kernel/plain-date.ts'
import type { Law } from '#procedures/profiles.ts'
import { people, plainCalendar } from '#tests/support/small-city.ts'
import { laws } from './law.ts'

/** One thing somebody tries, chosen by numbers so that a run can be made smaller. */
export type Step = {
  readonly place: number
  readonly actor: number
  readonly pick: number
  readonly filling: number
  readonly days: number
  readonly wild: boolean
}

/** A town with two cases of one kind, put to the engine as the operations do, without a database. */
export type Town = {
  readonly take: (step: Step) => void
  readonly cases: () => readonly CaseFile[]
  readonly today: () => PlainDate
}

export const actors: readonly Actor[] = Object.values(people)

/** The kinds of case a town can be of: the law, and who puts them forward. */
export const kinds = {
  suggestion: { law: laws.suggestion, authors: [people.deputy, people.secondDeputy, people.thirdDeputy] },
  proposal: { law: laws.proposal, authors: [people.member, people.secondMember, people.thirdMember] },
} as const

type Kind = (typeof kinds)[keyof typeof kinds]

export function newTown({ law, authors }: Kind): Town {
  const { procedure, profile } = law
  const files = new Map<string, CaseFile>()
  let day = plainDate('2026-03-02')
  let numbers = 0
  let parts = 0
  const newId = () => {
    parts += 1
    return `part-${parts}`
  }

  const tried = (file: CaseFile, actor: Actor, name: string, fields: Fields, instance?: string) => {
    const action = Object.hasOwn(procedure.actions, name) ? procedure.actions[name] : undefined
    const issued = Object.entries(action?.fields ?? {}).filter(([, field]) => field.type === 'issued_number')
    numbers += 1
    return decide(
      procedure,
      profile,
      file,
      { action: name, actor, fields, ...(instance === undefined ? {} : { instance }) },
      {
        on: day,
        at: `${day}T02:00:00.000Z`,
        calendar: plainCalendar,
        isKnown: () => true,
        issued: Object.fromEntries(issued.map(([field]) => [field, `2026-${numbers}`])),
      },
    )
  }

  /** One act with what it carries to the other case: all of it or nothing. */
  const act = (file: CaseFile, actor: Actor, name: string, fields: Fields, instance?: string): boolean => {
    const action = procedure.actions[name]
    const splits = action?.carries?.some((carry) => carry.to === 'new_case') === true
    const decided = tried(file, actor, name, fields, splits ? newId() : instance)
    if (!decided.ok || action === undefined) return false
    const after = { ...file, events: [...file.events, ...decided.value] }
    const changed = [after]
    for (const carried of carriedActs(procedure, profile, action, viewOf(after), decided.value[0]?.instance ?? '')) {
      const other = otherOf(carried.target, file.id)
      if (other === undefined) return false
      const linked = procedure.machines[procedure.actions[carried.action]?.machine ?? '']?.per === 'linked_case'
      const there = tried(
        other,
        { ...actor, through: file.id },
        carried.action,
        carried.fields,
        linked ? file.id : undefined,
      )
      if (there.ok) changed.push({ ...other, events: [...other.events, ...there.value] })
      else if (!carried.whereOpen || there.refusal[0].code !== 'action_not_available') return false
    }
    for (const one of changed) files.set(one.id, one)
    return true
  }

  const otherOf = (target: ReturnType<typeof carriedActs>[number]['target'], from: string): CaseFile | undefined => {
    if ('id' in target) return files.get(target.id)
    if ('newId' in target) return { id: target.newId, procedure: target.procedure, profile: profile.id, events: [] }
    return [...files.values()].find(({ id, events }) => {
      const { flowNumber, caseNumber } = viewOf({ id, procedure: '', profile: '', events }).facts
      return id !== from && (flowNumber === target.number || caseNumber === target.number)
    })
  }

  for (const [index, lead] of authors.slice(0, 2).entries()) {
    const file = { id: `c${index}`, procedure: procedure.id, profile: profile.id, events: [] }
    files.set(file.id, file)
    act(file, lead, index === 0 ? 'submit' : 'begin_draft', {
      title: `关于第${index}件的建议`,
      background: '栈桥旧了。',
      analysis: '无人管。',
      demands: '一、请修缮。\n二、请疏浚。',
      leadProposer: lead.personId,
      cosigners: authors.filter((one) => one !== lead).map((one) => one.personId),
      cosignBy: '2026-04-30',
      period: 'between_sessions',
      publishText: true,
    })
  }

  const take = ({ place, actor: who, pick, filling, days, wild }: Step): void => {
    day = addDays(day, days)
    const file = files.get(`c${place}`)
    if (file === undefined) return
    const view = viewOf(file)
    const fill = (name: string) =>
      fieldsFor(
        { law, authors },
        name,
        filling,
        day,
        [...files.values()].filter((one) => one !== file),
      )
    if (wild) {
      const names = Object.keys(procedure.actions)
      const name = names[pick % names.length] ?? ''
      const instance = view.instances[filling % Math.max(1, view.instances.length)]?.instance
      act(file, actors[who % actors.length] ?? people.deputy, name, fill(name), instance)
      return
    }
    const offered = actors.flatMap((one) =>
      offersFor(procedure, view, one, day, profile).flatMap((offer) =>
        Array.from({ length: weightOf(law, offer.action) }, () => ({ actor: one, offer })),
      ),
    )
    const chosen = offered[pick % Math.max(1, offered.length)]
    if (chosen === undefined) return
    act(file, chosen.actor, chosen.offer.action, fill(chosen.offer.action), chosen.offer.instance)
  }

  return { take, cases: () => [...files.values()], today: () => day }
}

/** The steps that lead on are taken oftener than those that end a case early or go beside it, or few would get far. */
function weightOf({ procedure }: Law, action: string): number {
  if (/withdraw|discard|decline|drop_|retract|refuse_|send_back|withhold|return_/.test(action)) return 1
  if (/supervision|conclusion|urg|key_item|disagreement|in_person|contact/.test(action)) return 2
  return procedure.actions[action]?.main === true || /merge|countersign|extension|lengthen|separately|head/.test(action)
    ? 14
    : 3
}

/** Something in most fields, chosen by a number; now and then what is asked for is left out. */
function fieldsFor(kind: Kind, name: string, filling: number, day: PlainDate, others: readonly CaseFile[]): Fields {
  const given: Record<string, FieldValue> = {}
  for (const [index, [field, definition]] of Object.entries(kind.law.procedure.actions[name]?.fields ?? {}).entries()) {
    const roll = Math.floor(filling / (index + 3))
    const isLeftOut = definition.required === true ? roll % 29 === 28 : roll % 3 === 2
    if (definition.type === 'issued_number' || isLeftOut) continue
    given[field] = valueFor(kind, field, definition, roll, day, others)
  }
  return given
}

function valueFor(
  { law: { profile }, authors }: Kind,
  field: string,
  definition: FieldDefinition,
  roll: number,
  day: PlainDate,
  others: readonly CaseFile[],
): FieldValue {
  switch (definition.type) {
    case 'code': {
      const entries = profile.lists[definition.list] ?? []
      // Few reviews find something lacking, or few proposals would get far.
      if (definition.list === 'review_finding') return roll % 12 === 11 ? 'lacking' : 'meets'
      return entries[roll % Math.max(1, entries.length)]?.code ?? ''
    }
    case 'date':
      return addDays(day, (roll % 60) + 1)
    case 'whole_number':
      return definition.min + (roll % (definition.max - definition.min + 1))
    case 'yes_no':
      return roll % 4 !== 0
    case 'leader':
      return people.leader.personId
    case 'unit':
      return ['roads', 'parks', 'water'][roll % 3] ?? 'roads'
    case 'units':
      return roll % 2 === 0 ? ['parks'] : ['parks', 'water']
    case 'person':
      return authors[roll % authors.length]?.personId ?? ''
    case 'people':
      return authors.slice(0, (roll % authors.length) + 1).map((one) => one.personId)
    case 'case':
      return String(
        viewOf(others[roll % Math.max(1, others.length)] ?? { id: '', procedure: '', profile: '', events: [] }).facts
          .flowNumber ?? '',
      )
    default:
      return textFor(field, roll)
  }
}

function textFor(field: string, roll: number): string {
  if (field === 'unnamedBecause') return roll % 3 === 0 ? '怕被单位知道' : ''
  if (field === 'redactions') return roll % 2 === 0 ? '修缮｜商业秘密' : ''
  return field === 'demands' && roll % 2 === 0 ? '二、请疏浚。' : `请修缮，第${roll % 5}次。`
}
