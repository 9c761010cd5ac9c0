import { type PlainDate, plainDate } from '#kernel/plain-date.ts'
import type { LineDoubt, LineFault } from './line-notes.ts'
import { tableDay } from './table-day.ts'

export type Days = { readonly submitted: PlainDate; readonly assigned?: PlainDate; readonly answered?: PlainDate }

/** Days that were, in their order. A missing first day is taken from the session or the year, and said. */
export function daysOf(
  values: Readonly<Record<string, string>>,
  today: PlainDate,
  sessionOpens: string | undefined,
  faults: LineFault[],
  doubts: LineDoubt[],
): Days | undefined {
  const read = (field: 'submitted' | 'assigned' | 'answered' | 'doneBy'): PlainDate | undefined => {
    const text = values[field]
    const day = text === undefined ? undefined : tableDay(text)
    if (text !== undefined && day === undefined) faults.push({ code: 'not_a_date', field, value: text })
    if (day !== undefined && field !== 'doneBy' && day > today)
      faults.push({ code: 'date_in_future', field, value: day })
    return day
  }
  const given = read('submitted')
  const assigned = read('assigned')
  const answered = read('answered')
  read('doneBy')
  const submitted = given ?? standIn(values.year, sessionOpens, faults, doubts, assigned ?? answered)
  if (submitted === undefined) return undefined
  const order = [
    { field: 'assigned', day: assigned, after: submitted },
    { field: 'answered', day: answered, after: assigned ?? submitted },
  ]
  for (const { field, day, after } of order) {
    if (day !== undefined && day < after) faults.push({ code: 'dates_reversed', field, value: day })
  }
  return { submitted, ...(assigned === undefined ? {} : { assigned }), ...(answered === undefined ? {} : { answered }) }
}

function standIn(
  year: string | undefined,
  sessionOpens: string | undefined,
  faults: LineFault[],
  doubts: LineDoubt[],
  later: PlainDate | undefined,
): PlainDate | undefined {
  const number = /^((?:19|20)\d{2})年?度?$/.exec((year ?? '').normalize('NFKC'))?.[1]
  if (year !== undefined && number === undefined) {
    faults.push({ code: 'year_bad', field: 'year', value: year })
    return undefined
  }
  const inSession = sessionOpens !== undefined && (number === undefined || sessionOpens.startsWith(number))
  const first = inSession ? sessionOpens : number === undefined ? undefined : `${number}-01-01`
  const day = first ?? later
  if (day === undefined) {
    faults.push({ code: 'day_missing', field: 'submitted' })
    return undefined
  }
  const known = later !== undefined && later < day ? later : plainDate(day)
  doubts.push({ code: 'day_from_year', field: 'submitted', value: known })
  return known
}

/** The day it was assigned, or the one that stands in, said as a doubt. */
export function assignedDay({ submitted, assigned }: Days, doubts: LineDoubt[]): PlainDate {
  if (assigned === undefined) doubts.push({ code: 'assigned_day_missing', field: 'assigned', value: submitted })
  return assigned ?? submitted
}

/** The day it was answered, or the one that stands in, said as a doubt. */
export function answeredDay({ submitted, assigned, answered }: Days, doubts: LineDoubt[]): PlainDate {
  const day = answered ?? assigned ?? submitted
  if (answered === undefined) doubts.push({ code: 'answered_day_missing', field: 'answered', value: day })
  return day
}
