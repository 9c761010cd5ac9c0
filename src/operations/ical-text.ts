import { addDays, type PlainDate } from '#kernel/plain-date.ts'

/** A whole day in a calendar, RFC 5545. */
export type CalendarDay = {
  /** The same for as long as it is the same thing. */
  readonly uid: string
  readonly day: PlainDate
  readonly summary: string
  readonly description: string
  readonly url: string
  /** ISO instant of the last change, UTC. */
  readonly changedAt: string
}

/** An iCalendar file (RFC 5545) of whole days: CRLF, text escaped, lines folded at 75 octets and never inside a character. */
export function icalText(name: string, days: readonly CalendarDay[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Huiying//Deadlines//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...days.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines({ uid, day, summary, description, url, changedAt }: CalendarDay): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${changedAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z`,
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${addDays(day, 1).replaceAll('-', '')}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${url}`,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** Line breaks become \n; other control characters, which RFC 5545 allows nowhere, fall away. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n|\r|\n|\u2028|\u2029/g, '\n')
    .replaceAll(/(?!\n)\p{Cc}/gu, '')
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
}

const octetsALine = 75

function folded(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (octets + size > octetsALine) {
      pieces.push(piece)
      // The space that begins a further line counts with it.
      piece = ' '
      octets = 1
    }
    piece += letter
    octets += size
  }
  return [...pieces, piece].join('\r\n')
}
