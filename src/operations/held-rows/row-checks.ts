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
  const removedFiles = new Set(removals.flatMap(({ parts }) => parts.flatMap((part) => part.source_file_id ?? [])))
  const before = rowsBefore()
  return [
    before.check,
    sourceCheck(db),
    correctionCheck(db, removedFiles),
    sessionCheck(db),
    importCheck(db, before),
    modelCheck(db, before, removals.length > 0),
    routingCheck(db, before),
  ]
}
