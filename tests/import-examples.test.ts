import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { importWhole, verdictsOf } from '#tests/support/import-desk.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  await test.db
    .insertInto('person')
    .values([
      { id: 'd-1', name: '汀洲人', kind: 'deputy', office: null, delegation: '汀洲代表团', unit_id: null },
      ...['谢晓宁', '黄立彤', '董润华'].map((name) => {
        return { id: `m-${name}`, name, kind: 'member' as const, office: null, delegation: null, unit_id: null }
      }),
    ])
    .execute()
})

afterAll(() => test.drop())

const example = async (name: string) =>
  new Uint8Array(await readFile(fileURLToPath(new URL(`../examples/${name}`, import.meta.url))))
const administrator = acting(people.administrator, '2026-03-16')
const secretary = acting(people.secretary, '2026-03-16')
const committee = acting(people.committee, '2026-03-16')

describe('the sample tables of the guide', () => {
  it('are taken over one after another: units, people in GBK, old cases', async () => {
    const units = await importWhole(test.db, administrator, 'units', await example('import-units.csv'))
    const deputies = await importWhole(test.db, administrator, 'people', await example('import-people-gbk.csv'))
    const cases = await importWhole(test.db, secretary, 'cases', await example('import-old-cases.csv'))

    expect(await verdictsOf(test.db, units)).toEqual(['2 add', '3 add'])
    expect(await verdictsOf(test.db, deputies)).toEqual(['2 add', '3 add', '4 wrong', '5 wrong'])
    expect(await verdictsOf(test.db, cases)).toEqual(['2 add', '3 add', '4 add', '5 wrong'])
    const rows = await test.db
      .selectFrom('case_summary')
      .select(['case_number', 'state', 'proposer_label', 'lead_unit', 'text_public'])
      .orderBy('case_number')
      .execute()
    expect(rows).toEqual([
      { case_number: '2018-0007', state: 'in_handling', proposer_label: '', lead_unit: null, text_public: false },
      { case_number: '2021-0012', state: 'closed', proposer_label: '祝南乔', lead_unit: 'weather', text_public: true },
      {
        case_number: '2021-0013',
        state: 'in_handling',
        proposer_label: '某代表',
        lead_unit: 'weather',
        text_public: false,
      },
    ])
  })

  it('are taken over by the proposal committee as well: proposals in GBK with their ratings, then ratings alone', async () => {
    const proposals = await importWhole(test.db, committee, 'cases', await example('import-old-proposals-gbk.csv'))
    const ratings = await importWhole(test.db, committee, 'ratings', await example('import-old-ratings.csv'))

    expect(await verdictsOf(test.db, proposals)).toEqual(['2 add', '3 add', '4 wrong'])
    expect(await verdictsOf(test.db, ratings)).toEqual(['2 add', '3 same', '4 wrong'])
  })

  it('handed in a second time change nothing', async () => {
    const units = await importWhole(test.db, administrator, 'units', await example('import-units.csv'))
    const cases = await importWhole(test.db, secretary, 'cases', await example('import-old-cases.csv'))

    expect(await verdictsOf(test.db, units)).toEqual(['2 same', '3 same'])
    expect(await verdictsOf(test.db, cases)).toEqual(['2 same', '3 same', '4 same', '5 wrong'])
  })
})
