import { createServer, type Socket, connect as toServer } from 'node:net'
import { passLate } from './pass-late.ts'

/** How the way between program and database misbehaves. */
export type Mood = 'well' | 'hanging' | 'cut before a commit' | 'cut behind a commit' | 'cut'

/**
 * Stands between the program and its database and passes everything on, until told otherwise: swallows what comes, ends
 * connections, or ends one at the very moment it carries a commit, before the database hears of it or after it did it.
 * It can lead to another database from some moment on, and have what the database says arrive late.
 */
export async function startDatabaseProxy(databaseUrl: string) {
  let target = new URL(databaseUrl)
  let lateMs = 0
  const pairs = new Set<readonly [Socket, Socket]>()
  let mood: Mood = 'well'
  let cuts = 0

  const server = createServer((fromProgram) => {
    const database = toServer(Number(target.port), target.hostname)
    const pair = [fromProgram, database] as const
    pairs.add(pair)
    const late = passLate(
      (chunk) => fromProgram.write(chunk),
      () => lateMs,
    )
    const end = (): void => {
      pairs.delete(pair)
      late.end()
      for (const socket of pair) socket.destroy()
    }
    for (const socket of pair) {
      socket.on('error', end)
      socket.on('close', end)
    }
    let isCutOnAnswer = false
    fromProgram.on('data', (chunk: Buffer) => {
      if (mood === 'hanging') return
      const isCommit = isCommitOf(chunk)
      if (isCommit && mood === 'cut before a commit') {
        cuts += 1
        return end()
      }
      isCutOnAnswer ||= isCommit && mood === 'cut behind a commit'
      database.write(chunk)
    })
    database.on('data', (chunk: Buffer) => {
      if (mood === 'hanging') return
      if (isCutOnAnswer) {
        cuts += 1
        return end()
      }
      late.give(chunk)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const url = new URL(databaseUrl)
  url.port = String(typeof address === 'object' ? address?.port : 0)
  const cutAll = (): void => {
    for (const [one] of pairs) one.resetAndDestroy()
  }
  return {
    url: url.href,
    /** How many connections were cut at a commit. */
    cuts: () => cuts,
    become: (next: Mood): void => {
      mood = next
      if (mood === 'cut') cutAll()
    },
    /** From now on it leads there; whoever is connected has to come again. */
    leadTo: (anotherUrl: string): void => {
      target = new URL(anotherUrl)
      cutAll()
    },
    /** What the database says arrives so long after it was said. */
    beLate: (milliseconds: number): void => {
      lateMs = milliseconds
    },
    close: (): void => {
      for (const pair of pairs) for (const socket of pair) socket.destroy()
      server.close()
    },
  }
}

/** A message of the protocol that asks for a commit, simple or prepared. */
function isCommitOf(chunk: Buffer): boolean {
  return (chunk[0] === 0x51 || chunk[0] === 0x50) && /\0?commit\0/i.test(chunk.toString('latin1'))
}
