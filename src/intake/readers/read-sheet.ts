import exceljs from 'exceljs'
import { tableLimits } from '#intake/tables/table-limits.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { checkZip } from './check-zip.ts'
import type { SourceRefusal } from './source-refusals.ts'

/**
 * Reads a workbook's first sheet that holds anything, as rows of comma-separated text: one line of the sheet is one
 * row, empty ones too, so that a row's number is the one people see. Days become YYYY-MM-DD. Of a formula its own
 * text is given, `=…`: what it would come to is nobody's words.
 */
export async function readSheet(bytes: Uint8Array): Promise<Result<{ text: string }, SourceRefusal>> {
  const checked = await checkZip(bytes, tableLimits.unpackedBytes)
  if (!checked.ok) {
    const { refusal } = checked
    return refuse(refusal.code === 'broken_zip' ? { code: 'broken_sheet' } : { code: 'unsafe_sheet', why: refusal.why })
  }
  if (!checked.value.some((name) => name.startsWith('xl/'))) return refuse({ code: 'not_a_table' })

  const sheet = await firstSheet(bytes)
  if (sheet === 'broken') return refuse({ code: 'broken_sheet' })
  if (sheet === undefined) return ok({ text: '' })
  const tooLarge = measured('rows', sheet.rowCount) ?? measured('columns', sheet.columnCount)
  return tooLarge === undefined ? ok({ text: rowsOf(sheet) }) : refuse(tooLarge)
}

async function firstSheet(bytes: Uint8Array): Promise<exceljs.Worksheet | undefined | 'broken'> {
  const workbook = new exceljs.Workbook()
  const copy = new ArrayBuffer(bytes.byteLength)
  new Uint8Array(copy).set(bytes)
  try {
    await workbook.xlsx.load(copy)
  } catch {
    // Whatever the library stumbles over, it is the workbook that does not hold what a workbook must.
    return 'broken'
  }
  return workbook.worksheets.find((sheet) => sheet.actualRowCount > 0)
}

function rowsOf(sheet: exceljs.Worksheet): string {
  const lines: string[] = []
  sheet.eachRow((row, number) => {
    while (lines.length < number - 1) lines.push('')
    const cells: string[] = []
    row.eachCell((cell, column) => {
      while (cells.length < column - 1) cells.push('')
      cells.push(quoted(textOf(cell.value)))
    })
    lines.push(cells.join(','))
  })
  return lines.join('\n')
}

function textOf(value: exceljs.CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map((part) => part.text).join('')
  if ('formula' in value || 'sharedFormula' in value) return `=${'formula' in value ? value.formula : ''}`
  if ('text' in value) return String(value.text)
  return 'error' in value ? String(value.error) : ''
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

function measured(what: 'rows' | 'columns', found: number): SourceRefusal | undefined {
  const limit = tableLimits[what]
  return found > limit ? { code: 'table_too_large', what, found, limit } : undefined
}
