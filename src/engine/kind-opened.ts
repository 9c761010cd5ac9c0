import type { Fields } from './case-file.ts'
import type { ActionDefinition } from './procedure.ts'
import type { Profile } from './profile.ts'

/** The kind of case that the code chosen in a field passes the matter on as; undefined for none. */
export function kindOpened(
  profile: Profile,
  action: ActionDefinition,
  field: string,
  fields: Fields,
): string | undefined {
  const asked = action.fields[field]
  if (asked?.type !== 'code') return undefined
  return profile.lists[asked.list]?.find(({ code }) => code === fields[field])?.opens
}

/** True for an action of which a case of another kind may come. */
export function mayOpenAnother(action: ActionDefinition): boolean {
  return action.creates?.some(({ of }) => 'openedBy' in of) === true
}
