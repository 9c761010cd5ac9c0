import type { Actor } from '#engine/case-file.ts'
import { holdsOffice } from '#engine/roles.ts'
import type { SourceRefusal } from '#intake/readers/source-refusals.ts'
import { type TableKind, tableKinds } from '#intake/tables/table-columns.ts'
import { installedProcedures } from '#procedures/installed.ts'
import { isAdministrator } from './dead-mail.ts'

/** Why something asked of an import was not done. */
export type ImportRefusal =
  | { readonly code: 'import_not_allowed' }
  | { readonly code: 'import_not_found' }
  /** It was taken over, or dropped, before. */
  | { readonly code: 'import_not_open' }
  | { readonly code: 'table_unreadable'; readonly because: SourceRefusal }
  | { readonly code: 'table_without_lines' }
  | { readonly code: 'nothing_to_take_over' }

/**
 * Who may take tables over: people and units the administrator; old cases the offices the procedures name for acts of
 * the past. Never an account that acts for a unit.
 */
export function mayImport(actor: Actor | null, kind: TableKind): boolean {
  if (actor === null || actor.unitId !== null) return false
  if (kind !== 'cases') return isAdministrator(actor)
  return kindOfOldCases(actor) !== undefined
}

/** The kind of case that old cases somebody takes over are; undefined for those who may take none over. */
export function kindOfOldCases({ offices }: Pick<Actor, 'offices'>): string | undefined {
  return installedProcedures.find((procedure) =>
    Object.values(procedure.actions).some(
      ({ past, by }) => past === true && by.some((role) => holdsOffice(procedure, role, offices)),
    ),
  )?.id
}

/** The kinds of tables somebody may take over; none for most people. */
export function importableKinds(actor: Actor | null): readonly TableKind[] {
  return tableKinds.filter((kind) => mayImport(actor, kind))
}
