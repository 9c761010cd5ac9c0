import { describe, expect, it } from 'vitest'
import { draftAnswer, textOfDraft } from './draft-answer.ts'

const sources = [
  { name: 'S1', what: '建议', text: '关于增设夜间照明的建议\n请在西岸步道增设夜间照\n明，并修补桥面。' },
  { name: 'S2', what: '会办意见', text: '我局同意，依据《城市照明管理规定》办理。' },
]

function judged(paragraphs: readonly (readonly unknown[])[]) {
  const answer = draftAnswer(JSON.stringify({ paragraphs }), sources)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return { text: textOfDraft(answer.value), dropped: answer.value.dropped }
}

const said = (text: string, ...quotes: readonly (readonly [string, string])[]) => ({
  text,
  quotes: quotes.map(([source, quote]) => ({ source, quote })),
})

describe('a draft', () => {
  it('keeps its sentences and paragraphs where what they rest on stands in the sources, across line breaks', () => {
    const one = judged([
      [said('您好。'), said('您提出“增设夜间照明”，我们作了研究。', ['S1', '增设夜间照明'])],
      [said('依据《城市照明管理规定》办理。', ['S2', '依据《城市照明管理规定》办理'])],
    ])
    expect(one).toEqual({
      text: '您好。您提出“增设夜间照明”，我们作了研究。\n依据《城市照明管理规定》办理。',
      dropped: {},
    })
  })

  it.each([
    ['a quote that stands nowhere', said('将拨款五百万元。', ['S1', '拨款五百万元']), 'quote_not_in_source'],
    ['a quote of the other source', said('我局同意。', ['S1', '我局同意']), 'quote_not_in_source'],
    [
      'one of two quotes that stands nowhere',
      said('好。', ['S1', '修补桥面'], ['S1', '修补路面']),
      'quote_not_in_source',
    ],
    ['a source nobody handed over', said('我局同意。', ['S3', '我局同意']), 'source_unknown'],
    ['words in quotation marks that stand nowhere', said('您提出“拆除桥面”。'), 'quote_not_in_source'],
    ['such words in other marks', said('您提出「拆除桥面」。'), 'quote_not_in_source'],
    ['such words in plain marks', said('您提出"拆除桥面"。'), 'quote_not_in_source'],
    ['a document that stands nowhere', said('依据《关于拨款的通知》办理。'), 'quote_not_in_source'],
    ['a mark left open', said('您提出“拆除桥面。'), 'quote_not_in_source'],
    ['marks within marks of the same kind', said('您提出“拆除“修补桥面”桥面”。'), 'quote_not_in_source'],
    ['signs that turn text round', said('好\u202e。'), 'malformed'],
    ['a member nobody asked for', { ...said('好。'), act: 'issue' }, 'malformed'],
    ['no words', said('  '), 'malformed'],
    ['more than a sentence', said('长'.repeat(801)), 'too_long'],
  ])('loses a sentence with %s, and the others stay', (_what, sentence, reason) => {
    expect(judged([[said('您好。'), sentence], [sentence]])).toEqual({ text: '您好。', dropped: { [reason]: 2 } })
  })

  it('keeps a sentence of 800 characters, and 120 sentences', () => {
    expect(judged([[said('长'.repeat(800))]]).text).toHaveLength(800)
    const many = Array.from({ length: 121 }, () => said('好。'))
    expect(judged([many])).toEqual({ text: '好。'.repeat(120), dropped: { too_many: 1 } })
  })

  it('is one line a paragraph, whatever breaks the model puts in', () => {
    expect(judged([[said('您好，\n\n 收到。')]]).text).toBe('您好，收到。')
  })

  it.each(['', '您好。', '{"paragraphs":"您好。"}', '{"paragraphs":[],"issue":true}', '{"paragraphs":["您好。"]}'])(
    'is refused whole in another form: %j',
    (answer) => {
      expect(draftAnswer(answer, sources)).toEqual({ ok: false, refusal: { code: 'model_answer_wrong' } })
    },
  )
})
