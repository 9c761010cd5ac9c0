import { knownOffices, officeKinds } from '#operations/accounts/account-roles.ts'
import type { Person } from '#store/roster.ts'

/** The offices somebody of a kind on the roster can be given. */
export function officesFor(kind: Person['kind']): readonly string[] {
  return knownOffices().filter((office) => officeKinds(office).length === 0 || officeKinds(office).includes(kind))
}
