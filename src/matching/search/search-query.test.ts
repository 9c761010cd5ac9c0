import { describe, expect, it } from 'vitest'
import { readQuery } from './search-query.ts'

const wanted = (typed: string) => readQuery(typed).wanted.map(({ kind, text, field }) => [kind, text, field])

describe('what is typed into the search box', () => {
  it('is words and runs of characters, parted where letters and characters meet', () => {
    expect(wanted('步道 LED路灯')).toEqual([
      ['characters', '步道', null],
      ['word', 'led', null],
      ['characters', '路灯', null],
    ])
  })

  it('is a phrase in quotation marks of any script, and a number with dashes is one', () => {
    expect(wanted('"street lamps" 「增设长椅」 2026-0012')).toEqual([
      ['phrase', 'street lamps', null],
      ['phrase', '增设长椅', null],
      ['phrase', '2026-0012', null],
    ])
  })

  it('is asked of a field by its name in either language, and of no field by a word that is none', () => {
    expect(wanted('标题：长椅 unit:parks')).toEqual([
      ['characters', '长椅', 'title'],
      ['word', 'parks', 'unit'],
    ])
    expect(wanted('注意:长椅').map(([, text]) => text)).toEqual(['注意', '长椅'])
  })

  it('narrows to days, months and years', () => {
    const days = (typed: string) => [readQuery(typed).since, readQuery(typed).until]
    expect(days('长椅 from:2026-03 until:2026')).toEqual(['2026-03-01', '2026-12-31'])
    expect(days('长椅 自：2026年3月2日 至：2026.02')).toEqual(['2026-03-02', '2026-02-28'])
    expect(days('长椅 from:2026-02-30')).toEqual([null, null])
    expect(days('长椅 from:yesterday')).toEqual([null, null])
  })

  it('excludes what follows a minus, and takes a lone minus for nothing', () => {
    const { wanted: asked, unwanted } = readQuery('长椅 -步道 -title:"street lamp" - --')
    expect(asked).toHaveLength(1)
    expect(unwanted.map(({ text, field }) => [text, field])).toEqual([
      ['步道', null],
      ['street lamp', 'title'],
    ])
  })

  it('goes on in its last word alone, until something follows it', () => {
    expect(readQuery('gree lam').wanted.map(({ isOpen }) => isOpen)).toEqual([false, true])
    expect(readQuery('lam ').wanted.map(({ isOpen }) => isOpen)).toEqual([false])
  })

  it('is cut where nobody types as much, and nothing is no question', () => {
    expect(readQuery('灯 '.repeat(500)).wanted).toHaveLength(12)
    expect(readQuery('  ：“” -').wanted).toEqual([])
  })
})
