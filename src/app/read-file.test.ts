import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readFile } from './read-file.ts'

const bytes = readFileSync(new URL('../../examples/sample-page.txt', import.meta.url))

describe('a file that waits to be read', () => {
  it('is read beside the server, with what its bytes and its text show', async () => {
    const read = await readFile({ name: '样张.txt', bytes }, () => {}, new AbortController().signal)
    if (!read.ok) throw new Error(read.refusal.code)
    expect(read.value.source).toMatchObject({
      name: '样张.txt',
      bytes: bytes.length,
      language: 'zh',
      encoding: 'utf-8',
    })
    expect(read.value.items.length).toBeGreaterThan(20)
  })

  it('is refused by its bytes before anything is read', async () => {
    const read = await readFile({ name: '空.txt', bytes: new Uint8Array() }, () => {}, new AbortController().signal)
    expect(read).toEqual({ ok: false, refusal: { code: 'empty_file' } })
  })

  it('is given up when the server stops', async () => {
    const stopping = new AbortController()
    const reading = readFile({ name: '样张.txt', bytes }, () => {}, stopping.signal)
    const reason = new Error('the server stops')
    stopping.abort(reason)
    await expect(reading).rejects.toBe(reason)
  })
})
