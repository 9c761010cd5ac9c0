import { describe, expect, it } from 'vitest'
import { detectLanguage } from './detect-language.ts'

describe('detectLanguage', () => {
  it.each([
    ['市政协昨天举行会议，听取委员意见。', 'zh', 'zh'],
    ['市政協昨天舉行會議，聽取委員意見。', 'zh', 'zh'],
    ['The council resolved that the harbour be dredged and that the works begin in May.', 'en', 'en'],
    ['Der Rat beschließt, dass der Hafen bis Ende Mai ausgebaggert wird und die Kosten der Kreis trägt.', 'de', 'de'],
    ['議会は港の改修を決めた。工事はこの春に始まるという。', 'ja', 'ja'],
    ['Le conseil municipal a décidé de rénover le port et les quais avant cet été.', 'und', 'fr'],
    ['De raad heeft besloten dat de haven wordt gebaggerd en dat het werk in mei begint.', 'und', 'nl'],
    ['El pleno aprueba por mayoría la reforma de la plaza y los accesos del mercado para este año.', 'und', 'es'],
    ['Совет решил, что гавань будет углублена, и работы начнутся в мае, а также что расходы несёт округ.', 'und', 'ru'],
    ['시의회는 항만 정비를 결정하였다. 공사는 올봄에 시작된다.', 'und', 'ko'],
    ['قرر المجلس تجديد الميناء قبل الصيف', 'und', 'ar'],
    ['', 'und', null],
    ['123 — 456', 'und', null],
    ['Ostermann, Birgit', 'und', null],
  ])('takes %s for %s, named %s', (text, language, named) => {
    expect(detectLanguage(text)).toEqual({ language, named })
  })

  it('takes Chinese with many Latin words for Chinese', () => {
    expect(detectLanguage('推进“人工智能+”，Artificial Intelligence 等。').language).toBe('zh')
  })
})
