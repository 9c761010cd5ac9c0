import { parseArgs } from 'node:util'

/** What changing a log's key and ending one are told alike, and how long both keys are to sign. */
export type KeyArguments = {
  readonly city: string | undefined
  readonly url: string | undefined
  readonly by: string
  readonly reason: string
  /** Null: none, the change is at once. */
  readonly overlapDays: number | null
}

const usualOverlapDays = 30
const mostOverlapDays = 3_650

/** Undefined for anything else than who and why, and one way to end the key before: the usage was said then. */
export function keyArguments(
  command: 'change-log-key' | 'retire-log-key',
  args: readonly string[],
): KeyArguments | undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      by: { type: 'string' },
      reason: { type: 'string' },
      'overlap-days': { type: 'string' },
      'at-once': { type: 'boolean' },
      city: { type: 'string' },
      'database-url': { type: 'string' },
    },
  })
  const { by, reason, city, 'overlap-days': days, 'at-once': isAtOnce = false, 'database-url': url } = values
  const overlap = days === undefined ? usualOverlapDays : Number(days)
  const isRight = Number.isInteger(overlap) && overlap >= 1 && overlap <= mostOverlapDays
  const isEnding = command === 'retire-log-key' && (days !== undefined || isAtOnce)
  if (positionals.length > 0 || by === undefined || reason === undefined || !isRight || isEnding) return usage(command)
  if (days !== undefined && isAtOnce) return usage(command)
  return { city, url, by, reason, overlapDays: isAtOnce ? null : overlap }
}

function usage(command: 'change-log-key' | 'retire-log-key'): undefined {
  const way = command === 'change-log-key' ? ` [--overlap-days 1…${mostOverlapDays} | --at-once]` : ''
  process.stderr.write(`${command} --by LOGIN --reason WORDS${way} [--city ID] [--database-url URL]\n`)
}
