import { sql } from 'kysely'
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>

/**
 * Thirty cases of the roads bureau, all published, ten answered: six rated satisfied, one dissatisfied, three not rated;
 * and thirty of the parks bureau, all published, none answered.
 */
beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
  await sql`insert into case_file (id, procedure, profile, created_at)
    select 'n-' || n, 'suggestion', 'shanghai-2015', now() from generate_series(1, 60) n`.execute(test.ownerDb)
  await sql`insert into case_summary (case_id, procedure, state, version, title, proposer_label, cosigners, submitted_on,
      updated_at, text_public, reply_public, entered_for_other, lead_unit, case_number, replied_on, outcome, attitude, result)
    select 'n-' || n, 'suggestion', 'in_handling', 1, '关于' || n || '的建议', '', 0, date '2026-03-01', now(), true, false, false,
      case when n <= 30 then 'roads' else 'parks' end, 'C' || n,
      case when n <= 10 then date '2026-05-01' end, case when n <= 10 then 'adopted' end,
      case when n <= 6 then 'satisfied' when n = 7 then 'dissatisfied' end,
      case when n <= 6 then 'satisfied' when n = 7 then 'dissatisfied' end
    from generate_series(1, 60) n`.execute(test.ownerDb)
})

afterAll(() => test.drop())

/** A row of a table as its cells' texts. */
function row(text: string, table: string, name: string): readonly string[] {
  const found =
    section(text, table)
      .split('<tr')
      .find((one) => one.includes(`>${name}</th>`)) ?? ''
  return [...found.matchAll(/<t[hd][^>]*>([^<]*)<\/t[hd]>/g)].map(([, cell = '']) => cell)
}

/** A table with its heading and what stands below it. */
function section(text: string, table: string): string {
  return text.split('<section class="statistics">').find((one) => one.includes(`>${table}</h2>`)) ?? ''
}

describe('the statistics of a year', () => {
  it('show each share with its numerator, its denominator and what is left out', async () => {
    const { text } = await site.deskOf('secretary').get('/statistics?year=2026&by=unit')

    expect(row(text, '受理和答复', '县道路局')).toEqual([
      '县道路局',
      '30',
      '30 / 30 (100.0%)',
      '0 / 30 (0.0%)',
      '10 / 30 (33.3%)',
      '0 / 0',
      '0 / 0',
    ])
    expect(row(text, '对办理态度的评价', '县道路局')).toEqual([
      '县道路局',
      '6 / 7 (85.7%)',
      '0 / 7 (0.0%)',
      '1 / 7 (14.3%)',
      '7',
      '3',
    ])
    expect(row(text, '对办理态度的评价', '合计').at(-1)).toBe('3')
    expect(text).toContain('满意率的分母法规没有规定，这里只计已评价的：上海（2015）')
    expect(text).toMatch(/交办和代表工作机构 → 人大常委会：[\s\S]*下次会议前（会期未定）/)
    expect(text).toContain('href="/statistics/report?kind=suggestion&amp;year=2026"')
  })

  it('are of the unit’s own cases for a unit, and not for a deputy', async () => {
    const { text } = await site.deskOf('roads').get('/statistics?year=2026')

    expect(text).toContain('只统计本单位主办的办件')
    expect(text).not.toContain('县公园局</th>')
    expect((await site.deskOf('deputy').get('/statistics')).status).toBe(403)
    expect((await site.deskOf(null).get('/statistics')).location).toContain('/sign-in')
  })

  it('say so when a year has no cases, and read a year that is none as this one', async () => {
    expect((await site.deskOf('secretary').get('/statistics?year=1999')).text).toContain('这一年没有办件。')
    expect((await site.deskOf('secretary').get('/statistics?year=x')).text).toContain('value="2026"')
  })
})

