import { textOf } from '#engine/view.ts'
import type { Language } from '#kernel/label.ts'
import type { SeenEvent } from '#operations/read-case.ts'
import { type CaseContext, joined, personName, roleName, unitName } from './case-context.ts'

/** Who proposed the case: a person of the roster, or the name it was entered under. */
export function proposerText(context: CaseContext): string {
  const { leadProposer, proposerName } = context.seen.view.facts
  const id = textOf(leadProposer)
  if (id === '') return textOf(proposerName)
  return personName(context, id) || context.seen.summary.proposer_label
}

export function cosignerTexts(context: CaseContext): readonly string[] {
  const { cosigners } = context.seen.view.facts
  return Array.isArray(cosigners) ? cosigners.map((id: string) => personName(context, id) || id) : []
}

/** Empty when nobody cosigned. */
export function cosignerCount(count: number, language: Language): string {
  if (count === 0) return ''
  if (language === 'zh') return `${count}人联名`
  return count === 1 ? '1 cosigner' : `${count} cosigners`
}

/** Who acted, as far as this person may know: name and unit, or the role alone. */
export function actorText(context: CaseContext, event: SeenEvent): string {
  const unit = event.byUnit === null ? '' : unitName(context, event.byUnit)
  const name = event.byPerson === '' ? '' : personName(context, event.byPerson)
  const who = joined([unit, name], context.language)
  return who === '' ? roleName(context, event.byRole) : who
}

/** True when somebody else put the words in for the one who proposed them (代录). */
export function isEnteredForOthers({ seen }: CaseContext): boolean {
  const first = seen.events.find((event) => event.action === 'submit')
  return first !== undefined && seen.procedure.roles[first.byRole]?.held === 'office' && !isOwn(first)
}

function isOwn(event: SeenEvent): boolean {
  return event.byPerson !== '' && event.byPerson === event.fields.leadProposer
}

/** As actorText, with the office said for those who act for one: a name alone would not say whose act it was. */
export function officialActorText(context: CaseContext, event: SeenEvent): string {
  const held = context.seen.procedure.roles[event.byRole]?.held
  const who = actorText(context, event)
  const role = roleName(context, event.byRole)
  return held !== 'office' || event.byUnit !== null || who === role ? who : joined([role, who], context.language)
}
