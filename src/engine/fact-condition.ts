import type { Fields } from './case-file.ts'

/** Holds where a fact has one of these values. */
export type FactCondition = { readonly fact: string; readonly in: readonly string[] }

/** True where the facts say so, or nothing is asked. */
export function factHolds(condition: FactCondition | undefined, facts: Fields): boolean {
  return condition === undefined || condition.in.some((value) => value === facts[condition.fact])
}
