import type { WorkCalendar } from '#engine/calendar.ts'
import { type CarriedAct, carriedActs } from '#engine/carried-acts.ts'
import type { Actor, CaseEvent, CaseFile, Fields } from '#engine/case-file.ts'
import { decide } from '#engine/decide.ts'
import type { IsKnown } from '#engine/fields.ts'
import type { ActionDefinition } from '#engine/procedure.ts'
import { viewOf } from '#engine/view.ts'
import { type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { getLaw, type Profiles } from '#procedures/profiles.ts'
import { issuedNumbers } from './issued-numbers.ts'

/** A case whose acts are told from outside, growing act by act. */
export type ToldCase = CaseFile & { readonly events: CaseEvent[] }

export type ToldAct = {
  readonly action: string
  readonly instance?: string
  /** The case that comes of the act, where one does: one of those told. */
  readonly opens?: string
  readonly day: string
  /** ISO instant, UTC. */
  readonly at: string
  readonly by: Actor
  /** A field that takes a case's number holds the id of the case; the number is given to it here. */
  readonly fields: Fields
}

/** All cases told of by id, what they are decided by, and how far each number series has come. */
export type Tale = {
  readonly cases: ReadonlyMap<string, ToldCase>
  readonly calendar: WorkCalendar
  readonly profiles: Profiles
  readonly isKnown: IsKnown
  readonly numbers: Map<string, number>
}

/**
 * Takes one act on a told case, and what it brings about on others, by the decisions everybody's acts go through.
 * @throws when it would be refused.
 */
export async function tellAct(tale: Tale, caseId: string, act: ToldAct): Promise<void> {
  const file = toldCase(tale, caseId)
  const { procedure, profile } = getLaw(tale.profiles, file.procedure, file.profile)
  const action = procedure.actions[act.action]
  const isSplit = action?.carries?.some(({ to }) => to === 'new_case') === true
  const told = { ...act, fields: withNumbers(tale, action, act.fields) }
  const decided = await decideTold(tale, file, told, isSplit ? act.opens : act.instance)
  if (!decided.ok) throw refused(file, act, decided.refusal)
  file.events.push(...decided.value)

  if (action?.carries === undefined) return
  const carried = carriedActs(procedure, profile, action, viewOf(file), decided.value[0]?.instance ?? '')
  for (const one of carried) await carryOver(tale, file, act, one)
}

/** As carryOn does it, in memory. */
async function carryOver(tale: Tale, from: ToldCase, act: ToldAct, carried: CarriedAct): Promise<void> {
  const other = targetOf(tale, from, carried)
  const { procedure } = getLaw(tale.profiles, other.procedure, other.profile)
  const action = procedure.actions[carried.action]
  const fields =
    other.procedure === from.procedure
      ? carried.fields
      : Object.fromEntries(Object.entries(carried.fields).filter(([field]) => action?.fields[field] !== undefined))
  const linked = procedure.machines[action?.machine ?? '']?.per === 'linked_case'
  const { day, at, by } = act
  const told = { action: carried.action, day, at, by: { ...by, through: from.id }, fields }
  const decided = await decideTold(tale, other, told, linked ? from.id : undefined)
  if (decided.ok) other.events.push(...decided.value)
  else if (!carried.whereOpen || decided.refusal[0].code !== 'action_not_available')
    throw refused(other, told, decided.refusal)
}

async function decideTold(tale: Tale, file: ToldCase, act: ToldAct, instance: string | undefined) {
  const { procedure, profile } = getLaw(tale.profiles, file.procedure, file.profile)
  const action = procedure.actions[act.action]
  const on: PlainDate = plainDate(act.day)
  const issued = action === undefined ? {} : await issuedNumbers(action, profile, on, (series) => nextIn(tale, series))
  const opened = act.opens === undefined ? undefined : toldCase(tale, act.opens)
  return decide(
    procedure,
    profile,
    file,
    {
      action: act.action,
      actor: act.by,
      fields: act.fields,
      ...(instance === undefined ? {} : { instance }),
    },
    {
      on,
      at: act.at,
      calendar: tale.calendar,
      isKnown: tale.isKnown,
      issued,
      ...(opened === undefined ? {} : { newCase: { id: opened.id, kinds: [opened.procedure] } }),
    },
  )
}

function nextIn({ numbers }: Tale, series: string): number {
  const next = (numbers.get(series) ?? 0) + 1
  numbers.set(series, next)
  return next
}

/** Cases are told by id: the numbers they bear are given out only now. */
function withNumbers(tale: Tale, action: ActionDefinition | undefined, fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) =>
      action?.fields[field]?.type === 'case'
        ? [field, viewOf(toldCase(tale, String(value))).facts.flowNumber ?? '']
        : [field, value],
    ),
  )
}

function targetOf(tale: Tale, from: ToldCase, { target }: CarriedAct): ToldCase {
  if ('id' in target) return toldCase(tale, target.id)
  if ('newId' in target) return toldCase(tale, target.newId)
  const found = [...tale.cases.values()].find(
    (one) => one.procedure === from.procedure && one.events.some((event) => event.fields.flowNumber === target.number),
  )
  if (found === undefined) throw new Error(`case ${from.id} is told to reach ${target.number}, which no case bears`)
  return found
}

function toldCase({ cases }: Tale, id: string): ToldCase {
  const found = cases.get(id)
  if (found === undefined) throw new Error(`no case ${id} is told of`)
  return found
}

function refused({ id }: ToldCase, { action, day }: ToldAct, refusal: readonly unknown[]): Error {
  return new Error(`case ${id}: ${action} on ${day} refused: ${JSON.stringify(refusal)}`)
}
