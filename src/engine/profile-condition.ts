import type { Profile } from './profile.ts'

/** Holds where a profile's choice is one of these. */
export type ProfileCondition = { readonly choice: string; readonly in: readonly string[] }

/** True where a profile has chosen so, or nothing is asked. */
export function holds(where: ProfileCondition | undefined, profile: Profile): boolean {
  return where === undefined || where.in.some((value) => value === profile.choices[where.choice]?.value)
}
