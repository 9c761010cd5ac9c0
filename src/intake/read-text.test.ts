import { describe, expect, it } from 'vitest'
import { readText } from './read-text.ts'

const facts = { name: 'page.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' }
const read = (text: string) => readText(text, facts)

const page = `    本报讯 市长岑望舒昨天下午参加市政协九届
二次会议“让老街留住手艺人”专题会议。邬映雪、
缪听澜、闻人朔3位委员围绕修缮百年作坊、开办
学徒夜校等方面踊跃发言。岑望舒认真倾听，并逐
一作了回应。
    岑望舒说，老街是一座城的记忆，要尽快摸清
家底。把空置铺面让给手艺人。相关部门要在月内
拿出清单。
`

describe('readText', () => {
  const reading = read(page)

  it('points every finding at its exact place in the source', () => {
    for (const found of [...reading.items, ...reading.programmes, ...reading.doubts]) {
      expect(page.slice(found.start, found.end).replace(/[\r\n]+/g, '')).toBe(found.quote)
    }
    for (const { people } of reading.lists) {
      for (const one of people) expect(page.slice(one.start, one.end).replace(/\s+/g, '')).toBe(one.name)
    }
  })

  it('finds the session with its theme, parent meeting and day', () => {
    expect(reading.sessions).toMatchObject([
      {
        kind: 'theme_session',
        theme: { quote: '让老街留住手艺人' },
        parentMeeting: { quote: '市政协九届二次会议' },
        datePhrase: { quote: '昨天下午' },
      },
    ])
  })

  it('finds what was raised, what was answered and what is to be done', () => {
    expect(reading.items.map(({ kind, speaker, quote }) => [kind, speaker, quote])).toEqual([
      ['topic', '委员', '修缮百年作坊'],
      ['topic', '委员', '开办学徒夜校'],
      ['follow_up', '岑望舒', '并逐一作了回应'],
      ['position', '岑望舒', '老街是一座城的记忆'],
      ['directive', '岑望舒', '要尽快摸清家底'],
      ['directive', '岑望舒', '把空置铺面让给手艺人'],
      ['follow_up', '岑望舒', '相关部门要在月内拿出清单'],
    ])
  })

  it('counts the names of a list against the number the text gives', () => {
    expect(reading.lists).toMatchObject([{ kind: 'member', statedCount: 3, listedCount: 3, agrees: true }])
  })

  it('reports a list that holds fewer names than it claims', () => {
    const short = read(page.replace('3位委员', '4位委员'))

    expect(short.lists[0]?.agrees).toBe(false)
    expect(short.doubts.map((doubt) => doubt.code)).toContain('count_disagrees')
  })

  it('gives one doubt and no findings for a language without rules', () => {
    const french = read('Le maire a répondu aux questions du conseil municipal réuni hier soir à la mairie.')

    expect(french.doubts.map((doubt) => doubt.code)).toEqual(['language_unsupported'])
    expect(french.items).toEqual([])
  })
})
