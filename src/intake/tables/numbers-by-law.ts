import type { Profile } from '#engine/profile.ts'
import { writtenNumber } from '#engine/written-number.ts'

/**
 * A bare figure (`15`, `第15号`) as a law writes numbers of a series; undefined for anything else. Registers often
 * begin anew each year and leave the year out.
 */
export function writtenByLaw(
  law: Profile,
  series: string,
  number: string,
  year: string | undefined,
): string | undefined {
  const bare = /^第?\s*(\d{1,6})\s*号?$/.exec(number.normalize('NFKC'))?.[1]
  return bare === undefined || year === undefined ? undefined : writtenNumber(law.numbers[series], year, Number(bare))
}
