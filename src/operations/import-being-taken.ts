import type { Actor } from '#engine/case-file.ts'
import type { Refusals } from '#engine/decide.ts'
import type { Procedure } from '#engine/procedure.ts'
import { officeOf } from '#engine/roles.ts'
import type { JudgedLine, LineFault } from '#intake/tables/line-notes.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { TableImport } from '#store/table-imports.ts'

/** An import that is being taken over, with the day somebody said so. */
export type ImportBeingTaken = TableImport & { readonly takenOn: PlainDate }

/** What came of a line: as it was judged, and the case it went to. */
export type LineTaken = { readonly line: JudgedLine; readonly became: string | null }

/** Whoever said "take over", in the office by which they might: asked once, when they said so. Never a unit. */
export function importerOf({ taken_by, asked_by }: TableImport, procedure: Procedure, action: string): Actor {
  const offices = procedure.actions[action]?.by.map((role) => officeOf(procedure, role)) ?? []
  return { personId: taken_by ?? asked_by, offices, unitId: null }
}

/** Why an act that a line told of was refused, to be put into words by whoever shows the line. */
export function actRefused(procedure: Procedure, [first]: Refusals): LineFault {
  return { code: 'act_refused', field: procedure.id, value: JSON.stringify(first) }
}
