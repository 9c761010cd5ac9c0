import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeVerifierKey, type SignerKey } from '#ledger/note-key.ts'
import {
  announced,
  changedLog,
  entriesWith,
  keyFile,
  newLogKey,
  receiptAt,
  retired,
  signedAt,
} from '#tests/support/changed-log.ts'
import { buildGoVerifier, findGo } from '#tests/support/go-verifier.ts'
import { publishedLog, saveLog } from '#tests/support/published-log.ts'

const goIsHere = findGo()
const { first, second, entries, files } = await changedLog()
const stranger = newLogKey()
let folder: string
let verify: ReturnType<typeof buildGoVerifier>
let count = 0

describe.skipIf(!goIsHere)('a log that changed its key, checked by Go’s own packages', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'huiying-changed-'))
    verify = buildGoVerifier(folder)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  async function check(
    log: ReadonlyMap<string, Uint8Array>,
    key: SignerKey,
    older?: string,
  ): Promise<{ readonly status: number | null; readonly said: string }> {
    count += 1
    const place = join(folder, `log-${count}`)
    await saveLog(place, older === undefined ? log : new Map([...log, ['older', Buffer.from(older)] as const]))
    return verify(place, encodeVerifierKey(key), ...(older === undefined ? [] : [join(place, 'older')]))
  }
  const changed = (path: string, text: string) => new Map([...files, [path, Buffer.from(text)] as const])

  it('is accepted with the old key and with the new, and with checkpoints kept from before, while and after', async () => {
    for (const key of [first, second]) {
      expect(await check(files, key)).toEqual({ status: 0, said: 'ok 600' })
      for (const older of [
        await signedAt(entries, 150, first),
        await signedAt(entries, 300, first, second),
        await signedAt(entries, 500, second),
      ]) {
        expect(await check(files, key, older)).toEqual({ status: 0, said: 'ok 600' })
      }
    }
  })

  it('is refused with a key nobody announced, and signed by a stranger or by the key that has ended', async () => {
    expect((await check(files, stranger)).status).toBe(1)
    for (const key of [stranger, first]) {
      const signed = changed('checkpoint', await signedAt(entries, 600, key))
      for (const held of [first, second]) expect((await check(signed, held)).status).toBe(1)
    }
    for (const older of [
      await signedAt(entries, 401, first),
      await signedAt(entries, 300, first),
      await signedAt(entries, 199, second),
    ]) {
      expect((await check(files, second, older)).status).toBe(1)
    }
  })

  it('is refused where nobody handed on to the key that signs, though the entries say so', async () => {
    const forged = entriesWith(600, { 200: announced(first, stranger, 200), 401: retired(first, 400) })
    const log = await publishedLog(forged, stranger)
    expect((await check(log, first)).status).toBe(1)
    for (const before of [second, stranger]) {
      const receipts = new Map([
        [200, await receiptAt(forged, 200, 210, before, stranger)],
        [401, await receiptAt(forged, 401, 420, stranger)],
      ])
      log.set('keys', Buffer.from(keyFile(first, forged, receipts)))
      expect((await check(log, first)).status).toBe(1)
    }
  })

  it('is refused without the file of keys to who holds the old key alone, and with one of another log', async () => {
    const without = new Map(files)
    without.delete('keys')
    expect((await check(without, first)).status).toBe(1)
    expect((await check(without, second)).status).toBe(0)
    const strange = await changedLog()
    expect(
      (await check(changed('keys', Buffer.from(strange.files.get('keys') ?? []).toString('utf8')), first)).status,
    ).toBe(1)
  })

  it('is refused with any of 300 single bits of the file of keys changed', async () => {
    const right = files.get('keys') ?? new Uint8Array()
    const place = join(folder, 'bits')
    await saveLog(place, files)
    const accepted: number[] = []
    for (let n = 0; n < 300; n += 1) {
      const bit = Math.floor((n * 8 * right.length) / 300) + (n % 8)
      const flipped = Buffer.from(right)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      await saveLog(place, new Map([['keys', flipped]]))
      if (verify(place, encodeVerifierKey(first)).status === 0) accepted.push(bit)
    }
    expect(accepted).toEqual([])
  })
})
