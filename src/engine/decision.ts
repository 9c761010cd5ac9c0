import type { PlainDate } from '#kernel/plain-date.ts'
import type { ActionRequest } from './action-request.ts'
import type { WorkCalendar } from './calendar.ts'
import type { IsKnown } from './fields.ts'
import type { ActionDefinition, Procedure } from './procedure.ts'
import type { Profile } from './profile.ts'
import type { CaseView } from './view.ts'

/** Everything a decision rests on besides the case: the day, the calendar, numbers handed out. */
export type Circumstances = {
  readonly on: PlainDate
  /** ISO instant, UTC. */
  readonly at: string
  readonly calendar: WorkCalendar
  readonly isKnown: IsKnown
  /** By field: numbers the office's series gave out for this very act. */
  readonly issued: Readonly<Record<string, string>>
  /** The id of a case of another kind that may come of the act, and the kinds one can be of; none where left out. */
  readonly newCase?: { readonly id: string; readonly kinds: readonly string[] }
  /** Set where an import tells of the past: then `on` is the day it happened, and only acts of the past are taken. */
  readonly past?: true
}

/** A request found good, with all that its events are made of. */
export type Decision = {
  readonly procedure: Procedure
  readonly profile: Profile
  readonly action: ActionDefinition
  readonly view: CaseView
  readonly request: ActionRequest & { readonly instance: string }
  readonly role: string
  readonly circumstances: Circumstances
}
