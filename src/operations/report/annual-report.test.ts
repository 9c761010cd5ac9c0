import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { assignedCase, beginCase, issueAnswer } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { people, settleSmallCity } from '#tests/support/small-city.ts'
import { readAnnualReport } from './read-annual-report.ts'
import { reportBlocks } from './report-blocks.ts'
import { reportDocx } from './report-docx.ts'

let test: TestDatabase

type Who = (typeof people)[keyof typeof people]

const reportOf = async (who: Who, { place = 'shanghai', today = '2026-12-01' } = {}) => {
  const asked = { procedure: 'suggestion', year: 2026, place, profiles, today: plainDate(today) }
  const read = await readAnnualReport(test.db, who, asked)
  if (read?.ok !== true) throw new Error(JSON.stringify(read))
  return read.value
}

/** Kept in time; kept late; past its day; one adopted and rated by nobody; one only accepted; one declined. */
beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  for (const done of ['2026-10-30', '2026-11-05', null]) {
    const one = await answered({ outcome: 'planned', doneBy: '2026-10-31' }, { subject: 'society' })
    await one.act(people.deputy, '2026-03-12', 'rate', { attitude: 'satisfied', result: 'satisfied' }, '1/p-deputy')
    await one.act(people.secretary, '2026-03-13', 'track')
    if (done === null) continue
    await one.act(people.roads, '2026-10-20', 'report_done', { evidence: '已经完成。' })
    await one.act(people.secretary, done, 'confirm_done')
  }
  await answered({ outcome: 'adopted' }, {})
  await assignedCase(test.db)
  const declined = await beginCase(test.db, '2026-03-02')
  await declined.act(people.secretary, '2026-03-03', 'register')
  await declined.act(people.secretary, '2026-03-03', 'decline', {
    declineReason: 'no_content',
    explanation: '没有内容。',
  })
})

afterAll(() => test.drop())

async function answered(reviewed: Parameters<typeof issueAnswer>[2], fields: Parameters<typeof assignedCase>[1]) {
  const one = await assignedCase(test.db, fields)
  await one.act(people.parks, '2026-03-06', 'give_joint_opinion', { opinion: '同意。' }, 'parks')
  await one.act(people.roads, '2026-03-09', 'draft_reply', { text: '收悉。' })
  await issueAnswer(one, '2026-03-10', { publication: 'none', notPublishedBecause: '商业秘密', ...reviewed })
  return one
}

