import { type DestinationStream, type Logger, pino } from 'pino'

/** Never written down, wherever somebody hands them to the log by mistake. */
const secrets = ['password', 'token', 'cookie', 'authorization', 'secret', 'csrf']

/** The program's own log: a line of JSON for each event, dated in UTC as people read it, without secrets. */
export function newLog(level: string, destination: DestinationStream): Logger {
  const everywhere = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])
  const redact = { paths: everywhere, censor: '[left out]' }
  return pino({ level, timestamp: pino.stdTimeFunctions.isoTime, redact }, destination)
}
