import { textOf } from '#engine/view.ts'
import type { Language } from '#kernel/label.ts'
import type { SeenCase } from '#operations/read-case.ts'

/** What a paper says of a case in a few words each, all of it what the paper's reader may see. */

/** The number to quote: the case number once accepted, the flow number before. */
export function numberText({ view: { facts } }: SeenCase): string {
  return textOf(facts.caseNumber) || textOf(facts.flowNumber)
}

/** Everyone whose case it is, the first as lists name them. */
export function authorNames(seen: SeenCase): readonly string[] {
  const { procedure, profile, view, summary, names } = seen
  const ids = procedure.named?.authors?.(view, profile) ?? []
  const others = ids.filter((id) => id !== summary.lead_proposer).map((id) => names.people.get(id) ?? '')
  return [summary.proposer_label, ...others].filter((name) => name !== '')
}

/** Units of one duty that have not handed the case back. */
export function unitNames(
  { view, procedure, names }: SeenCase,
  duty: 'lead' | 'joint',
  language: Language,
): readonly string[] {
  return view.instances
    .filter((one) => one.duty === duty && procedure.machines[one.machine]?.per === 'unit' && one.state !== 'returned')
    .map((one) => names.units.get(one.instance)?.[language] ?? one.instance)
}

export function codeText({ profile }: SeenCase, list: string, code: string | null, language: Language): string {
  if (code === null || code === '') return ''
  return profile.lists[list]?.find((entry) => entry.code === code)?.label[language] ?? code
}

export function stateText({ procedure, view, audience }: SeenCase, language: Language): string {
  const state = procedure.machines.case?.states[view.state ?? '']
  const label = audience === 'public' ? (state?.publicLabel ?? state?.label) : state?.label
  return label?.[language] ?? view.state ?? ''
}

/** Several names in one line. */
export function listed(names: readonly string[], language: Language): string {
  return names.join(language === 'zh' ? '、' : ', ')
}
