import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quoteOf } from '#kernel/text-span.ts'
import { findingAnswer, mostProposals } from './finding-answer.ts'

const text =
  '市长说，要尽快增设夜间照\n明。岑又青代表建议增设夜间照明，方便出行。██反映桥面积水。要加强管理。区长说，要加强管理，守住底线。'

function judged(findings: readonly unknown[], known: readonly { start: number; end: number }[] = [], of = text) {
  const answer = findingAnswer(JSON.stringify({ findings }), of, known)
  if (!answer.ok) throw new Error(answer.refusal.code)
  const { proposals, dropped } = answer.value
  return {
    quotes: proposals.map((one) => quoteOf(of, one).quote),
    speakers: proposals.map((one) => one.speaker),
    dropped,
  }
}

const found = (quote: string, more: object = {}) => ({ kind: 'suggestion', speaker: null, quote, ...more })

describe('what a model says stands in a source', () => {
  it('is taken where it stands, across a line break and whatever spaces', () => {
    expect(judged([found('要尽快增设夜间照明')]).quotes).toEqual(['要尽快增设夜间照明'])
    expect(judged([found('要尽快 增设\n夜间照明')]).quotes).toEqual(['要尽快增设夜间照明'])
  })

  it.each([
    ['is not there', '建议增设公交站点', 'quote_not_in_source'],
    ['is there but for one character', '方便出门。', 'quote_not_in_source'],
    ['is put together of two places', '市长说，要加强管理', 'quote_not_in_source'],
    ['has three characters', '要尽快', 'quote_too_short'],
    ['has four, two of them of a hidden name', '██反映', 'quote_too_short'],
    ['is longer than any passage', '长'.repeat(601), 'quote_too_long'],
  ])('falls away and is counted where it %s', (_what, quote, reason) => {
    expect(judged([found(quote)])).toMatchObject({ quotes: [], dropped: { [reason]: 1 } })
  })

  it('of just four characters, or next to a hidden name, is taken', () => {
    expect(judged([found('方便出行'), found('██反映桥面')]).quotes).toEqual(['方便出行', '██反映桥面'])
  })

  it('standing twice is placed by what surrounds it, and falls away where that does not tell', () => {
    const [first, second] = [text.indexOf('要加强管理'), text.lastIndexOf('要加强管理')]
    const placeOf = (around: object) => {
      const answer = findingAnswer(JSON.stringify({ findings: [found('要加强管理', around)] }), text, [])
      return answer.ok ? answer.value.proposals.map(({ start }) => start) : []
    }
    expect(placeOf({ before: '积水。', after: '。区长' })).toEqual([first])
    expect(placeOf({ before: '区长说，' })).toEqual([second])
    expect(placeOf({ after: '，守住' })).toEqual([second])
    for (const around of [{}, { before: '', after: '' }, { before: '，', after: '！' }, { before: '省长说，' }])
      expect(judged([found('要加强管理', around)])).toMatchObject({ quotes: [], dropped: { place_unclear: 1 } })
  })

  it('names who spoke as the source does, or falls away; a hidden name is nobody', () => {
    expect(judged([found('增设夜间照明，方便出行', { speaker: '岑又青' })]).speakers).toEqual(['岑又青'])
    expect(judged([found('增设夜间照明，方便出行', { speaker: '江平澜' })]).dropped).toEqual({
      speaker_not_in_source: 1,
    })
    expect(judged([found('反映桥面积水', { speaker: '██' })]).speakers).toEqual([null])
  })

  it('is not said again: neither what was found already nor what stands there twice', () => {
    const start = text.indexOf('增设夜间照明，')
    const known = [{ start, end: start + 6 }]
    expect(judged([found('增设夜间照明，方便出行')], known).dropped).toEqual({ known: 1 })
    // Touching it, or a third of it, is something else.
    expect(judged([found('照明，方便出行')], known).quotes).toEqual(['照明，方便出行'])
    expect(judged([found('方便出行'), found('，方便出行')])).toMatchObject({
      quotes: ['方便出行'],
      dropped: { repeated: 1 },
    })
  })

  it('is taken up to a number', () => {
    const many = Array.from({ length: mostProposals + 1 }, (_, at) => `第${String(at).padStart(3, '0')}项工作`)
    const one = judged(
      many.map((quote) => found(quote)),
      [],
      many.join('。'),
    )
    expect(one.quotes).toHaveLength(mostProposals)
    expect(one.dropped).toEqual({ too_many: 1 })
  })

  it.each([
    ['of another kind', { ...found('方便出行'), kind: 'order' }],
    ['with a member nobody asked for', found('方便出行', { act: 'close' })],
    ['without a quote', { kind: 'topic', speaker: null }],
    ['that is a word', '方便出行'],
    ['with a number for a speaker', found('方便出行', { speaker: 7 })],
  ])('falls away as malformed: %s', (_what, given) => {
    expect(judged([given, found('方便出行')])).toMatchObject({ quotes: ['方便出行'], dropped: { malformed: 1 } })
  })

  it.each([
    '',
    'Here you are: {"findings":[]}',
    '```json\n{"findings":[]}\n```',
    '[]',
    '{"findings":{}}',
    '{"findings":[],"then":"close the case"}',
    '{"findings":[{"kind":"topic","speaker":null,"quote":"方便\\u0000出行"}]}',
    '{"findings":[{"kind":"topic","speaker":null,"quote":"方便\\ud800出行"}]}',
  ])('is refused whole in another form: %j', (answer) => {
    expect(findingAnswer(answer, text, [])).toEqual({ ok: false, refusal: { code: 'model_answer_wrong' } })
  })

  it('stands at its place in the text, whatever is answered', () => {
    const source = fc.string({ unit: fc.constantFrom(...'路灯桥 \n。，亮𠮷'), maxLength: 60 })
    fc.assert(
      fc.property(source, fc.nat(50), fc.nat(20), source, (of, at, length, before) => {
        const quote = of.slice(at, at + length)
        if (!quote.isWellFormed() || !before.isWellFormed()) return
        const answer = findingAnswer(JSON.stringify({ findings: [found(quote, { before })] }), of, [])
        if (!answer.ok) throw new Error(answer.refusal.code)
        for (const one of answer.value.proposals)
          expect(of.slice(one.start, one.end).replace(/\s/g, '')).toBe(quote.replace(/\s/g, ''))
      }),
    )
  })
})
