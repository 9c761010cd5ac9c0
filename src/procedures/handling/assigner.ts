import type { NamedRole, RoleDefinition } from '#engine/procedure.ts'

/** By the value of who assigns: the roles that law means. */
type Meant = Readonly<Record<string, readonly string[]>>

/**
 * Who may assign: whom the law names for what was raised during a session, and for what was raised between sessions,
 * and beside them the government's office where the law has it share out what goes to the government. Where the law
 * names nobody, the assigning office.
 */
export function assigner(meant: Meant): Extract<RoleDefinition, { held: 'named' }> & Pick<RoleDefinition, 'label'> {
  return {
    label: { zh: '依规定交办的机构', en: 'Office that assigns by law' },
    held: 'named',
    as: [
      ...namedFor('in_session', 'assigned_in_session', meant),
      ...namedFor('between_sessions', 'assigned_between_sessions', meant),
      { role: 'assigning_office', where: { choice: 'government_shares_out', in: ['government_office'] } },
    ],
    otherwise: 'assigning_office',
  }
}

function namedFor(period: string, choice: string, meant: Meant): readonly NamedRole[] {
  return Object.entries(meant).flatMap(([value, roles]) =>
    roles.map((role) => ({ role, where: { choice, in: [value] }, when: { fact: 'period', in: [period] } })),
  )
}
