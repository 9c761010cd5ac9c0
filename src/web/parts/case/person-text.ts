import { listInstances, textOf } from '#engine/view.ts'
import type { Language } from '#kernel/label.ts'
import type { SeenEvent } from '#operations/read-case.ts'
import { listWords } from '#web/words/list-words.ts'
import { type CaseContext, joined, personName, roleName, stateName, unitName } from './case-context.ts'

/** Who proposed the case: a person of the roster, or the name it was entered under. */
export function proposerText(context: CaseContext): string {
  if (context.seen.isUnnamed) return listWords.unnamed[context.language]
  const { leadProposer, proposerName, body } = context.seen.view.facts
  const id = textOf(leadProposer)
  const name = id === '' ? textOf(proposerName) : personName(context, id) || context.seen.summary.proposer_label
  const group = textOf(body)
  if (group === '') return name
  return context.language === 'zh' ? `${group}（${name}签署）` : `${group} (signed by ${name})`
}

/** Who counts as having signed besides the first signer: who confirmed it, or signed on paper. */
const signed = ['confirmed', 'on_paper']

/** Those who cosigned: only who confirmed it counts. */
export function cosignerTexts(context: CaseContext): readonly string[] {
  return listInstances(context.seen.view, 'signature')
    .filter((one) => signed.includes(one.state))
    .map((one) => personName(context, one.instance) || one.instance)
}

/** Those who were asked to cosign and do not count, each with how it stands; by day, so that an invitation can end. */
export function unconfirmedTexts(context: CaseContext): readonly string[] {
  const { seen, language, today } = context
  const ends = seen.view.clocks.find((clock) => clock.clock === 'cosigning')?.deadline
  const isOver = ends !== undefined && ends < today
  return listInstances(seen.view, 'signature')
    .filter((one) => !signed.includes(one.state) && one.state !== 'leading')
    .map((one) => {
      const state = isOver && one.state === 'invited' ? 'lapsed' : one.state
      const name = personName(context, one.instance) || one.instance
      const standing = stateName(context, 'signature', state)
      return language === 'zh' ? `${name}（${standing}）` : `${name} (${standing.toLowerCase()})`
    })
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
  if (first === undefined || seen.procedure.roles[first.byRole]?.held !== 'office') return false
  // Of authors who stay unnamed the event as it is shown no longer says who it was.
  return seen.summary.confidential ? seen.summary.entered_for_other : !isOwn(first)
}

function isOwn(event: SeenEvent): boolean {
  return event.byPerson !== '' && event.byPerson === event.fields.leadProposer
}

/** As actorText, with the office said for those who act for one: a name alone would not say whose act it was. */
export function officialActorText(context: CaseContext, event: SeenEvent): string {
  // Who imported an old file did not do what it tells.
  if (context.seen.procedure.actions[event.action]?.past === true) return listWords.imported[context.language]
  const held = context.seen.procedure.roles[event.byRole]?.held
  const who = actorText(context, event)
  const role = roleName(context, event.byRole)
  return held !== 'office' || event.byUnit !== null || who === role ? who : joined([role, who], context.language)
}
