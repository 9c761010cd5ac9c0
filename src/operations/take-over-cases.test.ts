import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listPlacedEvents } from '#store/case-files.ts'
import { beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { csvOf, handIn, importWhole, verdictsOf } from '#tests/support/import-desk.ts'
import { acting, people, settleSmallCity, type TownPerson, timing } from '#tests/support/small-city.ts'
import { continueImport, continueImports } from './continue-imports.ts'
import { readStatistics } from './statistics.ts'
import { submitCase } from './submit-case.ts'
import { sweepDeadlines } from './sweep-deadlines.ts'
import { takeAction } from './take-action.ts'
import { takeOver } from './take-over.ts'
import { verifyRecord } from './verify-record.ts'

let test: TestDatabase
const secretary = acting(people.secretary, '2026-03-16')

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const headings = [
  '建议号',
  '标题',
  '内容',
  '提出人',
  '主办单位',
  '会办单位',
  '提出日期',
  '交办日期',
  '答复日期',
  '办理结果',
  '答复内容',
  '文号',
  '满意度',
  '状态',
  '内容是否公开',
  '答复是否公开',
]
const old = [
  '2019-0007',
  '关于疏浚老河道的建议',
  '请疏浚老河道。',
  '苗禾川',
  '县水务局',
  '道路局',
  '2019-01-15',
  '2019-02-20',
  '2019-05-10',
  '解决采纳',
  '老河道已疏浚。',
  '建复〔2019〕7号',
  '满意',
  '办结',
  '是',
  '是',
]

const caseNumbered = async (number: string) =>
  test.db.selectFrom('case_summary').selectAll().where('case_number', '=', number).executeTakeFirstOrThrow()

const doubtsOf = async (importId: string) => {
  const lines = await test.db
    .selectFrom('import_line')
    .select('report')
    .where('import_id', '=', importId)
    .orderBy('line')
    .execute()
  return lines.map(({ report }) => (report as { doubts: { code: string }[] }).doubts.map(({ code }) => code))
}

const faultsOf = async (importId: string) => {
  const lines = await test.db
    .selectFrom('import_line')
    .select('report')
    .where('import_id', '=', importId)
    .orderBy('line')
    .execute()
  return lines.map(({ report }) => (report as { faults: { code: string }[] }).faults.map(({ code }) => code))
}

describe('an old case', () => {
  it('is taken over as it was: dated as it happened, recorded now by whom, and told to nobody', async () => {
    await importWhole(test.db, secretary, 'cases', csvOf([headings, old]))
    const summary = await caseNumbered('2019-0007')
    const events = (await listPlacedEvents(test.db, [summary.case_id])).map(({ event }) => event)

    expect(summary).toMatchObject({
      state: 'closed',
      imported: true,
      entered_for_other: false,
      lead_proposer: people.deputy.personId,
      lead_unit: 'water',
      outcome: 'adopted',
      submitted_on: '2019-01-15',
      replied_on: '2019-05-10',
      next_deadline: null,
      text_public: true,
      reply_public: true,
      attitude: null,
    })
    expect(events.map(({ type, on }) => `${type} ${on}`)).toEqual([
      'past_submitted 2019-01-15',
      'past_filed 2019-01-15',
      'past_assigned 2019-02-20',
      'past_unit 2019-02-20',
      'past_unit 2019-02-20',
      'past_reply 2019-05-10',
      'past_replied 2019-05-10',
      'past_unit_done 2019-05-10',
      'past_unit_done 2019-05-10',
      'past_reply_published 2019-05-10',
      'past_rating_kept 2019-05-10',
      'past_rating 2019-05-10',
      'past_closed 2019-05-10',
    ])
    expect(new Set(events.map(({ at, byPerson }) => `${at.slice(0, 10)} ${byPerson}`))).toEqual(
      new Set(['2026-03-16 p-secretary']),
    )
    expect(events.every(({ clocks }) => clocks.length === 0)).toBe(true)
    expect(events[0]?.fields).toMatchObject({ importLine: 2, importFile: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(await test.db.selectFrom('case_todo').selectAll().where('case_id', '=', summary.case_id).execute()).toEqual(
      [],
    )
    expect(await test.db.selectFrom('mail_note').selectAll().execute()).toEqual([])
    expect((await sweepDeadlines(test.db, timing('2026-03-17'))).given).toBe(0)
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('from the same file, or the same line of another, is the same and adds nothing', async () => {
    const again = await importWhole(test.db, secretary, 'cases', csvOf([headings, [], old]))

    expect(await verdictsOf(test.db, again)).toEqual(['3 same'])
    expect(await test.db.selectFrom('case_file').select('id').execute()).toHaveLength(1)
  })

  it('with a number that is used is refused by its line, and so is one told twice', async () => {
    const rows = [headings, old.with(1, '另一件'), old.with(0, '2019-0008'), old.with(0, '2019-0008')]
    const importId = await importWhole(test.db, secretary, 'cases', csvOf(rows))

    expect(await faultsOf(importId)).toEqual([['number_used'], [], ['duplicate_line']])
    expect(await verdictsOf(test.db, importId)).toEqual(['2 wrong', '3 add', '4 wrong'])
  })

  it('that tells little is taken with what is known, each doubt noted with it', async () => {
    const rows = [
      ['年份', '序号', '题目', '代表', '承办单位', '办理结果', '答复'],
      ['2012', '31', '关于老桥的建议', '某位代表', '原建委、县公园局', '已解决', '已修。'],
      ['2013', '', '关于新桥的建议', '', '', '', ''],
    ]
    const importId = await importWhole(test.db, secretary, 'cases', csvOf(rows))

    expect(await doubtsOf(importId)).toEqual([
      [
        'day_from_year',
        'law_older',
        'closed_as_answered',
        'unit_not_known',
        'assigned_day_missing',
        'answered_day_missing',
        'author_unknown',
        'outcome_unknown',
        'text_missing',
      ],
      ['day_from_year', 'law_older', 'author_missing', 'number_missing', 'text_missing'],
    ])
    expect(await caseNumbered('2012-0031')).toMatchObject({
      proposer_label: '某位代表',
      state: 'closed',
      lead_unit: null,
      outcome: null,
      text_public: false,
    })
    const [first] = await listPlacedEvents(test.db, [(await caseNumbered('2012-0031')).case_id])
    expect(first?.event.fields.importDoubts).toContain('unit_not_known|leadUnit|原建委')
  })

  it('of an author whose name two persons bear keeps the words', async () => {
    await test.db
      .insertInto('person')
      .values([
        { id: 'n-1', name: '双生', kind: 'deputy', office: null, delegation: '东城代表团', unit_id: null },
        { id: 'n-2', name: '双生', kind: 'deputy', office: null, delegation: '西城代表团', unit_id: null },
      ])
      .execute()
    const rows = [
      ['建议号', '标题', '内容', '提出人', '代表团', '提出日期'],
      ['2019-0020', '甲', '甲', '双生', '', '2019-01-15'],
      ['2019-0021', '乙', '乙', '双生', '西城代表团', '2019-01-15'],
    ]
    await importWhole(test.db, secretary, 'cases', csvOf(rows))

    expect(await caseNumbered('2019-0020')).toMatchObject({ lead_proposer: null, proposer_label: '双生' })
    expect(await caseNumbered('2019-0021')).toMatchObject({ lead_proposer: 'n-2' })
  })

  it.each([
    { what: 'no title', row: old.with(1, ''), code: 'missing' },
    { what: 'a day no calendar has', row: old.with(6, '2019-02-30'), code: 'not_a_date' },
    { what: 'an answer before it was put', row: old.with(8, '2019-01-01'), code: 'dates_reversed' },
    { what: 'a day to come', row: old.with(8, '2026-03-17'), code: 'date_in_future' },
    { what: 'a formula', row: old.with(2, '=A1'), code: 'formula' },
    { what: 'no day at all', row: old.map((cell, at) => ([6, 7, 8].includes(at) ? '' : cell)), code: 'day_missing' },
  ])('with $what is refused by its line', async ({ row, code }) => {
    const importId = await handIn(test.db, secretary, 'cases', csvOf([headings, row.with(0, '2019-0099')]))
    expect(await faultsOf(importId)).toEqual([[code]])
  })

  it.each([
    {
      state: '办理中',
      stands: 'in_handling',
      row: old.map((cell, at) => ([8, 9, 10, 11, 12, 15].includes(at) ? '' : cell)),
    },
    { state: '已答复', stands: 'replied', row: old },
    { state: '跟踪落实', stands: 'tracking', row: old },
    { state: '不予受理', stands: 'declined', row: old.map((cell, at) => (at > 6 ? '' : cell)) },
    { state: '撤回', stands: 'withdrawn', row: old.map((cell, at) => (at > 6 ? '' : cell)) },
    { state: '已受理', stands: 'filed', row: old.map((cell, at) => (at === 4 || at === 5 || at > 6 ? '' : cell)) },
  ])('given as $state stands there', async ({ state, stands, row }) => {
    const number = `2018-${stands}`
    await importWhole(test.db, secretary, 'cases', csvOf([headings, row.with(0, number).with(13, state)]))

    expect(await caseNumbered(number)).toMatchObject({ state: stands, next_deadline: null })
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('that still runs goes on here: its unit answers it', async () => {
    const { case_id: caseId, version } = await caseNumbered('2018-in_handling')
    const asked = { caseId, seenVersion: version, action: 'draft_reply', fields: { text: '现答复如下。' } }

    expect(await takeAction(test.db, acting(people.water, '2026-03-20'), asked)).toMatchObject({ ok: true })
  })

  it('keeps its number: the office’s series goes on behind it', async () => {
    await importWhole(test.db, secretary, 'cases', csvOf([headings, old.with(0, '2026-0040').with(13, '办结')]))
    const made = await beginCase(test.db, '2026-03-16')
    await made.act(people.secretary, '2026-03-16', 'register')
    await made.act(people.secretary, '2026-03-16', 'file')

    const row = await test.db
      .selectFrom('case_summary')
      .select('case_number')
      .where('case_id', '=', made.caseId)
      .executeTakeFirst()
    expect(row?.case_number).toBe('2026-0041')
  })

  it('counts in the statistics of its own days: received and answered, and on time in nobody’s favour', async () => {
    const found = await readStatistics(test.db, people.assigner, {
      procedure: 'suggestion',
      by: 'unit',
      from: '2019-01-01',
      to: '2019-12-31',
    })
    if (!found.ok) throw new Error('refused')

    expect(found.value.total).toMatchObject({ received: 11, answered: 5, timed: 0, onTime: 0, attitude: {} })
  })
})

describe('taking many over', () => {
  it('goes on part by part where it was broken off, each line once', async () => {
    const rows = Array.from({ length: 250 }, (_, at) =>
      old.with(0, `2017-${String(at + 1).padStart(4, '0')}`).with(6, '2017-01-15'),
    )
    const importId = await handIn(test.db, secretary, 'cases', csvOf([headings, ...rows]))
    await takeOver(test.db, secretary, importId)
    const many = () =>
      test.db.selectFrom('case_summary').select('case_id').where('case_number', 'like', '2017-%').execute()
    expect(await many()).toHaveLength(200)

    // Two at work at once, as after a restart.
    await Promise.all([
      continueImport(test.db, timing('2026-03-17'), importId),
      continueImports(test.db, timing('2026-03-17')),
    ])

    expect(await many()).toHaveLength(250)
    expect(
      (await test.db.selectFrom('table_import').select('state').where('id', '=', importId).executeTakeFirst())?.state,
    ).toBe('done')
  })
})

describe('who may take old cases over', () => {
  it.each(['deputy', 'administrator', 'assigner', 'leader', 'roads'] satisfies TownPerson[])(
    'is not the %s',
    async (who) => {
      const context = acting(people[who], '2026-03-16')
      await expect(handIn(test.db, context, 'cases', csvOf([headings, old]))).rejects.toThrow('import_not_allowed')
    },
  )

  it('is nobody by another door: acts of the past are taken by an import alone', async () => {
    const fields = { title: '甲', importFile: 'x', importLine: 1 }
    const begun = await submitCase(test.db, secretary, {
      procedure: 'suggestion',
      profile: 'shanghai-2015',
      action: 'past_submit',
      submitToken: 't',
      fields,
    })
    const { case_id: caseId, version } = await caseNumbered('2018-in_handling')
    const acted = await takeAction(test.db, secretary, {
      caseId,
      seenVersion: version,
      action: 'past_close',
      fields: {},
    })

    expect([begun, acted]).toMatchObject([
      { refusal: [{ code: 'action_unknown' }] },
      { refusal: [{ code: 'action_unknown' }] },
    ])
  })
})
