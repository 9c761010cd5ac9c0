import { workerData } from 'node:worker_threads'

/**
 * A thread beside the parser: ends the process once it holds more memory than it may, or when the server that started
 * it is gone. The parser itself may be in a loop that never looks.
 *
 * `workerData` is the limit in megabytes.
 */
const limitBytes = Number(workerData) * 1_000_000
const startedBy = process.ppid

setInterval(() => {
  if (process.memoryUsage.rss() > limitBytes || process.ppid !== startedBy) process.kill(process.pid, 'SIGKILL')
}, 50)
