import type { ItemDuty } from '#intake/reading.ts'

/** What of a duty a person says by itself. */
export const dutyParts = ['who', 'when'] as const

export type DutyPart = (typeof dutyParts)[number]

/** Who and by when as kept with a finding. What a person said stays as it is, also that nobody or no term is named. */
export type KeptDuty = ItemDuty & { readonly byHand?: readonly DutyPart[] }

export const isByHand = (duty: KeptDuty | null, part: DutyPart): boolean => duty?.byHand?.includes(part) ?? false

/** Who, or by when, alone. */
export function partOf(duty: KeptDuty | null, part: DutyPart): ItemDuty {
  const { unit, joint, due } = duty ?? {}
  if (part === 'when') return due === undefined ? {} : { due }
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(joint === undefined || joint.length === 0 ? {} : { joint }),
  }
}

/** Parts put together; null where nothing is said of either. */
export function joinParts(parts: Readonly<Record<DutyPart, ItemDuty>>, byHand: readonly DutyPart[]): KeptDuty | null {
  const said = { ...parts.who, ...parts.when }
  if (byHand.length === 0) return Object.keys(said).length === 0 ? null : said
  return { ...said, byHand }
}

/** Another duty, but for what a person said of this one. */
export function besideByHand(kept: KeptDuty | null, other: ItemDuty | null): KeptDuty | null {
  const part = (name: DutyPart): ItemDuty => partOf(isByHand(kept, name) ? kept : other, name)
  return joinParts({ who: part('who'), when: part('when') }, kept?.byHand ?? [])
}
