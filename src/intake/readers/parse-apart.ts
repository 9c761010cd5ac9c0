import type { Result } from '#kernel/result.ts'
import type { ParsedSource, ParsingTask } from './parsing-messages.ts'
import { type ApartWatch, runApart } from './run-apart.ts'
import type { SourceRefusal } from './source-refusals.ts'

const entryFile = new URL('./parsing-process.ts', import.meta.url)

/**
 * Parses a file in a process of its own.
 *
 * @throws the signal's reason when aborted; an Error when the parser itself fails.
 */
export function parseApart(task: ParsingTask, watch: ApartWatch): Promise<Result<ParsedSource, SourceRefusal>> {
  return runApart(entryFile, task, watch)
}
