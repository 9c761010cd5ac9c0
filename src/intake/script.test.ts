import { describe, expect, it } from 'vitest'
import { detectLanguage } from './script.ts'

describe('detectLanguage', () => {
  it.each([
    ['市政协昨天举行会议，听取委员意见。', 'zh', 'simplified'],
    ['市政協昨天舉行會議，聽取委員意見。', 'zh', 'traditional'],
    ['市政協昨天舉行會議。市政协昨天举行会议，听取意见。', 'zh', 'mixed'],
    ['后里台', 'zh', null],
    ['The council resolved that the harbour be dredged and that the works begin in May.', 'en', null],
    ['Le conseil municipal a décidé de rénover le port et les quais avant cet été.', 'und', null],
    ['議会は港の改修を決めた。工事はこの春に始まるという。', 'und', 'mixed'],
    ['', 'und', null],
    ['123 — 456', 'und', null],
  ])('takes %s for %s, %s', (text, language, script) => {
    expect(detectLanguage(text)).toEqual({ language, script })
  })

  it('takes Chinese with many Latin words for Chinese', () => {
    expect(detectLanguage('推进“人工智能+”，Artificial Intelligence 等。').language).toBe('zh')
  })
})
