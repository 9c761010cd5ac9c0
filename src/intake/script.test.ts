import { describe, expect, it } from 'vitest'
import { scriptOf } from './script.ts'

describe('scriptOf', () => {
  it.each([
    ['市政协昨天举行会议，听取委员意见。', 'simplified'],
    ['市政協昨天舉行會議，聽取委員意見。', 'traditional'],
    ['市政協昨天舉行會議。市政协昨天举行会议，听取意见。', 'mixed'],
    ['后里台', null],
    ['The council resolved that the harbour be dredged.', null],
    ['', null],
  ])('takes %s for %s', (text, script) => {
    expect(scriptOf(text)).toBe(script)
  })
})