describe('the statistics anyone reads', () => {
  it('hold what is large, and withhold one dissatisfied person wherever it could be worked out', async () => {
    const { text } = await site.deskOf(null).get('/public/statistics?year=2026')

    expect(row(text, '受理和答复', '县道路局')[1]).toBe('30')
    expect(row(text, '受理和答复', '合计')[4]).toBe('10 / 60 (16.7%)')
    expect(row(text, '对办理态度的评价', '合计')).toEqual(['合计', '不显示'])
    expect(section(text, '对办理态度的评价')).not.toMatch(/<th scope="row">县/)
    expect(section(text, '对办理态度的评价')).toContain('<p class="hint">各主办单位的数字都不显示。</p>')
    expect(text).not.toContain('14.3')
    expect(text).not.toContain('年度报告稿')
  })

  it('begin with the total, have a row for each of whom something is told, and lead to each table', async () => {
    const { text } = await site.deskOf(null).get('/public/statistics?year=2026')
    const handling = section(text, '受理和答复')

    expect([...handling.matchAll(/<th scope="row">([^<]*)/g)].map(([, name]) => name)).toEqual([
      '合计',
      '县公园局',
      '县道路局',
    ])
    expect(handling).not.toContain('数字不显示')
    const links = [...text.matchAll(/<a href="#(figures-\w+)">([^<]+)</g)]
    expect(links.map(([, , title]) => title)).toEqual([
      '受理和答复',
      '办理结果（占已答复）',
      '对办理态度的评价',
      '对办理结果的评价',
    ])
    for (const [, id, title] of links) expect(text).toContain(`<h2 id="${id}">${title}</h2>`)
  })

  it('name once, below a table, those of whom it tells nothing', async () => {
    const answer = (from: number, to: number, unit: string) =>
      sql`update case_summary set lead_unit = ${unit}, replied_on = date '2026-05-01', outcome = 'adopted'
        where case_id = any(${Array.from({ length: to - from + 1 }, (_, at) => `n-${from + at}`)})`.execute(
        test.ownerDb,
      )
    await answer(31, 33, 'parks')
    await answer(34, 36, 'water')
    try {
      const outcomes = section(
        (await site.deskOf(null).get('/public/statistics?year=2026')).text,
        '办理结果（占已答复）',
      )

      expect(outcomes).toContain('<p class="hint">数字不显示：县公园局、县水务局</p>')
      expect([...outcomes.matchAll(/<th scope="row">([^<]*)/g)].map(([, name]) => name)).toEqual(['合计', '县道路局'])
    } finally {
      await sql`update case_summary set lead_unit = 'parks', replied_on = null, outcome = null
        where case_id in ('n-31', 'n-32', 'n-33', 'n-34', 'n-35', 'n-36')`.execute(test.ownerDb)
    }
  })

  it('speak English, too', async () => {
    const { text } = await site.deskOf(null).get('/public/statistics?year=2026', 'en')

    expect(row(text, 'Acceptance and answers', 'Roads Bureau')[1]).toBe('30')
  })
})

describe('the draft of the yearly report', () => {
  const report = '/statistics/report?kind=suggestion&year=2026'

  it('is a page and a Word file, for those who may read the figures', async () => {
    const secretary = site.deskOf('secretary')
    const { text } = await secretary.get(report)

    expect(text).toContain('<h1>2026年代表建议办理情况报告（稿）</h1>')
    expect(text).toContain('/statistics/report.docx?kind=suggestion&amp;year=2026')
    const word = await mammoth.extractRawText({
      buffer: Buffer.from(await secretary.bytes(report.replace('?', '.docx?'))),
    })
    expect(word.value).toContain('共收到60件')
    expect((await secretary.get(report, 'en')).text).toContain('60 cases were received')
  })

  it('is a unit’s own over what it leads, and nobody else’s', async () => {
    const roads = (await site.deskOf('roads').get(report)).text

    expect(roads).toContain('承办单位：县道路局')
    expect(roads).toContain('共收到30件')
    expect(roads).not.toContain('县公园局')
    expect((await site.deskOf('deputy').get(report)).status).toBe(403)
    expect((await site.deskOf(null).get(report)).location).toContain('/sign-in')
  })
})
