import type { PassThrough } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import exceljs from 'exceljs'
import type { Cell, RowWriter } from './cell.ts'
import { readerPatienceMs } from './pour.ts'

/**
 * Writes rows as one sheet of an Excel workbook, row by row. Words are stored as words, never as formulas; days as days.
 * The first row stays in sight; printed, all columns stand on one page. Widths are in characters.
 */
export function xlsxRows(output: PassThrough, sheetName: string, widths: readonly number[] = []): RowWriter {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: output, useSharedStrings: false, useStyles: true })
  const sheet = workbook.addWorksheet(sheetName, {
    views: [{ state: 'frozen', ySplit: 1 }],
    // A day does not fit into the usual width, and would show as ####.
    properties: { defaultColWidth: 14 },
    pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.columns = widths.map((width) => ({ width }))
  return {
    write: async (rows) => {
      for (const cells of rows) {
        const row = sheet.addRow(cells.map(excelValue))
        cells.forEach((cell, index) => {
          if (typeof cell === 'object' && cell !== null) row.getCell(index + 1).numFmt = 'yyyy-mm-dd'
        })
        row.commit()
      }
      await taken(output)
    },
    end: async () => {
      sheet.commit()
      await workbook.commit()
    },
  }
}

/** The packer takes rows without ever saying that it is full; its output does, once the reader falls behind. */
async function taken(output: PassThrough): Promise<void> {
  await setTimeout(0)
  const patience = AbortSignal.timeout(readerPatienceMs)
  while (!output.destroyed && !patience.aborted && output.writableNeedDrain) await setTimeout(5)
  if (output.destroyed || output.writableNeedDrain) throw new Error('the reader of an export has gone')
}

function excelValue(cell: Cell): string | number | Date | null {
  if (typeof cell === 'object' && cell !== null) return new Date(`${cell.day}T00:00:00Z`)
  // What XML cannot hold would spoil the whole file.
  return typeof cell === 'string' ? cell.replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '') : cell
}
