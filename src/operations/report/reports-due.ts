import type { Profile, ReportDay, ReportDuty } from '#engine/profile.ts'
import type { Label } from '#kernel/label.ts'
import { addDays, isPlainDate, type PlainDate, plainDate, plainDateOf } from '#kernel/plain-date.ts'
import type { MeetingSession } from '#store/roster.ts'

/** A report that a law asks for in a year: who makes it to whom, and by when. */
export type DueReport = {
  readonly by: ReportDuty['by']
  readonly to: Label
  readonly topic: Label
  readonly text: Label
  /** Null where the law names no day, or the next session's is not known. */
  readonly due: PlainDate | null
  /** What the day stands for, where it is no day of the law's own words. */
  readonly day: ReportDay | null
  readonly source: string
  /** The law's text was not at hand, or the day in it was set here. */
  readonly verified: boolean
}

/** The reports of a year under one law, those with a day first; for a unit, those that units make. */
export function reportsDue(
  profile: Profile,
  sessions: readonly MeetingSession[],
  year: number,
  forUnit: boolean,
): readonly DueReport[] {
  const due = profile.provisions.flatMap<DueReport>(({ topic, text, source, verified, report }) => {
    if (report === undefined || (forUnit && report.by !== 'unit')) return []
    const shared = {
      by: report.by,
      to: report.to,
      topic,
      text,
      source,
      verified: verified !== false && report.verified !== false,
    }
    if (report.due.length === 0) return [{ ...shared, due: null, day: null }]
    return report.due.map((day) => ({ ...shared, day, due: dayOf(day, sessions, year) }))
  })
  return [...due].sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1))
}

/** Before a session means: the day before the first plenary that opens once the year's half is over. */
function dayOf(day: ReportDay, sessions: readonly MeetingSession[], year: number): PlainDate | null {
  if (day !== 'before_session') return plainDateOf(year, day.month, day.day)
  const opens = sessions
    .filter((session) => session.kind === 'plenary' && session.opens_on > `${year}-06-30`)
    .map((session) => session.opens_on)
    .sort()[0]
  return opens !== undefined && isPlainDate(opens) ? addDays(plainDate(opens), -1) : null
}
