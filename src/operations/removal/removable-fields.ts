import type { CaseEvent } from '#engine/case-file.ts'
import type { Procedure } from '#engine/procedure.ts'

/** The fields of an event that hold words somebody wrote. Codes, days, units and persons carry the procedure and stay. */
export function removableFields(procedure: Procedure, event: CaseEvent): readonly string[] {
  return Object.entries(event.fields)
    .filter(
      ([field, value]) => typeof value === 'string' && value !== '' && !isStub(value) && isWords(procedure, field),
    )
    .map(([field]) => field)
}

/** True for what a removal left in the place of words. */
function isStub(value: string): boolean {
  return value.startsWith('〔此处内容已于') && value.endsWith('.〕')
}

function isWords(procedure: Procedure, field: string): boolean {
  const types = Object.values(procedure.actions).flatMap(({ fields }) => fields[field]?.type ?? [])
  return types.length > 0 && types.every((type) => type === 'text' || type === 'line')
}
