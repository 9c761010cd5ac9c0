import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publishedLog, someEntries } from '#tests/support/published-log.ts'
import { encodeEntries } from './entry-bundle.ts'
import { edgeOf } from './growth.ts'
import { signerKey } from './note-key.ts'
import { type LogSource, verifyLog } from './verify-log.ts'

const key = signerKey('city.example/log', 'log', generateKeyPairSync('ed25519').privateKey)
const published = (entries: readonly Uint8Array[], signer = key) => publishedLog(entries, signer)

const sourceOf =
  (files: ReadonlyMap<string, Uint8Array>): LogSource =>
  async (path) =>
    files.get(path)

const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8')

describe('a published log', () => {
  it.each([1, 255, 256, 257, 70_000])('of %i entries is found right, and every entry is seen once', async (size) => {
    const seen: number[] = []
    const verdict = await verifyLog(sourceOf(await published(someEntries(size))), key, {
      onEntries: (first, entries) => void seen.push(...entries.map((_, at) => first + at)),
    })

    expect(verdict).toEqual({ size, faults: [] })
    expect(seen).toEqual(Array.from({ length: size }, (_, n) => n))
  })

  it('is found wrong with any one bit of any file changed', async () => {
    const files = await published(someEntries(600))
    const paths = [...files.keys()]
    await fc.assert(
      fc.asyncProperty(fc.nat(paths.length - 1), fc.nat(), fc.nat(7), async (which, place, bit) => {
        const path = paths[which] ?? ''
        const changed = Uint8Array.from(files.get(path) ?? [])
        const at = place % changed.length
        changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        const verdict = await verifyLog(sourceOf(new Map([...files, [path, changed]])), key)
        return verdict.faults.length > 0
      }),
      { numRuns: 300 },
    )
  })

  it('is found wrong when an entry and all its hashes were forged together, for the key signed another root', async () => {
    const entries = someEntries(600)
    const files = await published(entries)
    const forged = await published(entries.map((entry, n) => (n === 300 ? Buffer.from('forged') : entry)))
    const mixed = new Map([...forged, ['checkpoint', files.get('checkpoint') ?? new Uint8Array()]])

    expect((await verifyLog(sourceOf(mixed), key)).faults).toEqual([{ code: 'wrong_root', size: 600 }])
  })

  it('is found wrong when two tiles or two bundles changed places, and when one is missing', async () => {
    const files = await published(someEntries(600))
    for (const [one, other] of [
      ['tile/0/000', 'tile/0/001'],
      ['tile/entries/000', 'tile/entries/001'],
    ] as const) {
      const swapped = new Map(files)
      swapped.set(one, files.get(other) ?? new Uint8Array())
      swapped.set(other, files.get(one) ?? new Uint8Array())
      expect((await verifyLog(sourceOf(swapped), key)).faults).not.toEqual([])

      const without = new Map(files)
      without.delete(one)
      expect((await verifyLog(sourceOf(without), key)).faults).toContainEqual({ code: 'missing', path: one })
    }
  })

  it('24 is found wrong when it was cut short, even signed anew, by whoever kept a checkpoint', async () => {
    const kept = textOf((await published(someEntries(600))).get('checkpoint'))
    const shorter = await published(someEntries(599))

    expect((await verifyLog(sourceOf(shorter), key)).faults).toEqual([])
    expect((await verifyLog(sourceOf(shorter), key, { older: [kept] })).faults).toEqual([
      { code: 'shrunk', from: 600, to: 599 },
    ])
  })

  it('24 is found wrong when it was written anew from some entry on and signed, by whoever kept a checkpoint', async () => {
    const entries = someEntries(600)
    const early = textOf((await published(entries.slice(0, 100))).get('checkpoint'))
    const late = textOf((await published(entries.slice(0, 400))).get('checkpoint'))
    const fork = await published([...entries.slice(0, 300), Buffer.from('another'), ...entries.slice(301), ...entries])

    expect((await verifyLog(sourceOf(fork), key, { older: [early, late] })).faults).toEqual([
      { code: 'rewritten', before: 400 },
    ])
  })

  it('is not believed under another key, without a checkpoint, or by a kept checkpoint that is forged', async () => {
    const stranger = signerKey('city.example/log', 'log', generateKeyPairSync('ed25519').privateKey)
    const files = await published(someEntries(3))
    const forged = textOf((await published(someEntries(2), stranger)).get('checkpoint'))

    expect((await verifyLog(sourceOf(await published(someEntries(3), stranger)), key)).faults).toEqual([
      { code: 'checkpoint_not_signed' },
    ])
    expect((await verifyLog(sourceOf(new Map()), key)).faults).toEqual([{ code: 'no_checkpoint' }])
    expect((await verifyLog(sourceOf(files), key, { older: [forged] })).faults).toEqual([{ code: 'older_not_signed' }])
  })

  it('may serve the full tile where the partial one was dropped', async () => {
    const entries = someEntries(512)
    const files = await published(entries)
    const early = await published(entries.slice(0, 300))
    const served = new Map([...files, ['checkpoint', early.get('checkpoint') ?? new Uint8Array()]])

    expect(edgeOf(300).map(({ level, index }) => `${level}/${index}`)).toEqual(['0/1', '1/0'])
    expect(await verifyLog(async (path) => served.get(path) ?? early.get(path), key)).toEqual({ size: 300, faults: [] })
    early.delete('tile/0/001.p/44')
    early.delete('tile/entries/001.p/44')
    expect(await verifyLog(async (path) => served.get(path) ?? early.get(path), key)).toEqual({ size: 300, faults: [] })
  })

  it('is held against a checkpoint of the same size as well, which must have the same root', async () => {
    const kept = textOf((await published(someEntries(3))).get('checkpoint'))
    const same = await published(someEntries(3))
    const other = await published([...someEntries(2), Buffer.from('another')])

    expect((await verifyLog(sourceOf(same), key, { older: [kept] })).faults).toEqual([])
    expect((await verifyLog(sourceOf(other), key, { older: [kept] })).faults).toEqual([
      { code: 'rewritten', before: 3 },
    ])
  })

  it('without entries is found right, and whoever kept a checkpoint of it has nothing to say later', async () => {
    const none = await published([])
    const kept = textOf(none.get('checkpoint'))

    expect(await verifyLog(sourceOf(none), key)).toEqual({ size: 0, faults: [] })
    expect((await verifyLog(sourceOf(await published(someEntries(257))), key, { older: [kept] })).faults).toEqual([])
  })

  const lastBundle = 'tile/entries/001.p/1'

  it.each([
    { what: 'has an entry too few', path: 'tile/entries/000', bundle: encodeEntries(someEntries(255)) },
    { what: 'ends within an entry', path: lastBundle, bundle: encodeEntries(someEntries(1)).subarray(0, 5) },
    { what: 'ends within a length', path: lastBundle, bundle: Buffer.from([0]) },
    { what: 'is empty', path: lastBundle, bundle: Buffer.alloc(0) },
    { what: 'has an entry too many', path: lastBundle, bundle: encodeEntries(someEntries(258).slice(256)) },
    {
      what: 'that is full has an entry more',
      path: 'tile/entries/000',
      bundle: Buffer.concat([encodeEntries(someEntries(256)), Buffer.from([0, 1, 0x78])]),
    },
  ])('is found unreadable where a bundle $what', async ({ path, bundle }) => {
    const files = await published(someEntries(257))

    expect(await verifyLog(sourceOf(new Map([...files, [path, bundle]])), key)).toEqual({
      size: 257,
      faults: [{ code: 'unreadable', path }],
    })
  })

  it('is found wrong where the full bundle or tile stands in for a partial one and is not full, or more than that', async () => {
    const entries = someEntries(512)
    const early = await published(entries.slice(0, 300))
    const [bundle, tile] = ['tile/entries/001', 'tile/0/001']
    early.delete(`${bundle}.p/44`)
    early.delete(`${tile}.p/44`)
    const full = await published(entries)
    const whole = Buffer.from(full.get(tile) ?? [])
    const standIns = [
      { path: bundle, bytes: encodeEntries(entries.slice(256, 511)), fault: 'unreadable' },
      { path: bundle, bytes: encodeEntries([...entries.slice(256), Buffer.from('x')]), fault: 'unreadable' },
      { path: tile, bytes: whole.subarray(0, 44 * 32), fault: 'wrong_tile' },
      { path: tile, bytes: whole.subarray(0, -1), fault: 'wrong_tile' },
      { path: tile, bytes: Buffer.concat([whole, Buffer.alloc(32)]), fault: 'wrong_tile' },
    ]
    for (const { path, bytes, fault } of standIns) {
      const served = new Map([...early, [bundle, full.get(bundle) ?? whole], [tile, whole], [path, bytes]])
      expect(await verifyLog(sourceOf(served), key)).toEqual({ size: 300, faults: [{ code: fault, path }] })
    }
  })

  it.each([
    { what: 'is another', path: 'tile/1/000.p/1', tile: Buffer.alloc(32) },
    { what: 'is longer', path: 'tile/0/001.p/1', tile: Buffer.alloc(64), keep: 32 },
    { what: 'is full and longer', path: 'tile/0/000', tile: Buffer.alloc(257 * 32), keep: 256 * 32 },
    { what: 'is shorter', path: 'tile/0/000', tile: Buffer.alloc(32) },
    { what: 'is empty', path: 'tile/0/001.p/1', tile: Buffer.alloc(0) },
  ])('is found wrong in the one tile that $what', async ({ path, tile, keep = 0 }) => {
    const files = await published(someEntries(257))
    tile.set((files.get(path) ?? tile).subarray(0, keep))

    expect(await verifyLog(sourceOf(new Map([...files, [path, tile]])), key)).toEqual({
      size: 257,
      faults: [{ code: 'wrong_tile', path }],
    })
  })
})
