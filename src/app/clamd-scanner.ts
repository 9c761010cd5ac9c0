import { createConnection, type Socket } from 'node:net'
import type { Logger } from 'pino'
import type { FileScanner } from '#operations/file-scanner.ts'
import type { ScannerSettings } from './scanner-settings.ts'

const chunkBytes = 64 * 1024
const longestAnswer = 4_000

/** Asks a ClamAV daemon by its `INSTREAM`, a connection a file. The log has what it found, not in whose file. */
export function clamdScanner({ at, seconds }: ScannerSettings, log: Pick<Logger, 'warn'>): FileScanner {
  return async (bytes) => {
    try {
      const answer = await ask(createConnection(at), bytes, seconds * 1_000)
      if (answer === 'stream: OK') return 'clean'
      const found = /^stream: ([\x21-\x7e]{1,200}) FOUND$/.exec(answer)?.[1]
      log.warn({ found: found ?? null, answered: found === undefined ? answer : 'found' }, 'a file was not let through')
      return found === undefined ? 'silent' : 'infected'
    } catch (fault) {
      log.warn({ err: fault }, 'the scanner for malicious software could not be asked')
      return 'silent'
    }
  }
}

/** @returns what the daemon says, without the zero behind it. @throws when it says nothing whole in time. */
function ask(socket: Socket, bytes: Uint8Array, patience: number): Promise<string> {
  return new Promise<string>((done, fail) => {
    let answer = ''
    const timer = setTimeout(() => fail(new Error('no answer in time')), patience)
    socket.setEncoding('latin1')
    socket.on('data', (part) => {
      answer += String(part)
      if (answer.endsWith('\0')) done(answer.slice(0, -1))
      else if (answer.length > longestAnswer) fail(new Error('too long an answer'))
    })
    socket.once('error', fail)
    socket.once('close', () => {
      clearTimeout(timer)
      fail(new Error('it hung up'))
    })
    socket.once('connect', () => send(socket, bytes))
  }).finally(() => socket.destroy())
}

/** It may answer, and hang up, before it has everything. */
function send(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0')
  for (let from = 0; from < bytes.length; from += chunkBytes) {
    const chunk = bytes.subarray(from, from + chunkBytes)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(chunk.length)
    socket.write(length)
    socket.write(chunk)
  }
  socket.write(Buffer.alloc(4))
}
