import type { Writable } from 'node:stream'
import type { Cell, RowWriter } from './cell.ts'
import { pour } from './pour.ts'

/** Writes rows as CSV (RFC 4180) in UTF-8 with a byte order mark, which tells spreadsheets the encoding. */
export function csvRows(output: Writable): RowWriter {
  output.write('\ufeff')
  return {
    write: async (rows) => {
      const text = rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('')
      await pour(output, Buffer.from(text))
    },
    end: async () => {
      output.end()
    },
  }
}

/** Signs with which a spreadsheet takes words for a formula, the full-width ones too. */
const opensFormula = /^[\s]*[=+\-@＝＋－＠\t\r]/

/** A field as it stands in the file. What a spreadsheet would run as a formula is made words by an apostrophe before it. */
export function csvField(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'object') return cell.day
  const text = opensFormula.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
