import { describe, expect, it } from 'vitest'
import type { SeenReading } from '#operations/read-reading.ts'
import { sessionBox, sessionFrom, sessionNote } from './session-choice.ts'
import { whoAndWhen } from './who-and-when.ts'

const place = (quote: string) => ({ quote, start: 0, end: quote.length })
const told = {
  ...{ article: 0, kind: 'theme_session', theme: place('河道整治'), parentMeeting: null, datePhrase: place('5月6日') },
  ...{ day: '2026-05-06', host: null, place: null, duration: null, start: 0, end: 9 },
} as const
const listed = {
  ...{ id: 's-1', name_zh: '三届二次会议', name_en: 'Second session', kind: 'plenary', place: '', theme: '', host: '' },
  ...{ opens_on: '2026-01-12', closes_on: '2026-01-16' },
}
const finding = (session: number | null) => ({ session }) as SeenReading['findings'][number]
const reading = (session_id: string | null, sessions: readonly object[] = [told]) =>
  ({ row: { id: 'r-1', session_id }, result: { sessions } }) as unknown as SeenReading

const form = (session?: string) => {
  const data = new FormData()
  if (session !== undefined) data.set('session', session)
  return data
}

describe('the box for the session of new cases', () => {
  it('stands on the one chosen with the file, else on the text’s, else on none', () => {
    const chosen = (one: SeenReading, ready: readonly (number | null)[]) =>
      /value="([^"]+)" selected/.exec(String(sessionBox(one, ready.map(finding), [listed], 'zh')))?.[1]
    expect(chosen(reading('s-1'), [0])).toBe('upload')
    expect(chosen(reading(null), [null, 0])).toBe('found')
    expect(chosen(reading(null), [null])).toBe('none')
    expect(chosen(reading(null, []), [0])).toBe('none')
  })

  it('offers every session of the list, and the text’s only where one can be told', () => {
    const offered = (one: SeenReading) => String(sessionBox(one, [finding(0)], [listed], 'en'))
    expect(offered(reading(null))).toContain('value="id:s-1"')
    expect(offered(reading(null))).toContain('value="found"')
    expect(offered(reading(null, [{ ...told, day: undefined }]))).not.toContain('value="found"')
  })

  it('says beside each finding what its session is, and whether it is put in', () => {
    expect(String(sessionNote(reading(null), finding(0), [listed], 'zh'))).toMatch(
      /2026-05-06 闭会期间会议.*立件时列入/,
    )
    const within = reading(null, [{ ...told, day: '2026-01-16' }])
    expect(String(sessionNote(within, finding(0), [listed], 'en'))).toMatch(/Second session/)
    expect(String(sessionNote(within, finding(0), [listed], 'en'))).not.toMatch(/put in/)
    expect(String(sessionNote(within, finding(null), [listed], 'en'))).toMatch(/no session/)
  })

  it('says of a yearly session that is not on the list who puts it in, and does not offer it', () => {
    const plenary = { ...told, kind: 'plenary', parentMeeting: place('政协九届四次会议') }
    const missing = reading(null, [plenary])
    expect(String(sessionNote(missing, finding(0), [listed], 'en'))).toMatch(/administrator has to put it in/)
    expect(String(sessionNote(missing, finding(0), [listed], 'zh'))).toMatch(/须由管理员先列入/)
    expect(String(sessionBox(missing, [finding(0)], [listed], 'en'))).not.toContain('value="found"')
  })

  it('says what becomes of those the text tells nothing of', () => {
    const offered = (chosen: string | null) => String(sessionBox(reading(chosen), [finding(0)], [listed], 'en'))
    expect(offered('s-1')).toContain('the others the one chosen with the file')
    expect(offered(null)).toContain('the others none')
  })

  it('tells two of one name apart by their kinds, and says no kind of a name borne once', () => {
    const other = { ...listed, id: 's-2', name_zh: '三届二次全会', kind: 'cppcc_plenary' }
    const offered = (language: 'zh' | 'en') =>
      [...String(sessionBox(reading(null), [], [listed, other], language)).matchAll(/id:[^>]+>([^<]+)</g)].map(
        ([, name]) => name,
      )
    expect(offered('en')).toEqual([
      'Second session (Session of the People’s Congress)',
      'Second session (Plenary session of the CPPCC)',
    ])
    expect(offered('zh')).toEqual(['三届二次会议', '三届二次全会'])
  })

  it.each([
    [undefined, 'upload'],
    ['found', 'found'],
    ['none', 'none'],
    ['id:s-1', { id: 's-1' }],
    ['anything', 'upload'],
  ])('%s is taken as %j', (sent, choice) => {
    expect(sessionFrom(form(sent))).toEqual(choice)
  })
})

describe('who is to do it, and by when, on the page', () => {
  const line = (duty: object | null, language: 'zh' | 'en') =>
    String(whoAndWhen({ finding: { duty }, wordsAt: ({ quote }: { quote: string }) => quote } as never, language))

  it('are told in the finding’s words, with the day or the length they mean', () => {
    const due = { ...place('年底前'), day: '2026-12-31' }
    const shown = line({ unit: place('市水务局'), joint: [place('市财政局'), place('区政府')], due }, 'zh')
    expect(shown).toMatch(/谁来办.*市水务局.*会同 市财政局、区政府.*何时前.*年底前.*2026-12-31/s)
    const within = { count: 15, unit: 'working_day' }
    expect(line({ due: { ...place('15个工作日内'), within } }, 'en')).toMatch(/By when.*15 working days/s)
    expect(line({ due: { ...place('within a month'), within: { count: 1, unit: 'month' } } }, 'en')).toMatch(/1 month</)
  })

  it('are not there where nothing is said', () => {
    expect(line(null, 'zh')).toBe('')
  })
})
