import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseApart } from './parse-apart.ts'
import { parsingLimits } from './source-limits.ts'
import { turnsApart } from './turns-apart.ts'

const picture = {
  kind: 'picture',
  bytes: readFileSync(new URL('./fixtures/two-columns.png', import.meta.url)),
} as const
const page = (length: number) =>
  ({ kind: 'html', bytes: Buffer.from('<p>市长逐一作了回应。</p>'.repeat(length)) }) as const

describe('parseApart', () => {
  it('gives what the parser read', async () => {
    const parsed = await parseApart(page(2), { limits: parsingLimits })
    expect(parsed).toEqual({
      ok: true,
      value: { text: '市长逐一作了回应。\n\n市长逐一作了回应。', encoding: 'utf-8', doubts: [] },
    })
  })

  it('ends a reading that shows no progress in time', async () => {
    const parsed = await parseApart(picture, { limits: { ...parsingLimits, idleSeconds: 0.05 } })
    expect(parsed).toEqual({ ok: false, refusal: { code: 'reading_took_too_long', seconds: 0.05 } })
  })

  it('ends a reading that takes too long in all', async () => {
    const parsed = await parseApart(picture, { limits: { ...parsingLimits, totalSeconds: 0.05 } })
    expect(parsed).toEqual({ ok: false, refusal: { code: 'reading_took_too_long', seconds: 0.05 } })
  })

  it('survives a parser that fills its heap', async () => {
    const parsed = await parseApart(page(600_000), { limits: { ...parsingLimits, heapMegabytes: 24 } })
    expect(parsed).toEqual({
      ok: false,
      refusal: { code: 'out_of_memory', limitMegabytes: parsingLimits.residentMegabytes },
    })
  })

  it('ends a parser that grows beyond the memory of its process', async () => {
    const parsed = await parseApart(picture, { limits: { ...parsingLimits, residentMegabytes: 100 } })
    expect(parsed).toEqual({ ok: false, refusal: { code: 'out_of_memory', limitMegabytes: 100 } })
  })

  it('stops when it is no longer wanted, before and while it runs', async () => {
    const reason = new Error('the visitor left')
    await expect(parseApart(picture, { limits: parsingLimits, signal: AbortSignal.abort(reason) })).rejects.toBe(reason)

    const leaving = new AbortController()
    const parsing = parseApart(picture, { limits: parsingLimits, signal: leaving.signal })
    setTimeout(() => leaving.abort(reason), 60)
    await expect(parsing).rejects.toBe(reason)
  })
})

describe('turnsApart', () => {
  /** Waits behind two others; `giveUp` is called as the first of them leaves. */
  async function givenUp(giveUp: (leaving: AbortController) => void): Promise<unknown> {
    const [leaveFirst, leaveSecond] = [await turnsApart.take(), await turnsApart.take()]
    const leaving = new AbortController()
    const parsing = parseApart(page(2), { limits: parsingLimits, signal: leaving.signal })
    const ended = parsing.catch((fault: unknown) => fault)
    leaveFirst()
    giveUp(leaving)
    const came = await ended
    leaveSecond()
    // Both places are free again.
    for (const leave of await Promise.all([turnsApart.take(), turnsApart.take()])) leave()
    return came
  }

  it('is left, and nothing begun, by whoever gives up in the moment a place becomes theirs', async () => {
    const reason = new Error('gone')
    expect(await givenUp((leaving) => leaving.abort(reason))).toBe(reason)
    // A moment later: the place is theirs, and the process is not started yet.
    expect(await givenUp((leaving) => queueMicrotask(() => leaving.abort(reason)))).toBe(reason)
  })
})
