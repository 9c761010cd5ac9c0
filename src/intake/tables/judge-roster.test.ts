import { describe, expect, it } from 'vitest'
import { judgePeople, type KnownPerson } from './judge-people.ts'
import { judgeUnits } from './judge-units.ts'
import type { KnownUnit } from './known-units.ts'
import { chosenColumns, matchColumns } from './match-columns.ts'
import { valuesOf } from './table-lines.ts'

const person = (changes: Partial<KnownPerson>): KnownPerson => ({
  id: 'd-1',
  name: '苗禾川',
  kind: 'deputy',
  delegation: '东城代表团',
  office: '',
  unit: '',
  term: '',
  termFrom: '',
  termTo: '',
  phone: '',
  email: '',
  ...changes,
})

const roads: KnownUnit = {
  id: 'roads',
  name: '县道路局',
  nameEn: 'Roads Bureau',
  short: '道路局',
  kind: 'government',
  duties: '道路',
}

function people(rows: readonly Record<string, string>[], known = [person({})], newDelegations = false) {
  const lines = rows.map((values, at) => ({ line: at + 2, values }))
  return judgePeople({ lines, known, units: [roads], kind: 'deputy', newDelegations })
}

const faultsOf = (row: Record<string, string>, known?: KnownPerson[]) =>
  people([row], known).flatMap(({ faults }) => faults.map(({ code }) => code))

describe('the columns of a table', () => {
  it('are known by their headings in either language, in any order, below a title', () => {
    const rows = [
      ['云汀县人大代表名册'],
      [],
      ['手机号码', '*姓名（必填）', '所在代表团', '爱好'],
      ['13000000000', '苗禾川', '东城代表团', '棋'],
    ]

    expect(matchColumns('people', rows)).toEqual({ headingRow: 2, match: ['phone', 'name', 'delegation', null] })
    expect(matchColumns('people', [['Delegation', 'E-mail', 'Name']]).match).toEqual(['delegation', 'email', 'name'])
  })

  it('take a heading that stands twice once, and can be chosen by hand', () => {
    expect(matchColumns('units', [['代码', '名称', '名称']]).match).toEqual(['code', 'name', null])
    expect(chosenColumns('units', 3, ['name', 'name', 'nonsense'])).toEqual(['name', null, null])
    expect(valuesOf(['a', '', 'c'], ['name', 'code', null])).toEqual({ name: 'a' })
  })
})

