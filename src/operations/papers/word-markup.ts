/** Marks of a paragraph of a Word paper; styles are those of `word-parts.ts`. */
export type ParagraphMarks = {
  readonly style?: 'Title' | 'Heading1' | 'Heading2' | 'Heading3' | 'Facts' | 'Note'
  /** A name that contents lead to. */
  readonly bookmark?: string
  readonly onNewPage?: boolean
}

/** One paragraph; lines of the text stay lines. */
export function wordParagraph(text: string, { style, bookmark, onNewPage }: ParagraphMarks = {}): string {
  const marks = `${style === undefined ? '' : `<w:pStyle w:val="${style}"/>`}${onNewPage === true ? '<w:pageBreakBefore/>' : ''}`
  const run = wordRun(text)
  return `<w:p>${marks === '' ? '' : `<w:pPr>${marks}</w:pPr>`}${bookmark === undefined ? run : bookmarked(bookmark, run)}</w:p>`
}

/** What somebody wrote, a paragraph for each of its own. */
export function wordText(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => wordParagraph(line.trim()))
    .join('')
}

/** Contents of a paper: each line leads to a bookmark and is given its page by whatever program shows it. */
export function wordContents(
  lines: readonly { readonly text: string; readonly bookmark: string; readonly level: 1 | 2 }[],
): string {
  return lines
    .map(({ text, bookmark, level }) => {
      const page = `${field('begin')}<w:r><w:instrText xml:space="preserve"> PAGEREF ${bookmark} \\h </w:instrText></w:r>${field('separate')}<w:r><w:t>…</w:t></w:r>${field('end')}`
      return `<w:p><w:pPr><w:pStyle w:val="TOC${level}"/></w:pPr><w:hyperlink w:anchor="${bookmark}" w:history="1">${wordRun(text)}<w:r><w:tab/></w:r>${page}</w:hyperlink></w:p>`
    })
    .join('')
}

/** A table begins: its columns' widths, in twentieths of a point, and its headings, which stand on every page. */
export function wordTable(widths: readonly number[], headings: readonly string[]): string {
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  return `<w:tbl><w:tblPr><w:tblStyle w:val="Lines"/><w:tblW w:w="${widths.reduce((all, one) => all + one, 0)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${tableRow(widths, headings, true)}`
}

export function wordTableRow(widths: readonly number[], cells: readonly string[]): string {
  return tableRow(widths, cells, false)
}

export const wordTableEnd = '</w:tbl>'

function tableRow(widths: readonly number[], cells: readonly string[], isHeading: boolean): string {
  const style = isHeading ? 'CellHeading' : 'Cell'
  const columns = cells.map(
    (text, index) =>
      `<w:tc><w:tcPr><w:tcW w:w="${widths[index] ?? 0}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${wordRun(text)}</w:p></w:tc>`,
  )
  return `<w:tr><w:trPr><w:cantSplit/>${isHeading ? '<w:tblHeader/>' : ''}</w:trPr>${columns.join('')}</w:tr>`
}

function wordRun(text: string): string {
  if (text === '') return ''
  const lines = text.split('\n').map((line) => `<w:t xml:space="preserve">${xmlText(line)}</w:t>`)
  return `<w:r>${lines.join('<w:br/>')}</w:r>`
}

function bookmarked(name: string, run: string): string {
  const id = /\d+$/.exec(name)?.[0] ?? '0'
  return `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${run}<w:bookmarkEnd w:id="${id}"/>`
}

function field(type: 'begin' | 'separate' | 'end'): string {
  return `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Words as XML has them; what XML cannot hold would spoil the whole file, and is left out. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
    .replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)
}
