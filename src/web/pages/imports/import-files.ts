import type { PassThrough } from 'node:stream'
import type { Context } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { lineNoteText } from '#http/line-note-text.ts'
import { writtenBody } from '#http/written-body.ts'
import { columnsOf, tableKinds } from '#intake/tables/table-columns.ts'
import type { Cell } from '#operations/papers/cell.ts'
import { csvRows } from '#operations/papers/csv-rows.ts'
import { readImport } from '#operations/read-import.ts'
import { sentFile } from '#web/parts/papers/sent-file.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { importWords as words } from '#web/words/import-words.ts'

/** The lines that were not taken, as they stand in the table, each with what is wrong: to be mended and handed in again. */
export async function badLines(c: Context<HttpEnv, '/import/:id/lines-to-mend.csv'>): Promise<Response> {
  const { actor, dependencies, language } = c.var
  const read = await readImport(dependencies.db, actor, c.req.param('id'), { verdict: 'wrong', limit: mostLines })
  if (!read.ok) return refusalPage(c, [read.refusal], '/import')

  const { table, lines } = read.value
  const headings = [...table.headings, words.wrongHeading[language], words.lineHeading[language]]
  const rows = lines.map(({ line, cells, faults }): readonly Cell[] => [
    ...table.headings.map((_, at) => cells[at] ?? ''),
    faults.map((fault) => lineNoteText(table.kind, fault, language)).join(' '),
    line,
  ])
  return csv(c, `lines-to-mend-${c.var.today}.csv`, [headings, ...rows])
}

/** As many as a table may have. */
const mostLines = 20_000

/** A table without lines, its headings ready. */
export async function blankTable(c: Context<HttpEnv>): Promise<Response> {
  const kind = tableKinds.find((one) => c.req.path.endsWith(`/${one}.csv`)) ?? 'people'
  const { language } = c.var
  return csv(c, `${kind}.csv`, [Object.values(columnsOf(kind)).map(({ label }) => label[language])])
}

const rowsAtATime = 200

async function csv(c: Context<HttpEnv>, name: string, rows: readonly (readonly Cell[])[]): Promise<Response> {
  const write = async (output: PassThrough): Promise<void> => {
    const writer = csvRows(output)
    for (let from = 0; from < rows.length; from += rowsAtATime) await writer.write(rows.slice(from, from + rowsAtATime))
    await writer.end()
  }
  return sentFile(c, 'text/csv; charset=utf-8', name, writtenBody(c, write, { words: 'a table was cut off' }))
}
