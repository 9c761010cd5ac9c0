/**
 * What keeps the database from answering, when that is no fault of the question: it is not there or not ready,
 * too slow, its disk is full, or it lacks acts that were signed. A commit that ended so is neither done nor not done until
 * somebody has looked; of the last two it is not.
 */
export type DatabaseTrouble = 'unreachable' | 'too_slow' | 'full' | 'behind'

/** Undefined for every other fault: a wrong question, a broken rule, a fault of ours. */
export function databaseTrouble(fault: unknown): DatabaseTrouble | undefined {
  for (let one = fault, depth = 0; one instanceof Error && depth < 5; one = one.cause, depth += 1) {
    const code = 'code' in one && typeof one.code === 'string' ? one.code : ''
    const known = byCode(code) ?? (unreachableWords.test(one.message) ? 'unreachable' : undefined)
    if (known !== undefined) return known
  }
  return undefined
}

function byCode(code: string): DatabaseTrouble | undefined {
  if (code === 'LOG_BEHIND') return 'behind'
  if (fullCodes.has(code)) return 'full'
  if (slowCodes.has(code)) return 'too_slow'
  return unreachableCodes.has(code) || /^08/.test(code) ? 'unreachable' : undefined
}

/** The server's disk_full and the system's own. */
const fullCodes: ReadonlySet<string> = new Set(['53100', 'ENOSPC', 'EDQUOT'])

/** Given up by the server after its limit: the question, the wait for a lock, a deadlock among others' questions. */
const slowCodes: ReadonlySet<string> = new Set(['57014', '55P03', '40P01', '40001', 'DATABASE_SILENT'])

/** Shutting down, starting, crashed, no connection left, out of memory, input or output error; then the network's. */
const unreachableCodes: ReadonlySet<string> = new Set([
  ...['57P01', '57P02', '57P03', '57P05', '25P03', '53200', '53300', '58030'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
])

/** The driver gives these no code. */
const unreachableWords =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/