describe('the report of a year', () => {
  it('counts by hand what was promised, kept, late, and who waits for an answer', async () => {
    expect((await reportOf(people.secretary)).matters).toEqual({
      unanswered: 1,
      unansweredLate: 1,
      promised: 3,
      kept: 1,
      keptLate: 1,
      overdue: 1,
      notDue: 0,
      key: 0,
      keyAnswered: 0,
    })
    // On the last day itself nobody is late.
    expect((await reportOf(people.secretary, { today: '2026-06-04' })).matters.unansweredLate).toBe(0)
    expect((await reportOf(people.secretary, { today: '2026-06-05' })).matters.unansweredLate).toBe(1)
    expect((await reportOf(people.secretary, { today: '2026-10-31' })).matters).toMatchObject({ overdue: 0, notDue: 1 })
  })

  it('is a Word file with each figure over its denominator, by unit, class and outcome with its definition', async () => {
    const bytes = await reportDocx(await reportOf(people.secretary), 'zh')
    const text = (await mammoth.extractRawText({ buffer: bytes })).value.replace(/\s+/g, ' ')

    expect(text).toMatch(/^2026年代表建议办理情况报告（稿） 适用规定：上海市人民代表大会代表建议/)
    expect(text).toContain('共收到6件，受理5件，不予受理1件。')
    expect(text).toContain('已答复4件，占受理的4 / 5 (80.0%)')
    expect(text).toMatch(/县道路局 5 5 \/ 5 \(100.0%\) 0 \/ 5 \(0.0%\) 4 \/ 5 \(80.0%\) 4 \/ 4 \(100.0%\)/)
    expect(text).toMatch(/社会建设 3 3 \/ 3/)
    expect(text).toMatch(/计划解决 列入工作计划、逐步解决，有计划期限。[^ ]*第18条 3 \/ 4 \(75.0%\)/)
    expect(text).toMatch(/通用尺度 件数 \/ 已答复 已解决 1 \/ 4 \(25.0%\)[^承]*列入计划 3 \/ 4/)
    expect(text).toMatch(
      /满意 3 \/ 3 \(100.0%\) 基本满意 0 \/ 3 \(0.0%\) 不满意 0 \/ 3 \(0.0%\) 已评价 3 \/ 4 \(75.0%\) 不计入分母 1/,
    )
    expect(text).toContain('法规没有规定，这里只计已评价的：上海（2015）')
  })

  it('says in English what it says in Chinese', async () => {
    const texts = reportBlocks(await reportOf(people.secretary), 'en')
      .map((block) => JSON.stringify(block))
      .join(' ')

    expect(texts).toContain('6 cases were received; 5 were accepted and 1 declined')
    expect(texts.replace(/[a-z]*上海[^"]*|代表法[^"]*/g, '')).not.toMatch(/共收到|占受理/)
  })

  it('is a unit’s over the cases it leads, and nobody’s who neither works on all nor for a unit', async () => {
    const parks = await reportOf(people.parks)
    const roads = await reportOf(people.roads)

    expect([parks.unit?.id, parks.byUnit.total.received, parks.matters.promised]).toEqual(['parks', 0, 0])
    expect([roads.unit?.id, roads.byUnit.total.received]).toEqual(['roads', 5])
    expect(roads.reports.every(({ by }) => by === 'unit')).toBe(true)
    const asked = { procedure: 'suggestion', year: 2026, place: 'shanghai', profiles, today: plainDate('2026-12-01') }
    expect(await readAnnualReport(test.db, people.deputy, asked)).toMatchObject({ ok: false })
    expect(await readAnnualReport(test.db, people.secretary, { ...asked, place: 'nowhere' })).toBeUndefined()
  })
})

describe('whose rule satisfaction is counted by', () => {
  it('is the law’s where it says, named', async () => {
    const { satisfaction } = await reportOf(people.secretary, { place: 'chongqing' })

    expect(satisfaction).toMatchObject({ base: 'rated_only', source: expect.stringContaining('重庆市') })
  })

  it('makes all that were answered the base where the law says so', async () => {
    const report = await reportOf(people.secretary)
    const blocks = reportBlocks({ ...report, satisfaction: { ...report.satisfaction, base: 'all_replied' } }, 'zh')
    const tables = blocks.flatMap((block) =>
      block.kind === 'table' && block.headings[0] === '对办理态度' ? [block.rows] : [],
    )

    expect(tables[0]?.slice(0, 1)).toEqual([['满意', '3 / 4 (75.0%)']])
    expect(tables[0]?.at(-1)).toEqual(['不计入分母', '0'])
  })
})

describe('the reports a law asks for', () => {
  it('are dated: who to whom by when, the next session’s by the roster', async () => {
    const dueIn = async (place: string) =>
      (await reportOf(people.secretary, { place })).reports.map(({ by, due, verified }) => [by, due, verified])

    expect(await dueIn('shanghai')).toEqual([
      ['unit', '2026-06-30', false],
      ['office', '2026-06-30', false],
      ['unit', '2026-12-31', false],
      ['office', null, false],
    ])
    expect(await dueIn('chongqing')).toEqual([
      ['office', '2026-11-30', false],
      ['unit', '2026-12-31', false],
    ])
    expect(await dueIn('henan')).toEqual([
      ['unit', '2026-08-31', false],
      ['office', null, true],
    ])
  })

  it('are before the next plenary session once it is known', async () => {
    await test.db
      .insertInto('meeting_session')
      .values({
        id: 's-2',
        name_zh: '县人大三届三次会议',
        name_en: 'Third session',
        kind: 'plenary',
        opens_on: '2027-01-12',
        closes_on: '2027-01-16',
        place: '',
        theme: '',
        host: '',
      })
      .execute()

    const { reports } = await reportOf(people.secretary)
    expect(reports.map(({ due }) => due)).toEqual(['2026-06-30', '2026-06-30', '2026-12-31', '2027-01-11'])
  })
})
