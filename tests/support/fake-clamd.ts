import { createServer, type ListenOptions, type Socket } from 'node:net'

/** A daemon that speaks ClamAV's `INSTREAM` and answers as `judge` says: with words, with silence, or by hanging up. */
export type FakeClamd = {
  readonly port: number
  /** The files it was sent, whole. */
  readonly seen: Buffer[]
  readonly stop: () => Promise<void>
}

export async function startClamd(
  judge: (file: Buffer) => string | 'nothing' | 'hangs up',
  at: ListenOptions = { port: 0, host: '127.0.0.1' },
): Promise<FakeClamd> {
  const seen: Buffer[] = []
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    let held = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('close', () => open.delete(socket))
    socket.on('data', (part) => {
      held = Buffer.concat([held, part])
      const file = fileIn(held)
      if (file === undefined) return
      held = Buffer.alloc(0)
      seen.push(file)
      const answer = judge(file)
      if (answer === 'hangs up') socket.destroy()
      else if (answer !== 'nothing') socket.end(`${answer}\0`)
    })
  })
  await new Promise<void>((done) => {
    server.listen(at, done)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    seen,
    stop: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}

/** The file, once its end has come; the command and each length must be as the protocol has them. */
function fileIn(sent: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0'
  if (sent.length < command.length) return undefined
  if (sent.subarray(0, command.length).toString('latin1') !== command) throw new Error('not INSTREAM')
  const chunks: Buffer[] = []
  for (let at = command.length; at + 4 <= sent.length; ) {
    const length = sent.readUInt32BE(at)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(sent.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}
