import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readText } from '#intake/read-text.ts'
import { readApart } from './read-apart.ts'
import { readingLimits } from './source-limits.ts'

const facts = { name: '版面.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' }
const page = readFileSync(new URL('../../../examples/sample-page.txt', import.meta.url), 'utf8')
const long = `${page}\n\n`.repeat(60)

describe('a text read in a process of its own', () => {
  it('has the reading it would have here', async () => {
    const read = await readApart({ text: page, facts }, { limits: readingLimits })
    expect(read).toEqual({ ok: true, value: readText(page, facts) })
  })

  it('holds up nobody: this process does other things meanwhile', async () => {
    let turns = 0
    const others = setInterval(() => {
      turns += 1
    }, 5)
    const read = await readApart({ text: long, facts }, { limits: readingLimits })
    clearInterval(others)
    expect(read.ok && read.value.items.length).toBeGreaterThan(100)
    expect(turns).toBeGreaterThan(20)
  })

  it('is given up where it takes too long, or more memory than it may', async () => {
    const tooLong = await readApart({ text: long, facts }, { limits: { ...readingLimits, totalSeconds: 0.05 } })
    expect(tooLong).toEqual({ ok: false, refusal: { code: 'reading_took_too_long', seconds: 0.05 } })
    const limits = { ...readingLimits, residentMegabytes: 60 }
    expect(await readApart({ text: long, facts }, { limits })).toEqual({
      ok: false,
      refusal: { code: 'out_of_memory', limitMegabytes: 60 },
    })
  })
})
