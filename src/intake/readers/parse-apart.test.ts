import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseApart } from './parse-apart.ts'
import { parsingLimits } from './source-limits.ts'
import { takeTurn } from './turns-apart.ts'

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

describe('takeTurn', () => {
  it('lets two in, the third when one leaves, and none that has given up', async () => {
    const entered: string[] = []
    const leaveFirst = await takeTurn()
    const leaveSecond = await takeTurn()
    const leaving = new AbortController()
    const impatient = takeTurn(leaving.signal)
    const third = takeTurn().then((leave) => {
      entered.push('third')
      return leave
    })
    leaving.abort(new Error('left the line'))
    await expect(impatient).rejects.toThrow('left the line')
    expect(entered).toEqual([])

    leaveFirst()
    const leaveThird = await third
    expect(entered).toEqual(['third'])
    leaveSecond()
    leaveThird()
  })

  it('gives a place to whoever waits for it, not to who comes as it becomes free', async () => {
    const entered: string[] = []
    const enter = (who: string) =>
      takeTurn().then((leave) => {
        entered.push(who)
        return leave
      })
    const leaveFirst = await takeTurn()
    const leaveSecond = await takeTurn()
    const third = enter('third')
    leaveFirst()
    const fourth = enter('fourth')
    const leaveThird = await third
    await new Promise((done) => setImmediate(done))
    expect(entered).toEqual(['third'])

    leaveSecond()
    const leaveFourth = await fourth
    leaveThird()
    leaveFourth()
    expect(entered).toEqual(['third', 'fourth'])
    // All have left: two come in at once again.
    for (const leave of await Promise.all([takeTurn(), takeTurn()])) leave()
  })
})
