import { installedProcedures } from '#procedures/installed.ts'
import type { Person } from '#store/roster.ts'

/** What an account may act as: offices of its person, or one unit, never both. */
export type AccountRoles = { readonly offices: readonly string[]; readonly unitId: string | null }

/** Offices of those who look after the installation: held apart from one another. */
export const officerOffices = ['administrator', 'security_officer', 'auditor'] as const

export type RolesRefusal =
  | { readonly code: 'office_unknown'; readonly office: string }
  | { readonly code: 'office_not_of_person'; readonly office: string }
  | { readonly code: 'unit_not_of_person' }
  | { readonly code: 'unit_or_offices' }

/** Every office an account can hold: those the procedures name, the leader's, and the officers'. */
export function knownOffices(): readonly string[] {
  const named = installedProcedures.flatMap(({ roles }) =>
    Object.entries(roles).flatMap(([name, role]) => (role.held === 'office' ? [role.office ?? name] : [])),
  )
  return [...new Set([...named, 'leader', ...officerOffices])]
}

/**
 * Why somebody cannot be given these roles; undefined when they can. The roster decides: deputies are deputies, members
 * are members, a unit is acted for by those it has.
 */
export function rolesRefusal(
  { offices, unitId }: AccountRoles,
  person: Pick<Person, 'kind' | 'unit_id'>,
): RolesRefusal | undefined {
  const known = knownOffices()
  const unknown = offices.find((office) => !known.includes(office))
  if (unknown !== undefined) return { code: 'office_unknown', office: unknown }
  if (unitId !== null && offices.length > 0) return { code: 'unit_or_offices' }
  if (unitId !== null && unitId !== person.unit_id) return { code: 'unit_not_of_person' }
  const foreign = offices.find((office) => officeKinds(office).length > 0 && !officeKinds(office).includes(person.kind))
  return foreign === undefined ? undefined : { code: 'office_not_of_person', office: foreign }
}

/** Offices that come with being of a kind on the roster. */
export function officeKinds(office: string): readonly string[] {
  return office === 'deputy' || office === 'member' || office === 'leader' ? [office] : []
}

/** Nobody who can make or change accounts also reads what is recorded of it; of three officers each is that and nothing else. */
export function areApart(held: readonly AccountRoles[], apart: 'auditor' | 'each'): boolean {
  const offices = new Set(held.flatMap((one) => one.offices))
  const officers = officerOffices.filter((office) => offices.has(office))
  if (apart === 'auditor') return !(officers.includes('auditor') && officers.length > 1)
  return officers.length === 0 || (offices.size === 1 && held.every(({ unitId }) => unitId === null))
}
