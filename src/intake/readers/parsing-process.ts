import { Worker } from 'node:worker_threads'
import { parseSource } from './parse-source.ts'
import type { ParsingReport, ParsingTask } from './parsing-messages.ts'

/** The process that `parse-apart.ts` starts for one file. Its argument is the limit of its memory in megabytes. */
new Worker(new URL('./memory-watch.ts', import.meta.url), { workerData: process.argv[2] }).unref()

const betweenReportsMillis = 100

process.once('message', (task: ParsingTask) => {
  let reportedAt = 0
  const onProgress = (done: number, of: number) => {
    if (performance.now() - reportedAt < betweenReportsMillis && done < of) return
    reportedAt = performance.now()
    report({ type: 'progress', done, of })
  }
  parseSource(task, onProgress).then(
    (result) =>
      report(result.ok ? { type: 'parsed', parsed: result.value } : { type: 'refused', refusal: result.refusal }),
    (error: unknown) => report({ type: 'failed', stack: error instanceof Error ? String(error.stack) : String(error) }),
  )
})

function report(message: ParsingReport): void {
  process.send?.(message)
}
