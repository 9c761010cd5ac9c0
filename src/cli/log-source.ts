import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { LogSource } from '#ledger/verify-log.ts'

/** The files of a log under a web address, or in a folder they were saved to. */
export function logSourceAt(place: string): LogSource {
  return /^https?:\/\//.test(place) ? fromAddress(place.replace(/\/+$/, '')) : fromFolder(place)
}

const patienceMs = 30_000
const mostTries = 10
/** The largest file a log has: a bundle of 256 entries, each as long as entries get. */
const longestFile = 256 * (65_535 + 2)

function fromAddress(address: string): LogSource {
  return async (path) => {
    const answer = await asked(`${address}/${path}`)
    if (answer.status === 404) return undefined
    if (!answer.ok) throw new Error(`${address}/${path}: ${answer.status}`)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    if (bytes.length > longestFile) throw new Error(`${address}/${path}: ${bytes.length} bytes are too many`)
    return bytes
  }
}

/** Whoever gives the log out may say that it is too much just now, and when to come again: that is heeded. */
async function asked(address: string): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(patienceMs) })
    const seconds = tries < mostTries ? secondsToWait(answer) : undefined
    if (seconds === undefined) return answer
    await answer.body?.cancel()
    await pause(seconds * 1_000)
  }
}

function secondsToWait({ status, headers }: Response): number | undefined {
  const told = /^\d{1,2}$/.exec(headers.get('retry-after') ?? '')?.[0]
  return told !== undefined && (status === 429 || status === 503) ? Number(told) : undefined
}

function fromFolder(folder: string): LogSource {
  return async (path) => {
    try {
      return await readFile(join(folder, ...path.split('/')))
    } catch (fault) {
      if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined
      throw fault
    }
  }
}
