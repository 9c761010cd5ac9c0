import { worded } from '#engine/terms.ts'
import { isUnnamed } from '#engine/unnamed-authors.ts'
import type { Label, Language } from '#kernel/label.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { SeenCase } from '#operations/read-case.ts'
import { listWords } from '#web/words/list-words.ts'

/** What every part of a case's page needs: the case as this person sees it, in which language, on which day. */
export type CaseContext = {
  readonly seen: SeenCase
  readonly language: Language
  readonly today: PlainDate
  /** The list the case was opened from. */
  readonly back?: string
}

export function personName({ seen, language }: CaseContext, id: string): string {
  if (isUnnamed(id)) return listWords.unnamed[language]
  return seen.names.people.get(id) ?? ''
}

export function unitName({ seen, language }: CaseContext, id: string): string {
  return seen.names.units.get(id)?.[language] ?? id
}

export function sessionName({ seen, language }: CaseContext, id: string): string {
  return seen.names.sessions.get(id)?.[language] ?? id
}

/** By its own name, or by the office whose accounts hold it. */
export function roleName({ seen, language }: CaseContext, role: string): string {
  const { roles } = seen.procedure
  const held = Object.values(roles).find((one) => one.held === 'office' && one.office === role)
  return (roles[role] ?? held)?.label[language] ?? role
}

export function actionName({ seen, language }: CaseContext, action: string): string {
  return seen.procedure.actions[action]?.label[language] ?? action
}

export function clockName({ seen, language }: CaseContext, clock: string): string {
  return seen.procedure.clocks[clock]?.[language] ?? clock
}

/** The state of the case or of one of its machines; the public may read another word for it. */
export function stateName({ seen, language }: CaseContext, machine: string, state: string): string {
  const definition = seen.procedure.machines[machine]?.states[state]
  if (definition === undefined) return state
  const label: Label = seen.audience === 'public' ? (definition.publicLabel ?? definition.label) : definition.label
  return label[language]
}

/** What a unit's part is called where the law has no words for it. */
const dutyWords: Readonly<Record<string, Label>> = {
  lead: { zh: '主办', en: 'Lead' },
  joint: { zh: '会办', en: 'Joint' },
}

/** A code of one of the profile's lists in words. */
export function codeName({ seen, language }: CaseContext, list: string, code: string): string {
  const listed = seen.profile.lists[list]?.find((entry) => entry.code === code)?.label
  const spoken = list === 'duty' ? dutyWords[code] : undefined
  return (listed ?? spoken)?.[language] ?? code
}

/** Words that speak of every kind of case, in this one's terms. */
export function inTerms({ seen, language }: CaseContext, label: Label): string {
  return worded(label, seen.procedure.terms)[language]
}

/** Several names in one line. */
export function joined(names: readonly string[], language: Language): string {
  return names.filter((name) => name !== '').join(language === 'zh' ? '、' : ', ')
}
