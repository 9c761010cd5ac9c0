import type { Actor } from '#engine/case-file.ts'
import { holdsOffice } from '#engine/roles.ts'
import type { SourceRefusal } from '#intake/readers/source-refusals.ts'
import { type TableKind, tableKinds } from '#intake/tables/table-columns.ts'
import { installedProcedures } from '#procedures/installed.ts'
import { isAdministrator } from './dead-mail.ts'
import type { ScanRefusal } from './file-scanner.ts'

/** Why something asked of an import was not done. */
export type ImportRefusal =
  | ScanRefusal
  | { readonly code: 'import_not_allowed' }
  | { readonly code: 'import_not_found' }
  /** It was taken over, or dropped, before. */
  | { readonly code: 'import_not_open' }
  | { readonly code: 'table_unreadable'; readonly because: SourceRefusal }
  | { readonly code: 'table_without_lines' }
  | { readonly code: 'nothing_to_take_over' }

/** A kind of table, and of old cases and ratings the kind of case they are of; of rosters none. */
export type Importable = { readonly kind: TableKind; readonly procedure: string }

/** The act of the past that a table of old cases, or of old ratings, asks for: whoever may take it may import such a table. */
const actOfThePast = { cases: 'past_submit', ratings: 'past_rate' } as const

/**
 * What somebody may take over: people and units the administrator; old cases and ratings the offices the procedures
 * name for acts of the past, each of its own kinds. Never an account that acts for a unit.
 */
export function importablesOf(actor: Actor | null): readonly Importable[] {
  if (actor === null || actor.unitId !== null) return []
  return tableKinds.flatMap((kind): readonly Importable[] => {
    if (kind === 'people' || kind === 'units') return isAdministrator(actor) ? [{ kind, procedure: '' }] : []
    return installedProcedures
      .filter(
        (procedure) =>
          procedure.actions[actOfThePast[kind]]?.by.some((role) => holdsOffice(procedure, role, actor.offices)) ===
          true,
      )
      .map(({ id }) => ({ kind, procedure: id }))
  })
}

/** True when somebody may take such a table over, and look at one that was. */
export function mayImport(actor: Actor | null, table: Importable): boolean {
  return importablesOf(actor).some((one) => one.kind === table.kind && one.procedure === table.procedure)
}
