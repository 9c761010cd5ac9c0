import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LogSource } from '#ledger/verify-log.ts'

/** The files of a log under a web address, or in a folder they were saved to. */
export function logSourceAt(place: string): LogSource {
  return /^https?:\/\//.test(place) ? fromAddress(place.replace(/\/+$/, '')) : fromFolder(place)
}

const patienceMs = 30_000
/** The largest file a log has: a bundle of 256 entries, each as long as entries get. */
const longestFile = 256 * (65_535 + 2)

function fromAddress(address: string): LogSource {
  return async (path) => {
    const answer = await fetch(`${address}/${path}`, { redirect: 'error', signal: AbortSignal.timeout(patienceMs) })
    if (answer.status === 404) return undefined
    if (!answer.ok) throw new Error(`${address}/${path}: ${answer.status}`)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    if (bytes.length > longestFile) throw new Error(`${address}/${path}: ${bytes.length} bytes are too many`)
    return bytes
  }
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
