import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type Ran = {
  readonly code: number | null
  readonly output: string
  readonly seconds: number
  /** The most memory it had at once, in MB; 0 where the machine does not tell. */
  readonly peakMb: number
}

/** Runs a command of ours to its end and watches how much memory it takes. */
export function runHuiyingWithPeak(args: readonly string[]): Promise<Ran> {
  return runWithPeak(process.execPath, [join(root, 'src/app/huiying.ts'), ...args])
}

/** Runs a program to its end and watches how much memory it takes. */
export async function runWithPeak(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const began = performance.now()
  const child = spawn(program, args, {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  let code: number | null | undefined
  const ended = new Promise<void>((done) =>
    child.once('close', (given) => {
      code = given
      done()
    }),
  )
  let peakMb = 0
  while (code === undefined) {
    peakMb = Math.max(peakMb, await peakOf(child.pid))
    await Promise.race([ended, pause(20)])
  }
  return { code, output, seconds: (performance.now() - began) / 1_000, peakMb }
}

async function peakOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_024)
}
