import type { Profile } from './profile.ts'

const plainPattern = '{year}-{number}'
const numberPlace = /\{number(?::(\d+))?\}/

/** A number of a series as a law writes it: `{year}` and `{number}`, or `{number:4}` for four digits at least. */
export function writtenNumber(pattern: string = plainPattern, year: string, number: number): string {
  return pattern
    .replace('{year}', year)
    .replace(numberPlace, (_, width: string | undefined) => String(number).padStart(Number(width ?? 1), '0'))
}

/** The year and number that something written in a pattern stands for; undefined when it is not written in it. */
export function readNumber(
  pattern: string = plainPattern,
  written: string,
): { readonly year: string; readonly number: number } | undefined {
  const literal = pattern.split(/(\{year\}|\{number(?::\d+)?\})/).map((part) => {
    if (part === '{year}') return '(?<year>\\d{4})'
    return numberPlace.test(part) ? '(?<number>\\d{1,9})' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  const { year, number } = new RegExp(`^${literal.join('')}$`).exec(written)?.groups ?? {}
  return year === undefined || number === undefined ? undefined : { year, number: Number(number) }
}

/** The name under which a law's series is counted; each year begins anew. */
export function numberSeries(profile: Profile, series: string, year: string): string {
  return `${profile.procedure}/${profile.id}/${series}/${year}`
}
