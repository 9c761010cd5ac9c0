import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { ApartReport } from './apart-report.ts'
import type { ApartLimits } from './source-limits.ts'
import type { SourceRefusal } from './source-refusals.ts'
import { turnsApart } from './turns-apart.ts'
import { withoutNetwork } from './without-network.ts'

export type ApartWatch = {
  readonly limits: ApartLimits
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number, of: number) => void) | undefined
}

/**
 * Has a task of the reader done in a process of its own, which is ended when it takes too long, grows too large or is no
 * longer wanted. `entryFile` says by `work-apart.ts` what it does; the task and what comes of it are copied.
 *
 * A process and not a worker thread: a thread that runs out of heap while a table or a string grows takes the whole
 * server with it. The process sees no environment, reads the program and its libraries alone, may write no file and start no program, and has
 * no network where the machine lets programs be started without one.
 *
 * @throws the signal's reason when aborted; an Error when the work itself fails.
 */
export async function runApart<Value>(
  entryFile: URL,
  task: NonNullable<unknown>,
  watch: ApartWatch,
): Promise<Result<Value, SourceRefusal>> {
  const release = await turnsApart.take(watch.signal)
  try {
    // Between the turn and this somebody may have given up: a process that nobody waits for is not begun.
    watch.signal?.throwIfAborted()
    return await runProcess<Value>(entryFile, task, watch)
  } finally {
    release()
  }
}

const projectFolder = fileURLToPath(new URL('../../../', import.meta.url))

/** The program and its libraries, and nothing beside them: below the project's folder the city's keys may lie. */
const readable = ['src', 'node_modules', 'package.json'].map((part) => `--allow-fs-read=${join(projectFolder, part)}`)

function startProcess(entryFile: URL, limits: ApartLimits): ChildProcess {
  const starter = withoutNetwork()
  return fork(fileURLToPath(entryFile), [String(limits.residentMegabytes)], {
    env: {},
    ...(starter === undefined ? {} : { execPath: starter.program }),
    // Ctrl+C in a terminal is for the server, which ends what it started itself.
    detached: true,
    execArgv: [
      ...(starter === undefined ? [] : [...starter.words, process.execPath]),
      `--max-old-space-size=${limits.heapMegabytes}`,
      '--permission',
      ...readable,
      '--allow-worker',
      '--no-warnings',
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
}

function runProcess<Value>(
  entryFile: URL,
  task: NonNullable<unknown>,
  { limits, signal, onProgress }: ApartWatch,
): Promise<Result<Value, SourceRefusal>> {
  return new Promise((resolve, reject) => {
    const child = startProcess(entryFile, limits)
    const complaint = lastWords(child)
    const timers = startTimers(limits, (seconds) =>
      settle(() => resolve(refuse({ code: 'reading_took_too_long', seconds }))),
    )
    const onAbort = () => settle(() => reject(signal?.reason))

    const settle = (conclude: () => void) => {
      timers.stop()
      signal?.removeEventListener('abort', onAbort)
      child.removeAllListeners()
      // A pipe that breaks while the process is being ended is no news.
      child.on('error', () => {})
      child.kill('SIGKILL')
      conclude()
    }

    signal?.addEventListener('abort', onAbort)
    child.on('message', (report: ApartReport<Value>) => {
      if (report.type === 'progress') {
        timers.progressed()
        onProgress?.(report.done, report.of)
      } else if (report.type === 'done') settle(() => resolve(ok(report.value)))
      else if (report.type === 'refused') settle(() => resolve(refuse(report.refusal)))
      else settle(() => reject(new Error(`reading failed: ${report.stack}`)))
    })
    child.on('error', (error) =>
      settle(() => reject(new Error('a process to read in cannot be started', { cause: error }))),
    )
    child.on('exit', (code, killedBy) => settle(() => conclude(code, killedBy)))

    const conclude = (code: number | null, killedBy: string | null) => {
      if (endedForMemory(code, killedBy))
        return resolve(refuse({ code: 'out_of_memory', limitMegabytes: limits.residentMegabytes }))
      reject(new Error(`the process that read ended (${code ?? killedBy}): ${complaint()}`))
    }
    child.send(task, (error) => {
      if (error !== null && error !== undefined) settle(() => conclude(child.exitCode, child.signalCode))
    })
  })
}

/** V8 aborts when the heap is full (134 where there are no signals); the watch over memory, or the system, kills. */
function endedForMemory(code: number | null, killedBy: string | null): boolean {
  return (
    killedBy === 'SIGABRT' || killedBy === 'SIGKILL' || killedBy === 'SIGTRAP' || killedBy === 'SIGILL' || code === 134
  )
}

function startTimers(limits: ApartLimits, onTimeUp: (seconds: number) => void) {
  const idle = setTimeout(() => onTimeUp(limits.idleSeconds), limits.idleSeconds * 1000)
  const total = setTimeout(() => onTimeUp(limits.totalSeconds), limits.totalSeconds * 1000)
  return {
    progressed: () => idle.refresh(),
    stop: () => {
      clearTimeout(idle)
      clearTimeout(total)
    },
  }
}

/** The end of what the process writes to its error stream. */
function lastWords(child: ChildProcess): () => string {
  let words = ''
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    words = (words + part).slice(-2000)
  })
  return () => words
}
