import type { Actor } from '#engine/case-file.ts'
import type { Procedure } from '#engine/procedure.ts'
import { rolesIn } from '#engine/roles.ts'
import { findInstance, type Instance, listInstances, textOf } from '#engine/view.ts'
import { sees } from '#engine/visible.ts'
import { isPlainDate, type PlainDate } from '#kernel/plain-date.ts'
import { checkAnswer } from '#matching/answer-check/answer-check.ts'
import type { AnswerCheck, AskedAndAnswered } from '#matching/answer-check/found-in-reply.ts'
import type { SeenCase } from './read-case.ts'

/** What is typed and not stored yet; what is left out is taken from the draft as it stands. */
export type TypedReply = {
  readonly text?: string
  /** The version looked at; the newest where none is named. */
  readonly instance?: string
  readonly outcome?: string
  readonly doneBy?: string
}

/** A check with the two texts its places lead into. */
export type ReplyCheck = { readonly asked: string; readonly reply: string; readonly check: AnswerCheck }

/** The roles that draft, countersign or review the answers of a kind of case. */
export function checkingRoles(procedure: Procedure): readonly string[] {
  const acts = Object.values(procedure.actions).filter((action) => action.checksAnswer === true)
  return [...new Set(acts.flatMap((action) => action.by))]
}

/** Whether somebody is to be shown the check: who drafts, countersigns or reviews this case's answer, and nobody else. */
export function mayCheckReply(seen: SeenCase, actor: Actor | null): boolean {
  if (actor === null || seen.textStub !== null || !sees(seen.audience, 'unit')) return false
  const roles = rolesIn(seen.procedure, seen.view, actor)
  return checkingRoles(seen.procedure).some((role) => roles.includes(role))
}

/**
 * Lays a reply beside what its case asks. It is worked out anew each time and stored nowhere: no list, figure, export
 * or archive can hold it. Ask `mayCheckReply` first.
 */
export function checkReply(seen: SeenCase, actor: Actor, on: PlainDate, typed: TypedReply): ReplyCheck {
  const stored = replyLookedAt(seen, typed.instance)
  const reply = typed.text ?? textOf(stored?.fields.text)
  const asked = askedOf(seen, typed.text === undefined ? stored?.unit : actor.unitId)
  const check = checkAnswer({
    title: textOf(seen.view.facts.title),
    asked,
    reply,
    on,
    outcome: outcomeOf(seen, typed, stored),
    units: unitNames(seen),
  })
  return { asked, reply, check }
}

/** A countersignature is named after its unit: what is looked at is then the newest draft. */
function replyLookedAt({ replies }: SeenCase, instance: string | undefined): Instance | undefined {
  return replies.find((one) => one.instance === instance) ?? replies.at(-1)
}

/** What is asked for; of a unit that answers a part of its own, that part. */
function askedOf({ view, procedure }: SeenCase, unit: string | null | undefined): string {
  const assignment = typeof unit === 'string' ? findInstance(view, 'assignment', unit) : undefined
  const part = textOf(assignment?.fields.part)
  if (part !== '') return part
  const demands = textOf(view.facts.demands) || textOf(view.facts.body)
  if (demands !== '') return demands
  const texts = Object.entries(procedure.actions.submit?.fields ?? {}).filter(([, { type }]) => type === 'text')
  return texts
    .map(([field]) => textOf(view.facts[field]))
    .filter((text) => text !== '')
    .join('\n')
}

function outcomeOf(
  { profile }: SeenCase,
  typed: TypedReply,
  stored: Instance | undefined,
): AskedAndAnswered['outcome'] {
  const code = typed.outcome ?? textOf(stored?.fields.outcome)
  const entry = profile.lists.outcome?.find((one) => one.code === code)
  if (entry === undefined) return null
  const day = typed.doneBy ?? textOf(stored?.fields.doneBy)
  return {
    scale: entry.scale ?? null,
    demandsDay: entry.demands?.includes('doneBy') === true,
    doneBy: isPlainDate(day) ? day : null,
  }
}

function unitNames({ view, names }: SeenCase): readonly string[] {
  return listInstances(view, 'assignment').flatMap(({ instance }) => {
    const name = names.units.get(instance)
    return name === undefined ? [] : [name.zh, name.en]
  })
}
