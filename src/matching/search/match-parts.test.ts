import { describe, expect, it } from 'vitest'
import { excerptOf } from './excerpt.ts'
import { matchParts, type SearchPart } from './match-parts.ts'
import { readQuery } from './search-query.ts'

const bench: readonly SearchPart[] = [
  { field: 'title', text: '关于在西岸步道增設长椅的建议' },
  { field: 'text', text: '请在步道沿线安装 LED 路灯。\nStreet  lamps, please; the ledger too.' },
  { field: 'unit', text: '绿化局' },
  { field: 'author', text: '曾国华' },
  { field: 'number', text: '2026-0012' },
]

function found(typed: string, isLoose = false): readonly string[] | null {
  const matched = matchParts(readQuery(typed), bench, isLoose)
  return matched?.flatMap(({ text, spans }) => spans.map(({ start, end }) => text.slice(start, end))) ?? null
}

describe('a text', () => {
  it('says what is wanted in any of its parts, whatever script or case it is typed in', () => {
    expect(found('增设长椅 led ')).toEqual(['增設长椅', 'LED'])
    expect(found('長椅 没有')).toBeNull()
  })

  it('says a word only whole, unless it is still being typed', () => {
    expect(found('lam ')).toBeNull()
    expect(found('lam')).toEqual(['lam'])
    expect(found('edger')).toBeNull()
  })

  it('says a phrase with any space between its words, and not its words apart', () => {
    expect(found('"street lamps"')).toEqual(['Street  lamps'])
    expect(found('"lamps street"')).toBeNull()
    expect(found('"西岸长椅"')).toBeNull()
  })

  it('is asked for by field', () => {
    expect(found('title:步道')).toEqual(['步道'])
    expect(found('unit:步道')).toBeNull()
    expect(found('编号:2026-0012')).toEqual(['2026-0012'])
  })

  it('is said in pinyin, in full, begun, or by initials, in titles and names alone', () => {
    expect(found('changyi ')).toEqual(['长椅'])
    expect(found('xianbud')).toEqual(['西岸步道'])
    expect(found('zengguohua ')).toEqual(['曾国华'])
    expect(found('lvhuaju ')).toEqual(['绿化局'])
    expect(found('zgh ')).toEqual(['曾国华'])
    expect(found('zscy ')).toEqual(['增設长椅'])
    expect(found('ludeng ')).toBeNull()
    expect(found('angyi ')).toBeNull()
  })

  it('says characters typed in a run apart from one another only loosely, and most of them', () => {
    expect(found('步道长椅')).toBeNull()
    expect(found('步道长椅', true)).toEqual(['步道', '长椅'])
    expect(found('步道天桥', true)).toBeNull()
  })

  it('is not found where it says what is unwanted', () => {
    expect(found('长椅 -路灯')).toBeNull()
    expect(found('长椅 -天桥')).toEqual(['长椅'])
  })
})

describe('an excerpt', () => {
  it('shows the stretch with the most in it, in one line, its places right', () => {
    const text = `${'开头。'.repeat(60)}步道\n边的长椅和步道${'结尾。'.repeat(60)}`
    const [part] = matchParts(readQuery('步道 长椅'), [{ field: 'text', text }], false) ?? []
    const excerpt = excerptOf(part ?? { text, spans: [] })
    expect(excerpt.text.length).toBeLessThanOrEqual(122)
    expect(excerpt.text).toMatch(/^….*步道 边的长椅和步道.*…$/)
    expect(excerpt.spans.map(({ start, end }) => excerpt.text.slice(start, end))).toEqual(['步道', '长椅', '步道'])
  })
})
