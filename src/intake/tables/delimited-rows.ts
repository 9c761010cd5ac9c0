import { ok, type Result, refuse } from '#kernel/result.ts'

/** Where a quotation was opened that nothing closes; lines from 1. */
type NotClosed = { readonly code: 'quote_not_closed'; readonly line: number }

/**
 * Takes text with delimited fields (RFC 4180) apart. A field in quotation marks holds delimiters, line breaks and
 * doubled marks as they are; a mark inside an unquoted field is a character like any other. Line breaks of all kinds
 * end a row; an empty line is a row without fields.
 */
export function delimitedRows(
  text: string,
  delimiter: string = delimiterOf(text),
): Result<readonly (readonly string[])[], NotClosed> {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  let line = 1
  while (at < text.length) {
    const field = text[at] === '"' ? quotedField(text, at, delimiter) : plainField(text, at, delimiter)
    if (field === undefined) return refuse({ code: 'quote_not_closed', line })
    line += breaksIn(field.text)
    row.push(field.text)
    at = field.end
    if (text[at] === delimiter) {
      at += 1
      // A delimiter at the very end has an empty field behind it.
      if (at === text.length) row.push('')
      continue
    }
    at += text.startsWith('\r\n', at) ? 2 : 1
    line += 1
    rows.push(isBlank(row) ? [] : row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return ok(rows)
}

/** The sign that stands oftenest outside quotation marks in the first lines. */
export function delimiterOf(text: string): string {
  const plain = text.slice(0, 20_000).replace(/"[^"]*"/g, '')
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: plain.split(sign).length }))
  return counts.sort((a, b) => b.count - a.count)[0]?.sign ?? ','
}

type Field = { readonly text: string; readonly end: number }

function quotedField(text: string, start: number, delimiter: string): Field | undefined {
  for (let at = start + 1; ; at += 2) {
    at = text.indexOf('"', at)
    if (at === -1) return undefined
    if (text[at + 1] === '"') continue
    // What stands behind the closing mark belongs to the field: people forget to double a mark.
    const behind = plainField(text, at + 1, delimiter)
    return { text: text.slice(start + 1, at).replaceAll('""', '"') + behind.text, end: behind.end }
  }
}

function plainField(text: string, start: number, delimiter: string): Field {
  let end = start
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { text: text.slice(start, end), end }
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0
}

function isBlank(row: readonly string[]): boolean {
  return row.length === 1 && row[0] === ''
}
