import type { ActionRequest } from './action-request.ts'
import type { Refusal } from './refusals.ts'
import type { CaseView } from './view.ts'

/** A rule that data cannot say: looks at the case and the request, gives a refusal or nothing. */
export type Rule = (view: CaseView, request: ActionRequest) => Refusal | undefined

/** A condition of the case alone, so that an action is offered only where it can be taken. */
export type Guard = (view: CaseView) => Refusal | undefined
