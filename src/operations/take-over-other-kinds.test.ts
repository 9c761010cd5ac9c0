import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeLegacy } from '#intake/readers/fixtures/encode-legacy.ts'
import { listPlacedEvents } from '#store/case-files.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { csvOf, handIn, importWhole, verdictsOf } from '#tests/support/import-desk.ts'
import { acting, people, settleSmallCity, timing } from '#tests/support/small-city.ts'
import { readImport } from './read-import.ts'
import { sweepDeadlines } from './sweep-deadlines.ts'
import { takeAction } from './take-action.ts'
import { verifyRecord } from './verify-record.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const headings = [
  '编号',
  '标题',
  '内容',
  '提出人',
  '主办单位',
  '提出日期',
  '交办日期',
  '答复日期',
  '答复内容',
  '状态',
  '是否公开',
]
const row = [
  '甲-7',
  '关于老河道的事',
  '请疏浚。',
  '',
  '水务局',
  '2021-01-15',
  '2021-02-20',
  '2021-05-10',
  '已疏浚。',
  '',
  '是',
]

const kinds = [
  {
    kind: 'motion',
    author: '苗禾川',
    office: acting(people.secretary, '2026-03-16'),
    stands: {
      受理: 'registered',
      不予立案: 'converted',
      撤回: 'withdrawn',
      办理中: 'in_handling',
      已答复: 'handling_reported',
      办结: 'closed',
    },
    goesOn: { who: people.water, action: 'report_handling', fields: { text: '现报告如下。', signer: '江平澜' } },
  },
  {
    kind: 'social-report',
    author: '闻远山',
    office: acting(people.committee, '2026-03-16'),
    stands: {
      受理: 'taken_up',
      不予立案: 'declined',
      撤回: 'withdrawn',
      办理中: 'forwarded',
      已答复: 'answered',
      办结: 'closed',
    },
    goesOn: { who: people.water, action: 'give_feedback', fields: { text: '现反馈如下。' } },
  },
] as const

const caseNumbered = async (number: string) =>
  test.db.selectFrom('case_summary').selectAll().where('case_number', '=', number).executeTakeFirstOrThrow()

describe.each(kinds)('an old $kind', ({ kind, author, office, stands, goesOn }) => {
  const line = (number: string, state: string) => {
    const whole = row.with(0, `${kind}-${number}`).with(3, author).with(9, state)
    const isAnswered = state === '已答复' || state === '办结'
    const told = isAnswered ? whole : whole.map((cell, at) => (at === 7 || at === 8 ? '' : cell))
    return isAnswered || state === '办理中' ? told : told.map((cell, at) => (at === 4 || at === 6 ? '' : cell))
  }

  it.each(Object.entries(stands))(
    'given as %s stands as %s, with no deadline and told to nobody',
    async (state, stand) => {
      await importWhole(test.db, office, 'cases', csvOf([headings, line(state, state)]), { procedure: kind })

      const summary = await caseNumbered(`${kind}-${state}`)
      expect(summary).toMatchObject({ procedure: kind, state: stand, imported: true, next_deadline: null })
      const events = (await listPlacedEvents(test.db, [summary.case_id])).map(({ event }) => event)
      expect(events.every(({ type, clocks }) => type.startsWith('past_') && clocks.length === 0)).toBe(true)
      expect(await test.db.selectFrom('mail_note').selectAll().execute()).toEqual([])
      expect((await sweepDeadlines(test.db, timing('2026-03-17'))).given).toBe(0)
      expect((await verifyRecord(test.db)).faults).toEqual([])
    },
  )

  it('in GBK is the same as in UTF-8, and taken once', async () => {
    const text = [headings, line('乙', '办结')].map((cells) => cells.join(',')).join('\n')
    await importWhole(test.db, office, 'cases', encodeLegacy(text, 'gb18030'), { procedure: kind })
    const again = await handIn(test.db, office, 'cases', csvOf([headings, line('乙', '办结')]), { procedure: kind })

    expect(await verdictsOf(test.db, again)).toEqual(['2 same'])
  })

  it('that still runs goes on here', async () => {
    const { case_id: caseId, version } = await caseNumbered(`${kind}-办理中`)
    const { who, action, fields } = goesOn
    const asked = { caseId, seenVersion: version, action, fields }

    expect(await takeAction(test.db, acting(who, '2026-03-20'), asked)).toMatchObject({ ok: true })
  })

  it.each([
    { what: 'a rating', heading: '满意度', cell: '满意', state: '办结', code: 'rating_of_other_kind' },
    { what: 'a state of another kind', heading: '备注', cell: '', state: '跟踪落实', code: 'state_of_other_kind' },
  ])('with $what is refused by its line', async ({ heading, cell, state, code }) => {
    const rows = [
      [...headings, heading],
      [...line(`丙${code}`, state), cell],
    ]
    const importId = await handIn(test.db, office, 'cases', csvOf(rows), { procedure: kind })
    const read = await readImport(test.db, office.actor, importId, { limit: 10 })

    expect(read.ok && read.value.lines.flatMap(({ faults }) => faults.map((one) => one.code))).toEqual([code])
  })

  it('knows its special committee where such a case goes to one, by its short name or whole; else keeps the words', async () => {
    const table = ['城建环保', '城建环保委员会', '海洋委员会'].map((committee, at) => [
      ...line(`戊${at}`, '受理'),
      committee,
    ])
    const rows = [[...headings, '专门委员会'], ...table]
    const importId = await handIn(test.db, office, 'cases', csvOf(rows), { procedure: kind })
    const read = await readImport(test.db, office.actor, importId, { limit: 10 })
    const doubts = read.ok ? read.value.lines.map((one) => one.doubts.filter(({ field }) => field === 'committee')) : []
    const ofOtherKind = (value: string) => [{ code: 'committee_of_other_kind', field: 'committee', value }]
    const unknown = [{ code: 'committee_unknown', field: 'committee', value: '海洋' }]
    const cells = table.map((cells) => cells.at(-1) ?? '')
    expect(doubts).toEqual(kind === 'motion' ? [[], [], unknown] : cells.map(ofOtherKind))

    await importWhole(test.db, office, 'cases', csvOf(rows), { procedure: kind })
    const { case_id } = await caseNumbered(`${kind}-戊1`)
    const [begun] = await listPlacedEvents(test.db, [case_id])
    expect(begun?.event.fields.committee).toBe(kind === 'motion' ? 'urban_environment' : undefined)
  })

  it('is taken over by its own office alone', async () => {
    for (const who of [
      people.member,
      people.deputy,
      people.assigner,
      people.roads,
      people.administrator,
      people.leader,
    ]) {
      await expect(
        handIn(test.db, acting(who, '2026-03-16'), 'cases', csvOf([headings, line('丁', '办结')]), { procedure: kind }),
      ).rejects.toThrow('import_not_allowed')
    }
    const other = kind === 'motion' ? people.committee : people.secretary
    await expect(
      handIn(test.db, acting(other, '2026-03-16'), 'cases', csvOf([headings, line('丁', '办结')]), { procedure: kind }),
    ).rejects.toThrow('import_not_allowed')
    await expect(
      handIn(
        test.db,
        office,
        'ratings',
        csvOf([
          ['编号', '满意度'],
          ['x', '满意'],
        ]),
        { procedure: kind },
      ),
    ).rejects.toThrow('import_not_allowed')
  })
})
