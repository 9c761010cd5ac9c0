import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as later } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { readApart } from './read-apart.ts'
import { readingLimits } from './source-limits.ts'
import { withoutNetwork } from './without-network.ts'

const starter = withoutNetwork()
if (starter === undefined)
  console.log('Reading without a network is skipped: this machine does not let programs be started so.')

/** The processes of this one that read. */
function readers(): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      const [, parent] = /\) \S (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
      return (
        parent === String(process.pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('reading-process.ts')
      )
    } catch {
      return false
    }
  })
}

const networkOf = (pid: string): string => readlinkSync(`/proc/${pid}/ns/net`)

describe.skipIf(starter === undefined)('a file that is handed in', () => {
  it('is read in a process with a network of its own, where nothing is', async () => {
    const text = `${'会议听取了关于城市更新的情况报告。'.repeat(40)}\n`.repeat(2_000)
    const facts = { name: 'a.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' }
    const giveUp = new AbortController()
    const read = readApart({ text, facts }, { limits: readingLimits, signal: giveUp.signal }).catch(() => 'given up')
    let network = networkOf('self')
    // Before it is what it is to be, a process is a copy of this one.
    for (let tries = 0; network === networkOf('self') && tries < 2_000; tries += 1) {
      await later(5)
      network = readers().map(networkOf)[0] ?? network
    }
    giveUp.abort(new Error('seen'))
    await read

    expect(network).not.toBe(networkOf('self'))
  })

  it('reaches no service of this machine from there, though whoever started it does', async () => {
    // Whoever was let in leaves at once.
    const server = createServer((socket) => socket.on('error', () => {}).end('here'))
    const port = await new Promise<number>((listening) =>
      server.listen(0, '127.0.0.1', () => listening((server.address() as { port: number }).port)),
    )
    const asks = [
      '-e',
      `require('net').connect(${port}, '127.0.0.1').on('connect', () => process.exit(0)).on('error', () => process.exit(7))`,
    ]
    const inside = spawnSync(starter?.program ?? '', [...(starter?.words ?? []), process.execPath, ...asks], {
      env: {},
    })
    const outside = await new Promise((done) => spawn(process.execPath, asks, { env: {} }).on('exit', done))
    server.close()

    expect(inside.status).toBe(7)
    expect(outside).toBe(0)
  })
})
