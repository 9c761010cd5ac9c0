import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityApp } from '#app/city-app.ts'
import { decide } from '#engine/decide.ts'
import { lineNoteText } from '#http/line-note-text.ts'
import { encodeLegacy } from '#intake/readers/fixtures/encode-legacy.ts'
import type { LineFault } from '#intake/tables/line-notes.ts'
import type { TableKind } from '#intake/tables/table-columns.ts'
import { getLaw } from '#procedures/profiles.ts'
import { findCaseFile, listPlacedEvents } from '#store/case-files.ts'
import { beginCase, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { csvOf, handIn, importWhole, verdictsOf } from '#tests/support/import-desk.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { acting, people, settleSmallCity, type TownPerson, timing } from '#tests/support/small-city.ts'
import { tokenFor } from '#tests/support/test-dependencies.ts'
import { continueImports } from './continue-imports.ts'
import { listSeenImports, readImport } from './read-import.ts'
import { readStatistics } from './statistics.ts'
import { submitCase } from './submit-case.ts'
import { takeAction } from './take-action.ts'
import { takeOver } from './take-over.ts'
import { verifyRecord } from './verify-record.ts'

let test: TestDatabase
const secretary = acting(people.secretary, '2026-03-16')
const committee = acting(people.committee, '2026-03-16')

const oldHeadings = ['提案号', '案由', '提案人', '联名委员', '承办单位', '提出日期', '答复日期', '答复内容', '状态']
const oldProposals = [
  ['提案2021-7', '关于修缮旧码头的提案', '闻远山', '纪云舒', '道路局', '2021-01-20', '2021-05-10', '已修缮。', '办结'],
  ['提案2021-8', '关于疏通内河的提案', '民间水利社', '', '水务局', '2021-01-21', '2021-05-11', '已疏通。', '办结'],
  ['提案2021-9', '关于夜间照明的提案', '闻远山', '', '道路局', '2021-01-22', '', '', '办理中'],
]
const headings = ['提案号', '案由', '评价人', '满意度', '办理态度', '评价意见', '评价日期']
const rating = ['提案2021-7', '关于修缮旧码头的提案', '闻远山', '基本满意', '满意', '栏杆还没有修。', '2021-06-01']
const national = { place: 'national' } as const

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  await importWhole(test.db, committee, 'cases', csvOf([oldHeadings, ...oldProposals]), national)
})

afterAll(() => test.drop())

const caseNumbered = async (number: string) =>
  test.db.selectFrom('case_summary').selectAll().where('case_number', '=', number).executeTakeFirstOrThrow()

const ratingsOf = async (number: string) => {
  const events = await listPlacedEvents(test.db, [(await caseNumbered(number)).case_id])
  return events.flatMap(({ event }) => (event.type === 'past_rating_kept' ? [event] : []))
}

async function faultsOf(importId: string): Promise<readonly (readonly LineFault[])[]> {
  const read = await readImport(test.db, people.committee, importId, { limit: 100 })
  const own = read.ok ? read : await readImport(test.db, people.secretary, importId, { limit: 100 })
  if (!own.ok) throw new Error(own.refusal.code)
  return own.value.lines.map(({ faults }) => faults)
}

const wrongIn = async (
  rows: readonly (readonly string[])[],
  options = {},
  by = committee,
  kind: TableKind = 'ratings',
) => (await faultsOf(await handIn(test.db, by, kind, csvOf(rows), { ...national, ...options })))[0] ?? []

