import type { Reading } from '#intake/reading.ts'
import type { Result } from '#kernel/result.ts'
import type { ReadingTask } from './reading-task.ts'
import { type ApartWatch, runApart } from './run-apart.ts'
import type { SourceRefusal } from './source-refusals.ts'

const entryFile = new URL('./reading-process.ts', import.meta.url)

/**
 * Reads a text in a process of its own, so that nobody waits for a long one but whoever handed it in.
 *
 * @throws the signal's reason when aborted; an Error when the reader itself fails.
 */
export function readApart(task: ReadingTask, watch: ApartWatch): Promise<Result<Reading, SourceRefusal>> {
  return runApart(entryFile, task, watch)
}
