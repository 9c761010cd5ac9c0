import type { DoneRemoval } from '#store/removals.ts'
import type { Db } from '#store/schema.ts'
import { correctionCheck } from './correction-check.ts'
import { importCheck } from './import-check.ts'
import { modelCheck } from './model-check.ts'
import { routingCheck } from './routing-check.ts'
import type { RowCheck } from './row-check.ts'
import { rowsBefore } from './rows-before.ts'
import { sessionCheck } from './session-check.ts'
import { sourceCheck } from './source-check.ts'

/** Everything the log tells of besides cases, each to be held against its entries as they go by. */
export function rowChecks(db: Db, removals: readonly DoneRemoval[]): readonly RowCheck[] {
  const parts = removals.flatMap((removal) => removal.parts)
  const removedFiles = new Set(parts.flatMap((part) => part.source_file_id ?? []))
  const emptiedCalls = new Map(parts.flatMap((part) => (part.call_id === null ? [] : [[part.call_id, part.entry_seq]])))
  const before = rowsBefore()
  return [
    before.check,
    sourceCheck(db),
    correctionCheck(db, removedFiles),
    sessionCheck(db),
    importCheck(db, before),
    modelCheck(db, before, emptiedCalls),
    routingCheck(db, before),
  ]
}
