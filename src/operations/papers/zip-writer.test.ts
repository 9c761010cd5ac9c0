import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { zipWriter } from './zip-writer.ts'

async function partsOf(bytes: Buffer): Promise<Readonly<Record<string, string>>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true })
  const parts: Record<string, string> = {}
  for await (const entry of zip.eachEntry()) {
    parts[entry.fileName] = (await buffer(await zip.openReadStreamPromise(entry))).toString()
  }
  return parts
}

async function written(): Promise<Buffer> {
  const output = new PassThrough()
  const whole = buffer(output)
  const zip = zipWriter(output)
  await zip.add('第一.txt', Buffer.from('原样'))
  const part = zip.open('long.txt')
  for (let n = 0; n < 2_000; n += 1) await part.write(`第${n}行，写得很长很长很长。\n`)
  await part.close()
  await zip.end()
  return whole
}

describe('a ZIP written as it goes', () => {
  it('opens elsewhere with every part whole, names in Chinese too', async () => {
    const parts = await partsOf(await written())

    expect(Object.keys(parts)).toEqual(['第一.txt', 'long.txt'])
    expect(parts['第一.txt']).toBe('原样')
    expect(parts['long.txt']?.split('\n')).toHaveLength(2_001)
  })

  it('is the same bytes for the same parts', async () => {
    expect((await written()).equals(await written())).toBe(true)
  })

  it('waits for a slow reader, and gives up when the reader has gone', async () => {
    const output = new PassThrough({ highWaterMark: 10 })
    const zip = zipWriter(output)
    let isDone = false
    const adding = zip.add('a', Buffer.alloc(1_000)).then(() => {
      isDone = true
    })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(isDone).toBe(false)
    output.destroy()

    await expect(adding).rejects.toThrow('reader')
    const part = zip.open('b')
    await expect(part.close()).rejects.toThrow('reader')
  })
})
