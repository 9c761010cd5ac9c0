import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweepDeadlines } from '#operations/sweep-deadlines.ts'
import { assignedCase, type Desk, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity, type TownPerson, timing } from '#tests/support/small-city.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>
let caseId = ''
const today = '2026-06-11'

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
  // The joint opinion is due on 6 April, the reply on 4 June.
  caseId = (await assignedCase(test.db)).caseId
  for (const day of ['2026-04-02', '2026-05-26', '2026-06-05', today]) {
    await sweepDeadlines(test.db, timing(day))
  }
  site.setDay(today)
})

afterAll(() => test.drop())

const desk = (who: TownPerson | null): Desk => site.deskOf(who)

/** The notices in the record of the case's page, each in one line. */
async function recordOf(who: TownPerson, language: 'zh' | 'en' = 'zh'): Promise<readonly string[]> {
  const { text } = await desk(who).get(`/cases/${caseId}`, language)
  const items = text.match(/<li class="event event-notice"[\s\S]*?<\/li>/g) ?? []
  return items.map((item) =>
    item
      .replace(/<span class="event-proof[\s\S]*?<\/span><\/span>/, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
}

describe('the notices of a case', () => {
  it('stand in its record for those who work on it, with whom they went to', async () => {
    const record = await recordOf('assigner')

    expect(record).toContain('2026年5月26日 到期提醒 答复 → 2026年6月4日 发给：段路遥')
    expect(record).toContain('2026年6月5日 逾期通知 答复 → 2026年6月4日 发给：段路遥、县道路局')
    expect(record).toContain('2026年6月11日 逾期上报 答复 → 2026年6月4日 发给：交办机构、县道路局')
    expect(record.filter((line) => line.includes('会办意见'))).toHaveLength(4)
  })

  it('are told in English to who reads English', async () => {
    expect(await recordOf('roads', 'en')).toContain(
      '11 June 2026 Escalation Reply → 4 June 2026 To: Assigning office, Roads Bureau',
    )
  })

  it('say when one came later than it was due', async () => {
    expect((await recordOf('parks')).filter((line) => line.includes('应于'))).not.toEqual([])
  })

  it('tell the proposer of the reply’s deadline alone, and name no clerk', async () => {
    const record = await recordOf('deputy')

    expect(record).toHaveLength(3)
    expect(record.join('\n')).not.toMatch(/会办意见|段路遥/)
  })

  it('are not told to the public, who may read the case', async () => {
    const { status, text } = await desk(null).get(`/public/cases/${caseId}`)

    expect(status).toBe(200)
    expect(text).not.toMatch(/逾期上报|逾期通知|event-notice/)
  })

  it('are planned on the page for those who work on it, and for nobody else', async () => {
    const inside = await desk('roads').get(`/cases/${caseId}`)
    const outside = await desk('deputy').get(`/cases/${caseId}`)

    // The reply and the joint opinion; what may be asked until a day makes nobody late, and has none.
    expect(inside.text.match(/到期通知/g)).toHaveLength(2)
    expect(outside.text).not.toContain('到期通知')
  })
})

describe('the last notice of a deadline', () => {
  it.each([
    { where: 'the board of the unit', who: 'roads', path: '/board', says: '已上报' },
    { where: 'the unit’s inbox', who: 'roads', path: '/inbox', says: '已上报' },
    { where: 'the office’s inbox', who: 'assigner', path: '/inbox', says: '已上报' },
    { where: 'the office’s list', who: 'secretary', path: '/cases?late=yes', says: '已上报' },
  ] as const)('is marked on $where', async ({ who, path, says }) => {
    expect((await desk(who).get(path)).text).toContain(says)
  })

  it('is told on no list of the deputy and of no public one', async () => {
    for (const [who, path] of [
      ['deputy', '/cases'],
      ['deputy', '/inbox'],
      [null, '/public/cases'],
    ] as const) {
      expect((await desk(who).get(path)).text).not.toMatch(/已上报|已发逾期通知|已提醒/)
    }
  })
})
