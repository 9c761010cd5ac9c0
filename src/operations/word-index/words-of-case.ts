import type { Fields } from '#engine/case-file.ts'
import { beginsCase, type Procedure } from '#engine/procedure.ts'
import { textOf } from '#engine/view.ts'
import { sees } from '#engine/visible.ts'

/** What a case says besides its title, as someone of this audience reads it: what its authors wrote, no names. */
export function wordsOf(procedure: Procedure, facts: Fields, audience: 'public' | 'proposer'): string {
  return writtenFields(procedure)
    .filter((field) => sees(audience, procedure.visibility.fields[field]))
    .map((field) => textOf(facts[field]))
    .filter((text) => text !== '')
    .join('\n')
}

const written = new WeakMap<Procedure, readonly string[]>()

/** The long texts that the acts beginning a case ask for. */
function writtenFields(procedure: Procedure): readonly string[] {
  const known = written.get(procedure)
  if (known !== undefined) return known
  const begins = Object.values(procedure.actions).filter(beginsCase)
  const fields = begins.flatMap((action) =>
    Object.entries(action.fields).filter(([name, { type }]) => type === 'text' && name !== 'originQuote'),
  )
  const names = [...new Set(fields.map(([name]) => name))]
  written.set(procedure, names)
  return names
}