describe('a line about a person', () => {
  it('adds who is new, changes what differs, and leaves the rest as it is', () => {
    const judged = people([
      { name: '新 来 人', delegation: '东城代表团', termFrom: '2026年1月5日' },
      { name: '苗禾川', delegation: '东城代表团', office: '校长' },
      { code: 'd-1', delegation: '东城代表团', name: '苗禾川' },
    ])

    expect(judged.slice(0, 2)).toMatchObject([
      { verdict: 'add', target: null, values: { name: '新来人', termFrom: '2026-01-05' } },
      { verdict: 'change', target: 'd-1', changes: [{ field: 'office', before: '', after: '校长' }] },
    ])
    expect(judged[2]?.verdict).toBe('same')
  })

  it.each([
    { row: { delegation: '东城代表团' }, code: 'missing' },
    { row: { name: '甲某', code: 'a b' }, code: 'code_bad' },
    { row: { name: '甲某', delegation: '北城代表团' }, code: 'delegation_unknown' },
    { row: { name: '甲某', termFrom: '2026-02-30' }, code: 'not_a_date' },
    { row: { name: '甲某', termFrom: '2026-02-03', termTo: '2026-02-02' }, code: 'dates_reversed' },
    { row: { name: '甲某', phone: '打电话' }, code: 'phone_bad' },
    { row: { name: '甲某', email: 'nobody' }, code: 'email_bad' },
    { row: { name: '甲某', unit: '水务局' }, code: 'unit_unknown' },
    { row: { name: '甲某', kind: '市民' }, code: 'kind_unknown' },
    { row: { name: '=A1' }, code: 'formula' },
    { row: { name: '甲'.repeat(61) }, code: 'too_long' },
    { row: { name: '苗禾川', delegation: '西城代表团' }, code: 'namesake' },
    { row: { name: '苗禾川', delegation: '东城代表团', code: 'd-9' }, code: 'name_of_another' },
    { row: { name: '苗禾川', code: 'd-1', kind: '委员' }, code: 'code_of_another' },
  ])('is wrong with $code', ({ row, code }) => {
    const known = [person({}), person({ id: 'd-2', name: '乙某', delegation: '西城代表团' })]
    expect(faultsOf(row, known)).toEqual([code])
  })

  it('about one of two persons of one name asks for the code, which then settles it', () => {
    const known = [person({}), person({ id: 'd-2' })]

    expect(people([{ name: '苗禾川' }], known)[0]?.faults).toEqual([
      { code: 'several_namesakes', field: 'name', value: 'd-1（东城代表团）、d-2（东城代表团）' },
    ])
    expect(people([{ name: '苗禾川', code: 'd-2', term: '三届' }], known)[0]).toMatchObject({ target: 'd-2' })
  })

  it('is wrong where an earlier one says the same, or names a namesake without codes', () => {
    const twice = people([
      { name: '甲某', delegation: '东城代表团' },
      { name: '甲某', delegation: '东城代表团' },
    ])
    const namesakes = [
      { name: '甲某', delegation: '东城代表团' },
      { name: '甲某', delegation: '西城代表团' },
    ]
    const known = [person({}), person({ id: 'd-2', name: '乙某', delegation: '西城代表团' })]

    expect(twice.map(({ faults }) => faults)).toEqual([[], [{ code: 'duplicate_line', field: 'name', value: '2' }]])
    expect(people(namesakes, known).map(({ faults }) => faults[0]?.code)).toEqual([
      'namesake_in_file',
      'namesake_in_file',
    ])
    expect(
      people(
        namesakes.map((row, at) => ({ ...row, code: `n-${at}` })),
        known,
      ).map((one) => one.verdict),
    ).toEqual(['add', 'add'])
  })

  it('may name a new delegation when that is meant, or when the roster has none', () => {
    const row = { name: '甲某', delegation: '北城代表团' }

    expect(people([row], [person({})], true)[0]?.verdict).toBe('add')
    expect(people([row], [])[0]?.verdict).toBe('add')
  })
})

describe('a line about a unit', () => {
  const judge = (rows: readonly Record<string, string>[]) =>
    judgeUnits(
      rows.map((values, at) => ({ line: at + 2, values })),
      [roads],
    )

  it('adds by code, changes by code or name, and leaves the rest as it is', () => {
    expect(
      judge([
        { code: 'water', name: '县水务局', kind: '部门' },
        { name: '道路局', duties: '道路、桥梁' },
      ]),
    ).toMatchObject([
      { verdict: 'add', values: { kind: 'department' } },
      { verdict: 'change', target: 'roads', changes: [{ field: 'duties', after: '道路、桥梁' }] },
    ])
    expect(judge([{ code: 'roads', name: '县道路局' }])[0]?.verdict).toBe('same')
  })

  it.each([
    { row: { name: '县水务局' }, code: 'code_missing' },
    { row: { code: 'wa ter', name: '县水务局' }, code: 'code_bad' },
    { row: { code: 'water' }, code: 'missing' },
    { row: { code: 'water', name: '县道路局' }, code: 'name_of_another' },
    { row: { code: 'water', name: '县水务局', kind: '公司' }, code: 'kind_unknown' },
  ])('is wrong with $code', ({ row, code }) => {
    expect(judge([row])[0]?.faults.map((one) => one.code)).toEqual([code])
  })

  it('is wrong where an earlier line has its code', () => {
    const twice = judge([
      { code: 'water', name: '县水务局' },
      { code: 'water', name: '县水利局' },
    ])
    expect(twice[1]?.faults).toEqual([{ code: 'duplicate_line', field: 'name', value: '2' }])
  })
})
