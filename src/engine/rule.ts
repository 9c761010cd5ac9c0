import type { ActionRequest } from './action-request.ts'
import type { Profile } from './profile.ts'
import type { Refusal } from './refusals.ts'
import type { CaseView } from './view.ts'

/** What a rule is asked about: the request, with every role its actor has in the case. */
export type RuledRequest = ActionRequest & { readonly roles: readonly string[] }

/** A rule that data cannot say: looks at the case and the request, gives a refusal or nothing. */
export type Rule = (view: CaseView, request: RuledRequest, profile: Profile) => Refusal | undefined

/**
 * A condition of the case alone, so that an action is offered only where it can be taken. Without a profile, as in
 * lists over the cases of many laws, no choice of a law narrows it.
 */
export type Guard = (view: CaseView, profile?: Profile, place?: Place) => Refusal | undefined

/** Where an act takes place: the instance it is about, and the unit that acts, if one does. */
export type Place = { readonly instance: string; readonly unit: string | null }

/** Ids of units or persons, in order, as the case stands before the act. */
export type Named = (view: CaseView, profile: Profile) => readonly string[]
