import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type FakeClamd, startClamd } from '#tests/support/fake-clamd.ts'
import { clamdScanner } from './clamd-scanner.ts'
import { ConfigurationFault, readConfiguration } from './configuration.ts'

let daemon: FakeClamd | undefined
const said: unknown[] = []
const log = { warn: (what: unknown) => void said.push(what) }

afterEach(async () => {
  await daemon?.stop()
  daemon = undefined
  said.length = 0
})

const words = Buffer.from('关于修缮北岸栈桥的建议')
const scannerAt = (port: number, seconds = 20) => clamdScanner({ at: { host: '127.0.0.1', port }, seconds }, log)

describe('a file that is looked through', () => {
  it.each([0, 1, 64 * 1024, 64 * 1024 + 1, 3_000_000])('comes to the daemon whole: %i bytes', async (size) => {
    daemon = await startClamd(() => 'stream: OK')
    const file = Buffer.alloc(size, words)

    expect(await scannerAt(daemon.port)(file)).toBe('clean')
    expect(daemon.seen.map((one) => one.equals(file))).toEqual([true])
    expect(said).toEqual([])
  })

  it('goes by a socket of the file system as well', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'huiying-clamd-'))
    const path = join(folder, 'clamd.ctl')
    daemon = await startClamd(() => 'stream: OK', { path })

    expect(await clamdScanner({ at: { path }, seconds: 20 }, log)(words)).toBe('clean')
    await rm(folder, { recursive: true, force: true })
  })

  it('is not let through where something was found: the log says what, and nothing of the file', async () => {
    daemon = await startClamd(() => 'stream: Win.Test.EICAR_HDB-1 FOUND')

    expect(await scannerAt(daemon.port)(words)).toBe('infected')
    expect(said).toEqual([{ found: 'Win.Test.EICAR_HDB-1', answered: 'found' }])
  })

  it.each(['INSTREAM size limit exceeded. ERROR', 'stream: OK and more', 'stream: ', '', 'OK', 'hangs up'])(
    'is let through by no answer but that it is clean: %j',
    async (answer) => {
      daemon = await startClamd(() => answer)

      expect(await scannerAt(daemon.port)(words)).toBe('silent')
    },
  )

  it('is not let through by a daemon that says nothing in time, or too much', async () => {
    daemon = await startClamd((file) => (file.length === 1 ? 'nothing' : 'x'.repeat(100_000)))

    expect(await scannerAt(daemon.port, 0.2)(Buffer.from('1'))).toBe('silent')
    expect(await scannerAt(daemon.port)(words)).toBe('silent')
  })

  it('is not let through where there is no daemon', async () => {
    daemon = await startClamd(() => 'stream: OK')
    const { port } = daemon
    await daemon.stop()

    expect(await scannerAt(port)(words)).toBe('silent')
  })
})

describe('the scanner’s settings', () => {
  it('are none unless it is named', () => {
    expect(readConfiguration({}).scanner).toBeNull()
  })

  it.each([
    { url: 'unix:/run/clamav/clamd.ctl', at: { path: '/run/clamav/clamd.ctl' } },
    { url: 'tcp://127.0.0.1:3310', at: { host: '127.0.0.1', port: 3310 } },
    { url: 'tcp://[::1]:1', at: { host: '::1', port: 1 } },
    { url: 'tcp://localhost:65535', at: { host: 'localhost', port: 65_535 } },
  ])('are where it listens, $url, and how long one file may take it', ({ url, at }) => {
    expect(readConfiguration({ SCANNER_URL: url }).scanner).toEqual({ at, seconds: 60 })
    expect(readConfiguration({ SCANNER_URL: url, SCANNER_SECONDS: '5' }).scanner?.seconds).toBe(5)
  })

  it.each([
    { SCANNER_URL: 'tcp://clamd.example:3310' },
    { SCANNER_URL: 'tcp://192.0.2.7:3310' },
    { SCANNER_URL: 'tcp://127.0.0.1' },
    { SCANNER_URL: 'tcp://127.0.0.1:65536' },
    { SCANNER_URL: 'unix:clamd.ctl' },
    { SCANNER_URL: 'http://127.0.0.1:3310' },
    { SCANNER_URL: 'tcp://127.0.0.1:3310', SCANNER_SECONDS: '0' },
    { SCANNER_URL: 'tcp://127.0.0.1:3310', SCANNER_SECONDS: '601' },
    { SCANNER_SECONDS: '5' },
  ])('are refused when files would leave this machine in the clear, or nothing could be asked: %j', (env) => {
    expect(() => readConfiguration(env)).toThrow(ConfigurationFault)
  })
})
