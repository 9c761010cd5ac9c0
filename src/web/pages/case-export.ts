import type { PassThrough } from 'node:stream'
import type { Context } from 'hono'
import { Hono } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { ownLaws } from '#http/law-for-new-cases.ts'
import { writtenBody } from '#http/written-body.ts'
import { exportCases } from '#operations/export-cases.ts'
import { csvRows } from '#operations/papers/csv-rows.ts'
import { xlsxRows } from '#operations/papers/xlsx-rows.ts'
import { type CaseColumn, chosenColumns } from '#web/parts/case-columns.ts'
import { cellsOf, headingsOf } from '#web/parts/export/case-cells.ts'
import { sentFile } from '#web/parts/papers/sent-file.ts'
import { unitsOf } from '#web/parts/request-units.ts'
import { frameWords } from '#web/words/frame-words.ts'
import { askedList, sessionsOf } from './case-list.ts'

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

type Format = keyof typeof mediaTypes

/** A list as a file: the cases its address finds, all of them, in the columns it shows, for the one who asks. */
export function caseExport(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/exports/cases.csv', (c) => exported(c, 'csv'))
    .get('/exports/cases.xlsx', (c) => exported(c, 'xlsx'))
}

async function exported(c: Context<HttpEnv>, format: Format): Promise<Response> {
  const [asked, units, sessions] = await Promise.all([askedList(c), unitsOf(c), sessionsOf(c)])
  const body = writtenBody(c, (output) => write(c, format, output, { asked, units, sessions }), {
    words: 'an export was cut off',
    facts: { format },
  })
  return sentFile(c, mediaTypes[format], `cases-${c.var.today}.${format}`, body)
}

type Found = {
  readonly asked: Awaited<ReturnType<typeof askedList>>
  readonly units: Awaited<ReturnType<typeof unitsOf>>
  readonly sessions: Awaited<ReturnType<typeof sessionsOf>>
}

/** Writes while the reader reads. */
async function write(c: Context<HttpEnv>, format: Format, output: PassThrough, found: Found): Promise<void> {
  const { actor, language, signedIn, dependencies } = c.var
  const { db, log } = dependencies
  if (actor === null) return
  const columns = withEntry(chosenColumns(new URL(c.req.url).searchParams, ownLaws(c.var.dependencies)))
  const context = { language, units: found.units, sessions: found.sessions, profiles: ownLaws(c.var.dependencies) }
  const writer = format === 'csv' ? csvRows(output) : xlsxRows(output, frameWords.cases[language])
  await writer.write([headingsOf(columns, context)])
  const rows = await exportCases(db, actor, found.asked, (some) =>
    writer.write(some.map((row) => cellsOf(row, columns, context))),
  )
  await writer.end()
  log.info({ account: signedIn?.accountId, format, rows }, 'cases exported')
}

/** A list marks beside its title what was entered for somebody or taken from an old file; a file has a column for it. */
function withEntry(columns: readonly CaseColumn[]): readonly CaseColumn[] {
  return columns.includes('entry') ? columns : [...columns, 'entry']
}
