import exceljs from 'exceljs'
import { describe, expect, it } from 'vitest'
import { buildZip } from '#intake/readers/fixtures/build-zip.ts'
import { encodeLegacy } from '#intake/readers/fixtures/encode-legacy.ts'
import { readTable } from './read-table.ts'
import { tableLimits } from './table-limits.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const read = async (bytes: Uint8Array, name = 'roster.csv', encoding?: string) =>
  readTable({ name, bytes, ...(encoding === undefined ? {} : { encoding }) })
const rowsOf = async (bytes: Uint8Array, name?: string, encoding?: string) => {
  const table = await read(bytes, name, encoding)
  return table.ok ? table.value.rows : table.refusal
}

async function workbook(rows: readonly (readonly exceljs.CellValue[])[]): Promise<Uint8Array> {
  const book = new exceljs.Workbook()
  book.addWorksheet('empty')
  book.addWorksheet('roster').addRows(rows.map((row) => [...row]))
  return new Uint8Array(await book.xlsx.writeBuffer())
}

describe('a table as text', () => {
  it.each([
    { what: 'commas', text: '姓名,代表团\n甲某,东城代表团\n' },
    { what: 'semicolons', text: '姓名;代表团\n甲某;东城代表团' },
    { what: 'tabs', text: '姓名\t代表团\r\n甲某\t东城代表团\r\n' },
    { what: 'a byte order mark', text: '\ufeff姓名,代表团\n甲某,东城代表团\n' },
  ])('is read with $what', async ({ text }) => {
    expect(await rowsOf(utf8(text))).toEqual([
      ['姓名', '代表团'],
      ['甲某', '东城代表团'],
    ])
  })

  it('is read in GBK, by itself where the words are common and by saying so where they are few', async () => {
    const long = '姓名,代表团,说明\n甲某,东城代表团,这是我们在本市工作的人，他们都可以提出建议。\n'
    const short = '姓名,团\n鄢翀,甯\n'

    expect(await rowsOf(encodeLegacy(long, 'gb18030'))).toHaveLength(2)
    expect(await rowsOf(encodeLegacy(short, 'gb18030'), 'a.csv', 'gbk')).toEqual([
      ['姓名', '团'],
      ['鄢翀', '甯'],
    ])
  })

  it('keeps delimiters, line breaks and doubled marks inside quotation marks', async () => {
    expect(await rowsOf(utf8('题目,内容\n"甲,乙","第一行\r\n他说""好"""\n'))).toEqual([
      ['题目', '内容'],
      ['甲,乙', '第一行\n他说"好"'],
    ])
  })

  it('keeps empty lines, so that rows are counted as people see them', async () => {
    expect(await rowsOf(utf8('姓名,团\n\n甲,乙\n'))).toEqual([['姓名', '团'], [], ['甲', '乙']])
  })

  it('says where a quotation is never closed', async () => {
    expect(await rowsOf(utf8('姓名,团\n甲,"乙\n丙,丁\n'))).toEqual({ code: 'quote_not_closed', line: 2 })
  })

  it('is taken with just as many rows as it may have, and refused with one more', async () => {
    const rows = (count: number) => utf8('甲\n'.repeat(count))

    expect(await rowsOf(rows(tableLimits.rows))).toHaveLength(tableLimits.rows)
    expect(await rowsOf(rows(tableLimits.rows + 1))).toEqual({
      code: 'table_too_large',
      what: 'rows',
      found: tableLimits.rows + 1,
      limit: tableLimits.rows,
    })
    expect(await rowsOf(utf8(`${'甲,'.repeat(tableLimits.columns)}乙`))).toMatchObject({ what: 'columns' })
    expect(await rowsOf(utf8('甲'.repeat(tableLimits.cell + 1)))).toMatchObject({ what: 'cell' })
  })

  it('is refused when it is empty, or no table at all', async () => {
    expect(await rowsOf(utf8(''))).toEqual({ code: 'empty_file' })
    expect(await rowsOf(utf8(',,\n,\n'))).toEqual({ code: 'empty_file' })
    expect(await rowsOf(utf8('%PDF-1.7 …'), 'a.pdf')).toEqual({ code: 'not_a_table' })
  })

  it('is refused where it is not the kind of table its ending says', async () => {
    expect(await rowsOf(utf8('甲,乙'), 'a.xlsx')).toEqual({ code: 'ending_unfit', ending: 'xlsx', holds: 'text' })
    expect(await rowsOf(await workbook([['甲']]), 'a.csv')).toEqual({
      ...{ code: 'ending_unfit', ending: 'csv', holds: 'xlsx' },
    })
  })
})

describe('a workbook', () => {
  it('gives its first sheet that holds anything: words, figures and days; of a formula its text', async () => {
    const bytes = await workbook([
      ['姓名', '届次', '任期始', '合计', '备注'],
      ['甲某', 16, new Date('2023-01-10T00:00:00Z'), { formula: 'SUM(B2:B3)', result: 16 }, 'a"b,c\nd'],
      [],
      ['乙某', null, null, null, { richText: [{ text: '丙' }, { text: '丁' }] }],
    ])

    expect(await rowsOf(bytes, 'roster.xlsx')).toEqual([
      ['姓名', '届次', '任期始', '合计', '备注'],
      ['甲某', '16', '2023-01-10', '=SUM(B2:B3)', 'a"b,c\nd'],
      [],
      ['乙某', '', '', '', '丙丁'],
    ])
  })

  it('is refused when it is damaged, another packed file, locked, or unpacks without end', async () => {
    const good = await workbook([['姓名']])
    const bomb = buildZip([{ name: 'xl/workbook.xml', data: new Uint8Array(tableLimits.unpackedBytes + 1) }])

    expect(await rowsOf(good.slice(0, good.length - 40), 'a.xlsx')).toEqual({ code: 'broken_sheet' })
    expect(await rowsOf(buildZip([{ name: 'word/document.xml', data: utf8('<a/>') }]), 'a.xlsx')).toEqual({
      code: 'not_a_table',
    })
    expect(await rowsOf(buildZip([{ name: 'a.xml', data: utf8('<a/>') }]), 'a.xlsx')).toEqual({ code: 'not_a_table' })
    expect(await rowsOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'a.xls')).toEqual({
      code: 'sheet_password',
    })
    expect(await rowsOf(bomb, 'a.xlsx')).toMatchObject({ code: 'unsafe_sheet' })
  })
})
