import type { CaseEvent } from '#engine/case-file.ts'
import type { Procedure } from '#engine/procedure.ts'
import { officeOf } from '#engine/roles.ts'

/** True for what somebody did for a unit, for an office that works on every case, or what nobody did. */
export function isOfficialAct(procedure: Procedure, { byRole, byUnit }: CaseEvent): boolean {
  const held = procedure.roles[byRole]?.held
  const seesAll = procedure.visibility.offices.some((role) => officeOf(procedure, role) === officeOf(procedure, byRole))
  return byUnit !== null || held === 'timer' || held === 'through' || seesAll
}
