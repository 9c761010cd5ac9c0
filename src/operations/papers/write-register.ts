import type { PassThrough } from 'node:stream'
import type { Language } from '#kernel/label.ts'
import { readerOf } from '#operations/case-scope.ts'
import { seenBy } from '#store/connect.ts'
import { inOneReading } from '#store/one-reading.ts'
import type { Db } from '#store/schema.ts'
import { type Cell, cellText, type RowWriter } from './cell.ts'
import { eachListedCase, type PaperAsked } from './each-listed-case.ts'
import { registerColumns, registerHeadings, registerRow } from './register.ts'
import { wordParagraph, wordTable, wordTableEnd, wordTableRow } from './word-markup.ts'
import { lineWidth } from './word-parts.ts'
import { wordWriter } from './word-writer.ts'
import { xlsxRows } from './xlsx-rows.ts'

export type RegisterAsked = PaperAsked & { readonly title: string; readonly language: Language }

/**
 * Writes the register of the cases a reader may see, all as they stood at one moment, as Excel or Word.
 * @returns how many cases there were.
 */
export async function writeRegister(
  db: Db,
  asked: RegisterAsked,
  format: 'xlsx' | 'docx',
  output: PassThrough,
): Promise<number> {
  const { language, title } = asked
  const writer =
    format === 'xlsx'
      ? xlsxRows(
          output,
          sheetNames[language],
          registerColumns.map(({ share }) => share * 2),
        )
      : await wordRows(output, title)
  return inOneReading(seenBy(db, readerOf(asked.actor)), async (tx) => {
    await writer.write([registerHeadings(language)])
    const total = await eachListedCase(tx, asked, (cases) =>
      writer.write(cases.map((seen) => registerRow(seen, language))),
    )
    await writer.end()
    return total
  })
}

const sheetNames = { zh: '登记簿', en: 'Register' } as const

/** The first row is the headings, which stand on every page. */
async function wordRows(output: PassThrough, title: string): Promise<RowWriter> {
  const paper = await wordWriter(output, title, 'across')
  const shares = registerColumns.reduce((all, { share }) => all + share, 0)
  const widths = registerColumns.map(({ share }) => Math.floor((lineWidth.across * share) / shares))
  let isBegun = false
  await paper.write(wordParagraph(title, { style: 'Title' }))
  return {
    write: async (rows) => {
      const texts = rows.map((row: readonly Cell[]) => row.map(cellText))
      const [first, ...rest] = texts
      if (first === undefined) return
      await paper.write(isBegun ? wordTableRow(widths, first) : wordTable(widths, first))
      isBegun = true
      await paper.write(rest.map((row) => wordTableRow(widths, row)).join(''))
    },
    end: async () => {
      await paper.write(wordTableEnd)
      await paper.end()
    },
  }
}
