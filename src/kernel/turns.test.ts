import { describe, expect, it } from 'vitest'
import { turns } from './turns.ts'

describe('a line', () => {
  it('lets as many in as there are places, the next when one leaves, and none that has given up', async () => {
    const { take, waiting } = turns(2)
    const entered: string[] = []
    const leaveFirst = await take()
    const leaveSecond = await take()
    const leaving = new AbortController()
    const impatient = take(leaving.signal)
    const third = take().then((leave) => {
      entered.push('third')
      return leave
    })
    expect(waiting()).toBe(2)
    leaving.abort(new Error('left the line'))
    await expect(impatient).rejects.toThrow('left the line')
    expect(entered).toEqual([])
    expect(waiting()).toBe(1)

    leaveFirst()
    const leaveThird = await third
    expect(entered).toEqual(['third'])
    leaveSecond()
    leaveThird()
  })

  it('gives a place to whoever waits for it, not to who comes as it becomes free', async () => {
    const { take } = turns(2)
    const entered: string[] = []
    const enter = (who: string) =>
      take().then((leave) => {
        entered.push(who)
        return leave
      })
    const leaveFirst = await take()
    const leaveSecond = await take()
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
    for (const leave of await Promise.all([take(), take()])) leave()
  })

  it('passes on the place of somebody who gives up in the very moment it becomes theirs', async () => {
    const { take } = turns(1)
    const leaveFirst = await take()
    const leaving = new AbortController()
    const gone = take(leaving.signal)
    const next = take()
    leaveFirst()
    leaving.abort(new Error('gone'))

    await expect(gone).rejects.toThrow('gone')
    const leaveNext = await next
    leaveNext()
    // No place was lost on the way.
    ;(await take())()
  })

  it('is not entered by somebody who had given up before', async () => {
    const { take } = turns(1)
    await expect(take(AbortSignal.abort(new Error('before')))).rejects.toThrow('before')
    ;(await take())()
  })
})
