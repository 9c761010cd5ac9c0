import { z } from 'zod'
import { daysAfter, lastDayOf, SeenWeaknesses } from './judge-weaknesses.ts'

/** When the registry was last asked, for which packages, and what it knew of then. */
export const WeaknessRecord = z.strictObject({
  /** The day; null before the first answer. */
  asked: z.iso.date().nullable(),
  /** SHA-256 of the lock file the packages stood in; null likewise. */
  packages: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  seen: SeenWeaknesses,
})
export type WeaknessRecord = z.infer<typeof WeaknessRecord>

/** How many days old the last answer may be at a release; as SECURITY.md says it. */
const daysAsked = 7

/** Why nothing is released on a day by this record: the answer is old or of other packages, or a weakness is overdue. */
export function releaseFaults(
  { asked, packages, seen }: WeaknessRecord,
  { today, lockFile }: { readonly today: string; readonly lockFile: string },
): readonly string[] {
  if (asked === null) return ['the registry was never asked']
  const overdue = Object.entries(seen).filter(([, one]) => today > lastDayOf(one))
  return [
    ...(asked > today || today > daysAfter(asked, daysAsked) ? [`the registry was last asked on ${asked}`] : []),
    ...(packages === lockFile ? [] : ['the packages are not those that were asked for']),
    ...overdue.map(([id, one]) => `${id} was to be mended by ${lastDayOf(one)}`),
  ]
}
