import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeVerifierKey, signerKey } from '#ledger/note-key.ts'
import { buildGoVerifier, findGo } from '#tests/support/go-verifier.ts'
import { publishedLog, saveLog, someEntries } from '#tests/support/published-log.ts'

const goIsHere = findGo()

const key = signerKey('city.example/log', 'log', generateKeyPairSync('ed25519').privateKey)
const entries = someEntries(70_000)
let folder: string
let verify: ReturnType<typeof buildGoVerifier>

describe.skipIf(!goIsHere)('a log of 70,000 entries, checked by Go’s own packages', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'huiying-outside-'))
    verify = buildGoVerifier(folder)
    await saveLog(join(folder, 'log'), await publishedLog(entries, key))
    await saveLog(join(folder, 'older'), await publishedLog(entries.slice(0, 40_000), key))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const check = (log: string, ...older: readonly string[]) => {
    const args = [join(folder, log), encodeVerifierKey(key), ...older.map((one) => join(folder, one, 'checkpoint'))]
    return verify(...args)
  }

  it('is accepted, and found to go on from a checkpoint of 40,000', () => {
    expect(check('log', 'older')).toEqual({ status: 0, said: 'ok 70000' })
  })

  it('is accepted from the address it is published at, as by whoever has no files of it, and refused there as well', async () => {
    const changed = new Map<string, Uint8Array>()
    const server = createServer(async (request, response) => {
      const path = (request.url ?? '').replace('/log/', '')
      const content = changed.get(path) ?? (await readFile(join(folder, 'log', path)).catch(() => undefined))
      response.writeHead(content === undefined ? 404 : 200).end(content)
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    const place = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
    // The server is in this process, which so must not wait.
    const checkAt = (path: string) =>
      new Promise<string>((done) => {
        const args = [`${place}${path}`, encodeVerifierKey(key), join(folder, 'older', 'checkpoint')]
        execFile(join(folder, 'verify-log'), args, (_, said) => done(said.trim()))
      })
    const good = [await checkAt('/log'), await checkAt('/log/')]
    const elsewhere = await checkAt('/no-log')
    changed.set('tile/entries/004', await readFile(join(folder, 'log', 'tile/entries/005')))
    const swapped = await checkAt('/log')
    server.close()

    expect(good).toEqual(['ok 70000', 'ok 70000'])
    expect(elsewhere).toContain('404')
    expect(swapped).not.toContain('ok')
  })

  it('is refused 200 times out of 200 with one bit changed anywhere', async () => {
    const files = await publishedLog(entries, key)
    const paths = [...files.keys()]
    const places = fc.sample(fc.tuple(fc.nat(paths.length - 1), fc.nat(), fc.nat(7)), { numRuns: 200, seed: 20261129 })
    let refused = 0
    for (const [which, place, bit] of places) {
      const path = join(folder, 'log', paths[which] ?? '')
      const right = await readFile(path)
      const changed = Buffer.from(right)
      const at = place % changed.length
      changed[at] = (changed[at] ?? 0) ^ (1 << bit)
      await writeFile(path, changed)
      if (check('log').status === 1) refused += 1
      await writeFile(path, right)
    }
    expect(refused).toBe(200)
    expect(check('log').status).toBe(0)
  })

  it.each([
    ['an entry forged with all its hashes', entries.map((one, n) => (n === 33_333 ? Buffer.from('forged') : one))],
    ['an entry taken out', entries.filter((_, n) => n !== 33_333)],
    [
      'two entries that changed places',
      [...entries.slice(0, 9), ...entries.slice(10, 11), ...entries.slice(9, 10), ...entries.slice(11)],
    ],
  ])('is refused with %s under the checkpoint that was signed', async (_, forged) => {
    const files = await publishedLog(forged, key)
    files.set('checkpoint', await readFile(join(folder, 'log', 'checkpoint')))
    await saveLog(join(folder, 'forged'), files)

    expect(check('forged').status).toBe(1)
  })

  it('is refused with two tiles swapped, or one that is missing', async () => {
    const files = await publishedLog(entries, key)
    for (const [one, other] of [
      ['tile/0/004', 'tile/0/005'],
      ['tile/entries/004', 'tile/entries/005'],
    ] as const) {
      const swapped = new Map([
        [one, files.get(other) ?? new Uint8Array()],
        [other, files.get(one) ?? new Uint8Array()],
      ])
      await saveLog(join(folder, 'swapped'), new Map([...files, ...swapped]))
      expect(check('swapped').status).toBe(1)
      await rm(join(folder, 'swapped', one))
      expect(check('swapped').status).toBe(1)
      await rm(join(folder, 'swapped'), { recursive: true })
    }
  })

  it.each([
    ['cut short', entries.slice(0, 30_000)],
    ['a fork before the checkpoint', [...entries.slice(0, 39_999), Buffer.from('another'), ...entries.slice(40_000)]],
  ])('%s and signed anew is refused by whoever kept a checkpoint', async (_, forked) => {
    await saveLog(join(folder, 'forked'), await publishedLog(forked, key))

    expect(check('forked').status).toBe(0)
    expect(check('forked', 'older').status).toBe(1)
    await rm(join(folder, 'forked'), { recursive: true })
  })

  it('signed by a stranger under the same name is refused', async () => {
    const stranger = signerKey(key.name, 'log', generateKeyPairSync('ed25519').privateKey)
    await saveLog(join(folder, 'strange'), await publishedLog(someEntries(10), stranger))

    expect(check('strange').status).toBe(1)
  })
})
