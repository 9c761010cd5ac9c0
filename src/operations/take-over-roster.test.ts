import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listPeopleWithDetails } from '#store/roster-changes.ts'
import { findImport } from '#store/table-imports.ts'
import { beginCase } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { csvOf, handIn, importWhole, verdictsOf } from '#tests/support/import-desk.ts'
import { acting, people, settleSmallCity, type TownPerson } from '#tests/support/small-city.ts'
import { chooseColumns, dropImport } from './start-import.ts'
import { takeOver } from './take-over.ts'
import { verifyRecord } from './verify-record.ts'

let test: TestDatabase
const administrator = acting(people.administrator, '2026-03-16')

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const table = csvOf([
  ['姓名', '代表团', '职务', '手机', '届次', '任期开始'],
  ['甲某', '东城代表团', '校长', '13000000001', '三届', '2026-01-12'],
  ['乙某', '西城代表团', '医生', '', '', ''],
  ['', '西城代表团', '', '', '', ''],
])

const personNamed = async (name: string) => (await listPeopleWithDetails(test.db)).find((one) => one.name === name)

describe('a table of people', () => {
  it('changes nothing before it is taken over', async () => {
    const importId = await handIn(test.db, administrator, 'people', table)

    expect(await verdictsOf(test.db, importId)).toEqual(['2 add', '3 add', '4 wrong'])
    expect(await personNamed('甲某')).toBeUndefined()
  })

  it('is taken over at once but for its wrong lines, on the record, and a second time changes nothing', async () => {
    const importId = await importWhole(test.db, administrator, 'people', table)
    expect(await personNamed('甲某')).toMatchObject({ delegation: '东城代表团', phone: '13000000001', term: '三届' })

    const again = await handIn(test.db, administrator, 'people', table)
    expect(await verdictsOf(test.db, again)).toEqual(['2 same', '3 same', '4 wrong'])
    expect(await takeOver(test.db, administrator, again)).toMatchObject({ refusal: { code: 'nothing_to_take_over' } })
    expect(await takeOver(test.db, administrator, importId)).toMatchObject({ refusal: { code: 'import_not_open' } })
    const log = await test.db.selectFrom('ledger_entry').select('payload').execute()
    expect(log.map(({ payload }) => payload).filter((one) => one.includes('roster_imported'))).toHaveLength(1)
  })

  it('leaves nothing of its good lines behind, and the wrong ones to be mended', async () => {
    const lines = await test.db
      .selectFrom('import_line')
      .select(['verdict', 'cells', 'report'])
      .where('became', 'is not', null)
      .execute()

    expect(lines.length).toBeGreaterThan(0)
    expect(lines.every(({ cells }) => cells.length === 0)).toBe(true)
    expect(JSON.stringify(lines)).not.toContain('13000000001')
  })

  it('says what a change changes, and the lists follow a new name', async () => {
    const made = await beginCase(test.db, '2026-03-02')
    const rows = [
      ['编号', '姓名', '职务'],
      ['p-deputy', '苗和川', '教师'],
    ]
    const importId = await handIn(test.db, administrator, 'people', csvOf(rows))
    const line = await test.db
      .selectFrom('import_line')
      .select('report')
      .where('import_id', '=', importId)
      .executeTakeFirst()
    expect(line?.report).toMatchObject({
      changes: [
        { field: 'name', before: '苗禾川', after: '苗和川' },
        { field: 'office', before: '', after: '教师' },
      ],
    })

    await takeOver(test.db, administrator, importId)

    const summary = await test.db
      .selectFrom('case_summary')
      .select('proposer_label')
      .where('case_id', '=', made.caseId)
      .executeTakeFirst()
    expect(summary?.proposer_label).toBe('苗和川')
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('can have its columns chosen by hand, and new delegations said to be meant', async () => {
    const rows = [
      ['称呼', '团'],
      ['丙某', '北城代表团'],
    ]
    const importId = await handIn(test.db, administrator, 'people', csvOf(rows))
    expect(await verdictsOf(test.db, importId)).toEqual(['2 wrong'])

    const chosen = { match: ['name', 'delegation'], personKind: 'deputy', newDelegations: true } as const
    expect(await chooseColumns(test.db, administrator, importId, chosen)).toMatchObject({ ok: true })
    expect(await verdictsOf(test.db, importId)).toEqual(['2 add'])
  })

  it('is judged anew when it is taken over: what was done meanwhile is not done twice', async () => {
    const rows = csvOf([
      ['姓名', '代表团'],
      ['丁某', '东城代表团'],
      ['戊某', '东城代表团'],
    ])
    const first = await handIn(test.db, administrator, 'people', rows)
    const second = await handIn(
      test.db,
      administrator,
      'people',
      csvOf([
        ['姓名', '代表团'],
        ['丁某', '东城代表团'],
      ]),
    )
    await takeOver(test.db, administrator, second)
    await takeOver(test.db, administrator, first)

    expect(await verdictsOf(test.db, first)).toEqual(['2 same', '3 add'])
    expect((await listPeopleWithDetails(test.db)).filter((one) => one.name === '丁某')).toHaveLength(1)
  })

  it('that is dropped leaves no line', async () => {
    const importId = await handIn(test.db, administrator, 'people', table)
    await dropImport(test.db, administrator, importId)

    expect(await verdictsOf(test.db, importId)).toEqual([])
    expect((await findImport(test.db, importId))?.state).toBe('dropped')
    expect(await takeOver(test.db, administrator, importId)).toMatchObject({ refusal: { code: 'import_not_open' } })
  })
})

describe('a table of units', () => {
  it('adds and changes by code or name', async () => {
    await importWhole(
      test.db,
      administrator,
      'units',
      csvOf([
        ['单位代码', '单位名称', '简称', '职责'],
        ['schools', '县教育局', '教育局', '学校'],
        ['', '道路局', '', '道路、桥梁、隧道'],
      ]),
    )
    const units = await test.db
      .selectFrom('unit')
      .selectAll()
      .where('id', 'in', ['schools', 'roads'])
      .orderBy('id')
      .execute()

    expect(units).toMatchObject([
      { name_zh: '县道路局', duties: '道路、桥梁、隧道' },
      { name_zh: '县教育局', short_zh: '教育局', kind: 'department' },
    ])
  })
})

describe('who may take people and units over', () => {
  it.each(['deputy', 'secretary', 'assigner', 'leader', 'roads'] satisfies TownPerson[])(
    'is not the %s',
    async (who) => {
      const context = acting(people[who], '2026-03-16')
      const importId = await handIn(test.db, administrator, 'people', table)

      await expect(handIn(test.db, context, 'people', table)).rejects.toThrow('import_not_allowed')
      await expect(handIn(test.db, context, 'units', table)).rejects.toThrow('import_not_allowed')
      expect(await takeOver(test.db, context, importId)).toMatchObject({ refusal: { code: 'import_not_found' } })
    },
  )

  it('is no administrator whose account acts for a unit', async () => {
    const actor = { ...people.administrator, unitId: 'roads' }
    await expect(handIn(test.db, acting(actor, '2026-03-16'), 'people', table)).rejects.toThrow('import_not_allowed')
  })
})
