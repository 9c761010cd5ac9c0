import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { ParsedSource, ParsingReport, ParsingTask } from './parsing-messages.ts'
import { takeTurn } from './parsing-turns.ts'
import type { ParsingLimits } from './source-limits.ts'
import type { SourceRefusal } from './source-refusals.ts'

type Parsed = Result<ParsedSource, SourceRefusal>

export type ParsingWatch = {
  readonly limits: ParsingLimits
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number, of: number) => void) | undefined
}

/**
 * Parses a file in a process of its own, which is ended when it takes too long, grows too large or is no longer wanted.
 *
 * A process and not a worker thread: a thread that runs out of heap while a table or a string grows takes the whole
 * server with it. The process sees no environment, may write no file and start no program.
 *
 * @throws the signal's reason when aborted; an Error when the parser itself fails.
 */
export async function parseApart(task: ParsingTask, watch: ParsingWatch): Promise<Parsed> {
  const release = await takeTurn(watch.signal)
  try {
    return await runParser(task, watch)
  } finally {
    release()
  }
}

const projectFolder = fileURLToPath(new URL('../../../', import.meta.url))
const entryFile = fileURLToPath(new URL('./parsing-process.ts', import.meta.url))

function startProcess(limits: ParsingLimits): ChildProcess {
  return fork(entryFile, [String(limits.residentMegabytes)], {
    env: {},
    execArgv: [
      `--max-old-space-size=${limits.heapMegabytes}`,
      '--permission',
      `--allow-fs-read=${projectFolder}`,
      '--allow-worker',
      '--no-warnings',
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
}

function runParser(task: ParsingTask, { limits, signal, onProgress }: ParsingWatch): Promise<Parsed> {
  return new Promise((resolve, reject) => {
    const child = startProcess(limits)
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
    child.on('message', (report: ParsingReport) => {
      if (report.type === 'progress') {
        timers.progressed()
        onProgress?.(report.done, report.of)
      } else if (report.type === 'parsed') settle(() => resolve(ok(report.parsed)))
      else if (report.type === 'refused') settle(() => resolve(refuse(report.refusal)))
      else settle(() => reject(new Error(`parsing failed: ${report.stack}`)))
    })
    child.on('error', (error) =>
      settle(() => reject(new Error('the parsing process cannot be started', { cause: error }))),
    )
    child.on('exit', (code, killedBy) => settle(() => conclude(code, killedBy)))

    const conclude = (code: number | null, killedBy: string | null) => {
      if (endedForMemory(code, killedBy))
        return resolve(refuse({ code: 'out_of_memory', limitMegabytes: limits.residentMegabytes }))
      reject(new Error(`the parsing process ended (${code ?? killedBy}): ${complaint()}`))
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

function startTimers(limits: ParsingLimits, onTimeUp: (seconds: number) => void) {
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
