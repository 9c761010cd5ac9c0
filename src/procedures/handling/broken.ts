import type { FieldValue } from '#engine/case-file.ts'

/** The refusal of a rule or guard that does not hold. */
export function broken(rule: string, detail = '') {
  return { code: 'rule_broken', rule, detail } as const
}

/** What a field of several entries holds. */
export function listOf(value: FieldValue | undefined): readonly string[] {
  return typeof value === 'object' ? value : []
}
