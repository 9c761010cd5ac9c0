import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Language } from '#kernel/label.ts'
import { wordParagraph, wordTable, wordTableEnd, wordTableRow } from '#operations/papers/word-markup.ts'
import { lineWidth } from '#operations/papers/word-parts.ts'
import { wordWriter } from '#operations/papers/word-writer.ts'
import type { AnnualReport } from './read-annual-report.ts'
import { type ReportBlock, reportBlocks } from './report-blocks.ts'

/** The year's report as a Word file, to be taken over and edited. */
export async function reportDocx(report: AnnualReport, language: Language): Promise<Buffer> {
  const blocks = reportBlocks(report, language)
  const output = new PassThrough()
  const whole = buffer(output)
  const paper = await wordWriter(output, titleOf(blocks), 'upright')
  for (const block of blocks) await paper.write(markupOf(block))
  await paper.end()
  return whole
}

/** What the report is called, as its first block says. */
export function titleOf(blocks: readonly ReportBlock[]): string {
  const [first] = blocks
  return first === undefined || first.kind === 'table' ? '' : first.text
}

function markupOf(block: ReportBlock): string {
  switch (block.kind) {
    case 'title':
      return wordParagraph(block.text, { style: 'Title' })
    case 'heading':
      return wordParagraph(block.text, { style: 'Heading1' })
    case 'note':
      return wordParagraph(block.text, { style: 'Note' })
    case 'text':
      return wordParagraph(block.text)
    case 'table':
      return tableOf(block)
  }
}

/** The widest text of a table gets twice the room of the others. */
function tableOf({ headings, rows }: Extract<ReportBlock, { readonly kind: 'table' }>): string {
  const lengths = headings.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0), 0))
  const longest = Math.max(...lengths, 0)
  const shares = lengths.map((length) => (length === longest && longest > 24 ? 2 : 1))
  const all = shares.reduce((sum, one) => sum + one, 0)
  const widths = shares.map((one) => Math.floor((lineWidth.upright * one) / all))
  return `${wordTable(widths, headings)}${rows.map((row) => wordTableRow(widths, row)).join('')}${wordTableEnd}${wordParagraph('')}`
}
