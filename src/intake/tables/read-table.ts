import { createHash } from 'node:crypto'
import { decodeText } from '#intake/readers/decode-text.ts'
import { endingFault } from '#intake/readers/ending-fault.ts'
import { parseApart } from '#intake/readers/parse-apart.ts'
import { sniffFormat } from '#intake/readers/source-format.ts'
import type { SourceRefusal } from '#intake/readers/source-refusals.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { delimitedRows } from './delimited-rows.ts'
import { tableLimits, tableParsing } from './table-limits.ts'

export type TableFile = { readonly name: string; readonly bytes: Uint8Array; readonly encoding?: string }

/** A table as read: every row, empty ones too, so that row 1 is the first line people see. */
export type Table = {
  readonly rows: readonly (readonly string[])[]
  /** Of the file's bytes, hexadecimal. */
  readonly sha256: string
}

/**
 * Reads a table: a workbook (.xlsx), or text with commas, semicolons or tabs in UTF-8, GBK/GB18030, Big5 or UTF-16.
 * Cells come without the blanks around them and with every line break as one.
 *
 * @param file - `encoding` is what somebody says the text is in; without it the bytes decide, or the file is refused.
 */
export async function readTable(file: TableFile): Promise<Result<Table, SourceRefusal>> {
  const { bytes } = file
  if (bytes.byteLength === 0) return refuse({ code: 'empty_file' })
  const weighed = measured('bytes', bytes.byteLength, tableLimits.fileBytes)
  if (weighed !== undefined) return refuse(weighed)

  const unfit = endingFault(file.name, bytes)
  if (unfit?.holds === 'xlsx' || unfit?.holds === 'text') return refuse(unfit)
  const text = await textOf(file)
  if (!text.ok) return text
  const rows = delimitedRows(text.value.text, text.value.delimiter)
  if (!rows.ok) return rows
  const cleaned = rows.value.map((row) => row.map(cleanCell))
  if (cleaned.every((row) => row.every((cell) => cell === ''))) return refuse({ code: 'empty_file' })
  const tooLarge = sizeFault(cleaned)
  if (tooLarge !== undefined) return refuse(tooLarge)
  return ok({ rows: cleaned, sha256: createHash('sha256').update(bytes).digest('hex') })
}

async function textOf(file: TableFile): Promise<Result<{ text: string; delimiter?: string }, SourceRefusal>> {
  const format = sniffFormat(file.name, file.bytes)
  if (format.kind === 'zip') {
    const parsed = await parseApart({ kind: 'sheet', bytes: file.bytes }, { limits: tableParsing })
    return parsed.ok ? ok({ text: parsed.value.text, delimiter: ',' }) : parsed
  }
  if (format.kind === 'compound') return refuse({ code: 'sheet_password' })
  if (format.kind !== 'text') return refuse({ code: 'not_a_table' })
  return decodeText(file.bytes, file.encoding ?? null)
}

/** An apostrophe before a sign of formulas is what spreadsheets, and our own files, put there to keep it words. */
function cleanCell(cell: string): string {
  return cell
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '')
    .trim()
    .replace(/^'(?=[=+\-@＝＋－＠])/, '')
}

function sizeFault(rows: readonly (readonly string[])[]): SourceRefusal | undefined {
  const cells = rows.reduce((sum, row) => sum + row.length, 0)
  const columns = rows.reduce((most, row) => Math.max(most, row.findLastIndex((cell) => cell !== '') + 1), 0)
  const longest = rows.reduce((most, row) => row.reduce((longer, cell) => Math.max(longer, cell.length), most), 0)
  return (
    measured('rows', rows.length, tableLimits.rows) ??
    measured('columns', columns, tableLimits.columns) ??
    measured('cells', cells, tableLimits.cells) ??
    measured('cell', longest, tableLimits.cell)
  )
}

function measured(
  what: Extract<SourceRefusal, { code: 'table_too_large' }>['what'],
  found: number,
  limit: number,
): SourceRefusal | undefined {
  return found > limit ? { code: 'table_too_large', what, found, limit } : undefined
}
