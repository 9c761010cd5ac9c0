import type { Plain } from '#ledger/canonical-json.ts'
import { commitment } from '#ledger/chain.ts'
import type { LedgerAct } from '#store/ledger-entries.ts'
import type { NewImport } from '#store/table-imports.ts'
import type { ActContext } from './act-context.ts'
import { storedOptions } from './import-options.ts'

type By = Pick<ActContext, 'actor' | 'on' | 'at'>
type Asked = Pick<NewImport, 'id' | 'kind' | 'sha256' | 'name' | 'headings' | 'match' | 'options' | 'salt'>

/** What the log says of a table that was handed in: of what, how many lines; what it is called and how it is read is committed to. */
export function importAskedEntry(one: Asked, lines: number, by: By): LedgerAct {
  return entryOf('import_asked', one.id, by, {
    table: one.kind,
    sha256: one.sha256,
    lines,
    content: importContent(one),
  })
}

/** Other columns were taken for ours, or other options: how it is read from then on is committed to. */
export function importColumnsEntry(one: Asked, by: By): LedgerAct {
  return entryOf('import_columns_chosen', one.id, by, { content: importContent(one) })
}

/** A table that was not taken over was forgotten. */
export function importDroppedEntry(id: string, by: By): LedgerAct {
  return entryOf('import_dropped', id, by, {})
}

/** What the log commits to of a table and does not say. */
export function importContent({ name, headings, match, options, salt }: Omit<Asked, 'id' | 'kind' | 'sha256'>): string {
  return commitment(salt, { name, headings, match, options: { ...storedOptions(options) } })
}

function entryOf(act: string, id: string, { actor, on, at }: By, said: { readonly [key: string]: Plain }): LedgerAct {
  return { at, caseId: null, caseSeq: null, payload: { act, import: id, ...said, byPerson: actor.personId, on, at } }
}