describe('old proposals', () => {
  it('are taken over by the proposal committee, of members of the CPPCC alone', async () => {
    expect(await caseNumbered('提案2021-7')).toMatchObject({
      procedure: 'proposal',
      imported: true,
      state: 'closed',
      lead_proposer: people.member.personId,
      cosigners: 1,
      lead_unit: 'roads',
      submitted_on: '2021-01-20',
      replied_on: '2021-05-10',
    })
    expect(await caseNumbered('提案2021-8')).toMatchObject({ lead_proposer: null, proposer_label: '民间水利社' })
    const deputys = oldProposals[0]?.with(0, '提案2021-20').with(2, '苗禾川') ?? []
    await importWhole(test.db, committee, 'cases', csvOf([oldHeadings, deputys]), national)
    expect(await caseNumbered('提案2021-20')).toMatchObject({ lead_proposer: null, proposer_label: '苗禾川' })
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('in GBK are the same as in UTF-8', async () => {
    const line = oldProposals[0]?.with(0, '提案2021-30') ?? []
    const text = [oldHeadings, line].map((row) => row.join(',')).join('\n')
    await importWhole(test.db, committee, 'cases', encodeLegacy(text, 'gb18030'), national)
    const again = await importWhole(test.db, committee, 'cases', csvOf([oldHeadings, line]), national)

    expect(await caseNumbered('提案2021-30')).toMatchObject({ title: '关于修缮旧码头的提案', lead_unit: 'roads' })
    expect(await verdictsOf(test.db, again)).toEqual(['2 same'])
  })

  it('with an author or a unit nobody knows keep the words as a doubt; with their number twice, they are refused', async () => {
    const unknown = ['提案2021-31', '关于山路的提案', '某委员', '', '原交通站', '2021-01-20', '', '', '']
    const importId = await handIn(test.db, committee, 'cases', csvOf([oldHeadings, unknown, unknown]), national)
    const read = await readImport(test.db, people.committee, importId, { limit: 10 })

    const [first, second] = read.ok ? read.value.lines : []
    expect(first?.doubts.map(({ code }) => code)).toEqual([
      'unit_not_known',
      'assigned_day_missing',
      'author_unknown',
      'text_missing',
    ])
    expect(second?.faults.map(({ code, value }) => [code, value])).toEqual([['duplicate_line', '2']])
  })

  it('whose acts the law refuses are refused by their line, in words', async () => {
    const names = Array.from({ length: 21 }, (_, at) => `县第${at + 1}局`)
    await importWhole(
      test.db,
      acting(people.administrator, '2026-03-16'),
      'units',
      csvOf([['单位代码', '单位名称'], ...names.map((name, at) => [`bureau-${at + 1}`, name])]),
    )
    const line = [...(oldProposals[0]?.with(0, '提案2021-34') ?? []), names.join('、')]
    const importId = await importWhole(
      test.db,
      committee,
      'cases',
      csvOf([[...oldHeadings, '会办单位'], line]),
      national,
    )

    expect((await faultsOf(importId)).flat().map((fault) => lineNoteText('cases', fault, 'zh'))).toEqual([
      '这一行不能写入：“会办单位”超出了范围。请改正后重新上传。',
    ])
  })

  it('bring the rating given back then, with who gave it', async () => {
    const line = [...(oldProposals[0]?.with(0, '提案2021-32') ?? []), '纪云舒', '不满意', '没有回应。', '2021-06-02']
    const withRating = [...oldHeadings, '评价人', '满意度', '评价意见', '评价日期']
    await importWhole(test.db, committee, 'cases', csvOf([withRating, line]), national)

    expect(await ratingsOf('提案2021-32')).toMatchObject([
      { on: '2021-06-02', fields: { rater: people.secondMember.personId, pastResult: 'dissatisfied', ratingLine: 2 } },
    ])
  })

  it('said to wait for their rating keep the one the line tells of, and wait', async () => {
    const line = [...(oldProposals[0]?.with(0, '提案2021-33').with(8, '已答复') ?? []), '满意']
    await importWhole(test.db, committee, 'cases', csvOf([[...oldHeadings, '满意度'], line]), national)

    expect(await caseNumbered('提案2021-33')).toMatchObject({ state: 'replied' })
    expect(await ratingsOf('提案2021-33')).toMatchObject([{ on: '2021-05-10', fields: { pastResult: 'satisfied' } }])
  })

  it.each([
    { what: 'a rating and no answer', state: '办理中', rater: '', said: '满意', code: 'rating_unanswered' },
    { what: 'a rating off the scale', state: '办结', rater: '', said: '优秀', code: 'rating_scale' },
    {
      what: 'a rating by somebody who is no author',
      state: '办结',
      rater: '石守正',
      said: '满意',
      code: 'rater_not_author',
    },
  ])('with $what are refused by their line', async ({ state, rater, said, code }) => {
    const line = [...(oldProposals[0]?.with(0, '提案2021-40').with(8, state) ?? []), rater, said]
    const rows = [[...oldHeadings, '评价人', '满意度'], line]
    expect((await wrongIn(rows, {}, committee, 'cases')).map((one) => one.code)).toEqual([code])
  })

  it('older than every law installed keep a rating of another scale in its words', async () => {
    const line = [...(oldProposals[0]?.with(0, '2011-1').with(5, '2011-01-20').with(6, '2011-03-20') ?? []), '良']
    await importWhole(test.db, committee, 'cases', csvOf([[...oldHeadings, '满意度'], line]), national)

    expect(await ratingsOf('2011-1')).toMatchObject([
      { fields: { rater: people.member.personId, pastWords: '结果评价：良' } },
    ])
  })
})

describe('a table of old ratings', () => {
  it('goes on the record of each case: whose, when, from which line, and counted nowhere', async () => {
    const rows = [
      headings,
      rating,
      rating.with(2, '纪云舒').with(3, '满意'),
      ['提案2021-8', '', '', '满意', '', '', ''],
    ]
    const importId = await importWhole(test.db, committee, 'ratings', csvOf(rows), national)

    expect(await verdictsOf(test.db, importId)).toEqual(['2 add', '3 add', '4 add'])
    expect(await ratingsOf('提案2021-7')).toMatchObject([
      {
        on: '2021-06-01',
        byPerson: 'p-committee',
        byUnit: null,
        fields: {
          rater: 'p-member',
          pastResult: 'basically_satisfied',
          pastAttitude: 'satisfied',
          pastComment: '栏杆还没有修。',
          ratingFile: expect.stringMatching(/^[0-9a-f]{64}$/),
          ratingLine: 2,
        },
      },
      { fields: { rater: 'p-member-2', pastResult: 'satisfied', ratingLine: 3 } },
    ])
    expect(await ratingsOf('提案2021-8')).toMatchObject([{ on: '2021-05-11', fields: { raterName: '民间水利社' } }])
    expect(await caseNumbered('提案2021-7')).toMatchObject({ attitude: null, result: null, state: 'closed' })
    const statistics = await readStatistics(test.db, people.committee, {
      procedure: 'proposal',
      by: 'unit',
      from: '2021-01-01',
      to: '2021-12-31',
    })
    expect(statistics.ok && statistics.value.total).toMatchObject({ attitude: {}, result: {} })
    expect(await test.db.selectFrom('mail_note').selectAll().execute()).toEqual([])
    const log = await test.db.selectFrom('ledger_entry').select('payload').execute()
    expect(log.filter(({ payload }) => payload.includes('"ratings_imported"'))).toHaveLength(1)
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('in GBK is the same as in UTF-8: taken a second time it changes nothing', async () => {
    const text = [headings, rating].map((row) => row.join(',')).join('\n')
    const again = await handIn(test.db, committee, 'ratings', encodeLegacy(text, 'gb18030'), national)

    expect(await verdictsOf(test.db, again)).toEqual(['2 same'])
    expect(await takeOver(test.db, committee, again)).toMatchObject({ refusal: { code: 'nothing_to_take_over' } })
    expect(await ratingsOf('提案2021-7')).toHaveLength(2)
  })

  it('is found by a bare figure with its year', async () => {
    await importWhole(
      test.db,
      secretary,
      'cases',
      csvOf([
        ['年份', '序号', '标题', '提出人', '提出日期', '答复日期', '状态'],
        ['2019', '12', '关于旧桥的建议', '苗禾川', '2019-01-15', '2019-04-01', '办结'],
      ]),
    )
    const rows = [
      ['年份', '序号', '满意度'],
      ['2019', '第12号', '不满意'],
      ['2018', '12', '满意'],
    ]
    const importId = await importWhole(test.db, secretary, 'ratings', csvOf(rows))

    expect(await verdictsOf(test.db, importId)).toEqual(['2 add', '3 wrong'])
    expect(await ratingsOf('2019-0012')).toMatchObject([{ fields: { rater: 'p-deputy', pastResult: 'dissatisfied' } }])
  })

  it.each([
    { what: 'a number nobody knows', row: rating.with(0, '提案2021-99'), code: 'case_unknown', says: '先导入这一件' },
    {
      what: 'the title of another case',
      row: rating.with(1, '另一件'),
      code: 'title_of_another',
      says: '关于修缮旧码头的提案',
    },
    {
      what: 'a case without an answer',
      row: rating.with(0, '提案2021-9').with(1, ''),
      code: 'case_unanswered',
      says: '没有答复',
    },
    { what: 'somebody who is no author', row: rating.with(2, '石守正'), code: 'rater_not_author', says: '先导入人员' },
    { what: 'a unit as the rater', row: rating.with(2, '道路局'), code: 'rater_not_author', says: '只有他们评价' },
    { what: 'a step the law does not know', row: rating.with(3, '较好'), code: 'rating_scale', says: '满意、基本满意' },
    { what: 'no rating at all', row: rating.with(3, '').with(4, ''), code: 'rating_missing', says: '删去这一行' },
    { what: 'a day before the answer', row: rating.with(6, '2021-05-09'), code: 'dates_reversed', says: '核对' },
    { what: 'a day to come', row: rating.with(6, '2026-03-17'), code: 'date_in_future', says: '还没有到' },
    { what: 'another rating by the same author', row: rating.with(3, '满意'), code: 'rated_before', says: '核对' },
    { what: 'no number', row: rating.with(0, ''), code: 'missing', says: '请补上' },
    { what: 'a formula', row: rating.with(5, '=A1'), code: 'formula', says: '粘贴为数值' },
  ])('with $what is refused by its line, which says how to mend it', async ({ row, code, says }) => {
    const faults = await wrongIn([headings, row])
    expect(faults.map((one) => one.code)).toEqual([code])
    expect(faults.map((one) => lineNoteText('ratings', one, 'zh')).join()).toContain(says)
    expect(faults.map((one) => lineNoteText('ratings', one, 'en')).join()).not.toMatch(/\{|undefined/)
  })

  it('with an attitude under a law that knows none is refused by its line', async () => {
    const line = ['2019-0077', '关于路灯的建议', '苗禾川', '2019-01-15', '2019-04-01', '办结']
    await importWhole(
      test.db,
      secretary,
      'cases',
      csvOf([['建议号', '标题', '提出人', '提出日期', '答复日期', '状态'], line]),
      {
        place: 'beijing',
      },
    )
    const rows = [
      ['建议号', '办理态度', '满意度'],
      ['2019-0077', '满意', '满意'],
    ]
    expect((await wrongIn(rows, { place: 'beijing' }, secretary)).map(({ code }) => code)).toEqual(['scale_absent'])
  })

  it('is read on the scales of the place’s own rules: what one place knows is refused in another', async () => {
    const place = { place: 'hongkou' }
    const line = ['提2021-0070', '关于旧里弄的提案', '闻远山', '2021-01-15', '2021-04-01', '办结']
    const cases = [['提案号', '案由', '提案人', '提出日期', '答复日期', '状态'], line]
    await importWhole(test.db, committee, 'cases', csvOf(cases), place)
    const parts = ['提案号', '态度评价', '结果评价', '听取意见方式', '答复针对性', '分管领导参与答复']
    const told = ['提2021-0070', '理解', '保留', '走访', '基本针对', '是']

    expect((await wrongIn([parts, told.with(2, '基本满意')], place)).map(({ code }) => code)).toEqual(['rating_scale'])
    expect((await wrongIn([parts, told.with(5, '不详')], place)).map(({ field }) => field)).toEqual(['headReplied'])
    await importWhole(test.db, committee, 'ratings', csvOf([parts, told]), place)
    expect(await ratingsOf('提2021-0070')).toMatchObject([
      {
        fields: {
          pastAttitude: 'understanding',
          pastResult: 'reserved',
          pastHeardBy: 'visit',
          pastPertinence: 'mostly',
          pastHeadReplied: 'replied',
        },
      },
    ])
  })

  it('on which good and bad lines stand takes the good ones, and keeps the bad to be mended', async () => {
    await importWhole(
      test.db,
      committee,
      'cases',
      csvOf([oldHeadings, oldProposals[0]?.with(0, '提案2021-50').with(3, '') ?? []]),
      national,
    )
    const good = rating.with(0, '提案2021-50')
    const importId = await importWhole(
      test.db,
      committee,
      'ratings',
      csvOf([headings, good, good, good.with(2, '石守正')]),
      national,
    )

    expect(await verdictsOf(test.db, importId)).toEqual(['2 add', '3 wrong', '4 wrong'])
    expect((await faultsOf(importId)).map((faults) => faults.map(({ code }) => code))).toEqual([
      [],
      ['duplicate_line'],
      ['rater_not_author'],
    ])
    expect(await ratingsOf('提案2021-50')).toHaveLength(1)
  })

  it('broken off half-way goes on part by part, each rating once', async () => {
    const numbers = Array.from({ length: 250 }, (_, at) => `提案2020-${at + 1}`)
    const cases = numbers.map((number) => oldProposals[0]?.with(0, number) ?? [])
    await importWhole(test.db, committee, 'cases', csvOf([oldHeadings, ...cases]), national)
    const rows = [headings, ...numbers.map((number) => rating.with(0, number))]
    const importId = await handIn(test.db, committee, 'ratings', csvOf(rows), national)
    await takeOver(test.db, committee, importId)
    const kept = async () => {
      const { n } = await test.db
        .selectFrom('case_event')
        .innerJoin('case_summary', 'case_summary.case_id', 'case_event.case_id')
        .select((eb) => eb.fn.countAll<string>().as('n'))
        .where('type', '=', 'past_rating_kept')
        .where('case_number', 'like', '提案2020-%')
        .executeTakeFirstOrThrow()
      return Number(n)
    }
    expect(await kept()).toBe(200)

    await Promise.all([continueImports(test.db, timing('2026-03-17')), continueImports(test.db, timing('2026-03-17'))])
    expect(await kept()).toBe(250)
  })
})

describe('a case that was answered here', () => {
  it('takes no rating from a file: its author gives it', async () => {
    const made = await beginCase(test.db, '2026-03-02')
    await made.act(people.secretary, '2026-03-02', 'register')
    await made.act(people.secretary, '2026-03-02', 'file')
    const { case_number: number } = await test.db
      .selectFrom('case_summary')
      .select('case_number')
      .where('case_id', '=', made.caseId)
      .executeTakeFirstOrThrow()
    const rows = [
      ['建议号', '满意度'],
      [number ?? '', '满意'],
    ]

    expect((await wrongIn(rows, { place: 'shanghai' }, secretary)).map(({ code }) => code)).toEqual(['case_of_here'])
  })
})

describe('who may take old ratings over', () => {
  it.each(['deputy', 'member', 'administrator', 'assigner', 'leader', 'roads', 'water'] satisfies TownPerson[])(
    'is not the %s',
    async (who) => {
      const context = acting(people[who], '2026-03-16')
      await expect(handIn(test.db, context, 'ratings', csvOf([headings, rating]))).rejects.toThrow('import_not_allowed')
    },
  )

  it('is not an account that acts for a unit, whatever office it holds as well', async () => {
    for (const offices of [['secretariat'], ['proposal_committee'], ['administrator']]) {
      const mixed = acting({ ...people.roads, offices }, '2026-03-16')
      await expect(handIn(test.db, mixed, 'ratings', csvOf([headings, rating]), national)).rejects.toThrow(
        'import_not_allowed',
      )
      const importId = await handIn(
        test.db,
        committee,
        'ratings',
        csvOf([headings, rating.with(0, '提案2021-32')]),
        national,
      )
      expect(await takeOver(test.db, mixed, importId)).toMatchObject({ refusal: { code: 'import_not_found' } })
    }
  })

  it('is the congress’s office for suggestions and the CPPCC’s for proposals, and neither sees the other’s tables', async () => {
    const importId = await handIn(test.db, committee, 'ratings', csvOf([headings, rating]), national)

    await expect(
      handIn(test.db, secretary, 'ratings', csvOf([headings, rating]), { procedure: 'proposal' }),
    ).rejects.toThrow('import_not_allowed')
    expect(await readImport(test.db, people.secretary, importId, { limit: 10 })).toMatchObject({ ok: false })
    expect(await takeOver(test.db, secretary, importId)).toMatchObject({ ok: false })
    const seen = await listSeenImports(test.db, people.secretary, 100)
    expect(seen.map(({ options }) => (options as { procedure: string }).procedure)).not.toContain('proposal')
  })

  it('is nobody by another door, and no unit by any', async () => {
    const { case_id: caseId, version } = await caseNumbered('提案2021-50')
    const fields = { rater: 'p-member', pastResult: 'satisfied', ratingFile: 'x', ratingLine: 1 }
    for (const who of [people.roads, people.committee, people.member]) {
      const context = acting(who, '2026-03-16')
      const asked = { caseId, seenVersion: version, action: 'past_rate', fields }
      expect(await takeAction(test.db, context, asked)).toMatchObject({ refusal: [{ code: 'action_unknown' }] })
      const begun = { procedure: 'proposal', profile: 'national-cppcc-2018', submitToken: `t-${who.personId}` }
      expect(await submitCase(test.db, context, { ...begun, action: 'past_rate', fields })).toMatchObject({ ok: false })
    }
    const app = cityApp((await openSite(test.db)).dependencies)
    const asked = async (path: string, body: BodyInit, type: string) => {
      const dependencies = (await openSite(test.db)).dependencies
      const headers = { authorization: `Bearer ${await tokenFor(dependencies, 'roads')}`, 'content-type': type }
      return (await app.request(`/api${path}`, { method: 'POST', headers, body })).status
    }
    const table = new Uint8Array(csvOf([headings, rating]))
    expect(await asked('/imports?kind=ratings&name=r.csv', table, 'application/octet-stream')).toBe(403)
    expect(
      await asked(
        `/cases/${caseId}/actions/past_rate`,
        JSON.stringify({ seenVersion: version, fields }),
        'application/json',
      ),
    ).toBeGreaterThanOrEqual(400)
    expect(await ratingsOf('提案2021-50')).toHaveLength(1)
  })

  it('is no unit even where the past is told: the rule of the case itself refuses it', async () => {
    const file = await findCaseFile(test.db, (await caseNumbered('提案2021-50')).case_id)
    if (file === undefined) throw new Error('no such case')
    const { procedure, profile } = getLaw(profiles, 'proposal', file.profile)
    const { at, calendar, on } = committee
    const fields = { rater: 'p-member', pastResult: 'satisfied', ratingFile: 'x', ratingLine: 1 }
    const actor = { ...people.roads, offices: ['proposal_committee'] }
    const told = { on, at, calendar, isKnown: () => true, issued: {}, past: true } as const

    expect(decide(procedure, profile, file, { action: 'past_rate', actor, fields }, told)).toMatchObject({
      refusal: [{ code: 'rule_broken', rule: 'no_unit_rates' }],
    })
  })
})
