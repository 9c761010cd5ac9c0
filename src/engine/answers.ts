import type { Procedure } from './procedure.ts'
import { type CaseView, type Instance, listInstances } from './view.ts'

/** True for an answer that has left the house. */
export function isIssued(procedure: Procedure, answer: Instance): boolean {
  return answer.machine === procedure.answers.machine && answer.state === procedure.answers.issued
}

/** The newest answer that has left the house. */
export function issuedAnswer(procedure: Procedure, view: CaseView): Instance | undefined {
  return listInstances(view, procedure.answers.machine).findLast((one) => isIssued(procedure, one))
}
