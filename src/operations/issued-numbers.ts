import type { ActionDefinition } from '#engine/procedure.ts'
import type { Profile } from '#engine/profile.ts'
import { numberSeries, writtenNumber } from '#engine/written-number.ts'
import type { PlainDate } from '#kernel/plain-date.ts'

/** Gives the next number of a series. */
export type NextNumber = (series: string) => Promise<number> | number

/** The numbers an action's fields ask for, written as the profile writes them; each year begins anew. */
export async function issuedNumbers(
  action: ActionDefinition,
  profile: Profile,
  on: PlainDate,
  next: NextNumber,
): Promise<Readonly<Record<string, string>>> {
  const issued: Record<string, string> = {}
  for (const [field, definition] of Object.entries(action.fields)) {
    if (definition.type !== 'issued_number') continue
    const year = String(countedYear(profile, on))
    const number = await next(numberSeries(profile, definition.series, year))
    issued[field] = writtenNumber(profile.numbers[definition.series], year, number)
  }
  return issued
}

/** The year a day counts for: the next one from the law's own first day on. */
function countedYear({ yearBegins }: Profile, on: PlainDate): number {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number)
  if (yearBegins === undefined) return year
  const isNext = month > yearBegins.month || (month === yearBegins.month && day >= yearBegins.day)
  return isNext ? year + 1 : year
}
