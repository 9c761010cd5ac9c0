import type { Procedure } from '#engine/procedure.ts'
import type { Profile } from '#engine/profile.ts'
import type { Label } from '#kernel/label.ts'

/** What satisfaction is a share of, and whose rule that is. */
export type SatisfactionRule = {
  readonly base: 'rated_only' | 'all_replied'
  readonly label: Label
  /** Where the law says so; null where it does not, and only the rated are counted by this installation's own choice. */
  readonly source: string | null
  readonly law: Label
  readonly verified: boolean
}

const choice = 'satisfaction_denominator'

export function satisfactionRule(procedure: Procedure, profile: Profile): SatisfactionRule {
  const decided = profile.choices[choice]
  const base = decided?.value === 'all_replied' ? 'all_replied' : 'rated_only'
  const label = procedure.choices[choice]?.values[base] ?? { zh: base, en: base }
  const isLaws = decided !== undefined && decided.value !== null
  return {
    base,
    label,
    source: isLaws ? (decided.source ?? profile.source) : null,
    law: profile.title,
    verified: isLaws && decided.verified !== false,
  }
}
