import { Worker } from 'node:worker_threads'
import type { Result } from '#kernel/result.ts'
import type { ApartReport } from './apart-report.ts'
import type { SourceRefusal } from './source-refusals.ts'

const betweenReportsMillis = 100

/**
 * What a process started by `run-apart.ts` does with its one task. The process's argument is the limit of its memory in
 * megabytes.
 */
export function workApart<Task, Value>(
  work: (task: Task, onProgress: (done: number, of: number) => void) => Promise<Result<Value, SourceRefusal>>,
): void {
  new Worker(new URL('./memory-watch.ts', import.meta.url), { workerData: process.argv[2] }).unref()
  const report = (message: ApartReport<Value>): void => {
    process.send?.(message)
  }
  process.once('message', (task: Task) => {
    let reportedAt = 0
    const onProgress = (done: number, of: number) => {
      if (performance.now() - reportedAt < betweenReportsMillis && done < of) return
      reportedAt = performance.now()
      report({ type: 'progress', done, of })
    }
    work(task, onProgress).then(
      (result) =>
        report(result.ok ? { type: 'done', value: result.value } : { type: 'refused', refusal: result.refusal }),
      (error: unknown) =>
        report({ type: 'failed', stack: error instanceof Error ? String(error.stack) : String(error) }),
    )
  })
}
