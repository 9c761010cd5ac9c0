import { Parser } from 'htmlparser2'

/** What a page does not show as its text. */
const unread: ReadonlySet<string> = new Set(
  'head title script style nav noscript template svg math iframe object canvas audio video map select button textarea rt rp'.split(
    ' ',
  ),
)
/** Set apart by a blank line. */
const paragraphs: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 article section blockquote pre table ul ol dl figure figcaption hr'.split(' '),
)
/** Begin and end a line. */
const lines: ReadonlySet<string> = new Set(
  'address aside body caption center dd details dialog div dt fieldset footer form header html legend li main menu summary tbody tfoot thead tr'.split(
    ' ',
  ),
)

const chunkLength = 65_536
/** The parser's time grows with the square of the depth, so a page nested beyond this is closed and begun anew. */
const deepest = 2_000
/** A longer line is running text in a page laid out as a table, not a cell of a row. */
const longestCell = 60

/**
 * The words of an HTML page as a browser would show them: elements that stand apart become lines, paragraphs have a
 * blank line between them, cells of a row a tab; entities are decoded; scripts, styles, menus and hidden parts are left
 * out. Characters are otherwise kept as they are.
 */
export function htmlToText(html: string, onProgress: (done: number, of: number) => void = () => {}): string {
  const page = new PageText()
  let parser = parserFor(page)
  for (let at = 0; at < html.length; ) {
    const end = chunkEnd(html, at)
    parser.write(html.slice(at, end))
    if (page.depth > deepest) {
      parser.end()
      parser = parserFor(page)
    }
    at = end
    onProgress(at, html.length)
  }
  parser.end()
  return page.text()
}

/** Before a tag where there is one, so that a parser may be begun anew there. */
function chunkEnd(html: string, start: number): number {
  const end = start + chunkLength
  if (end >= html.length) return html.length
  const tag = html.lastIndexOf('<', end)
  return tag > start ? tag : end
}

function parserFor(page: PageText): Parser {
  return new Parser(
    {
      onopentag: (name, attributes) => page.open(name, attributes),
      ontext: (text) => page.add(text),
      onclosetag: (name) => page.close(name),
    },
    { decodeEntities: true },
  )
}

class PageText {
  depth = 0
  private readonly written: { readonly text: string; readonly blankBefore: boolean }[] = []
  private line = ''
  private blankDue = false
  private hiddenDepth = 0
  private preDepth = 0
  private cells = 0
  private cellIsEmpty = false
  private rowStart = 0

  open(name: string, attributes: Record<string, string>): void {
    this.depth += 1
    if (this.hiddenDepth > 0 || unread.has(name) || isHidden(attributes)) {
      this.hiddenDepth += 1
      return
    }
    if (name === 'br') this.endLine(true)
    this.setApart(name)
    if (name === 'pre') this.preDepth += 1
    if (name === 'tr') this.startRow()
    if (name === 'td' || name === 'th') this.startCell()
  }

  close(name: string): void {
    this.depth -= 1
    if (this.hiddenDepth > 0) {
      this.hiddenDepth -= 1
      return
    }
    if (name === 'td' || name === 'th') this.cellIsEmpty = false
    this.setApart(name)
    if (name === 'tr' && this.written.length === this.rowStart + 1) this.blankDue = false
    if (name === 'pre') this.preDepth = Math.max(0, this.preDepth - 1)
  }

  add(text: string): void {
    if (this.hiddenDepth > 0) return
    if (this.cellIsEmpty && text.trim() !== '') this.cellIsEmpty = false
    if (this.preDepth > 0) this.addKept(text)
    else this.line += text
  }

  text(): string {
    this.endLine(false)
    return this.written.map((line, at) => (at === 0 ? '' : line.blankBefore ? '\n\n' : '\n') + line.text).join('')
  }

  private addKept(text: string): void {
    const [first = '', ...rest] = text.split(/\r\n|\r|\n/)
    this.line += first
    for (const line of rest) {
      this.endLine(true)
      this.line = line
    }
  }

  private startRow(): void {
    this.cells = 0
    this.rowStart = this.written.length
  }

  /** Cells stand in one line, a tab between them, unless an earlier cell of the row holds more than a short line. */
  private startCell(): void {
    this.endLine(false)
    this.cells += 1
    this.cellIsEmpty = true
    const row = this.written.at(-1)
    if (this.cells === 1 || row === undefined || this.written.length !== this.rowStart + 1) return
    if (row.text.length > longestCell) return
    this.written.pop()
    this.blankDue = row.blankBefore
    this.line = `${row.text}\t`
  }

  private setApart(name: string): void {
    const asParagraph = paragraphs.has(name)
    if (!asParagraph && !lines.has(name)) return
    // The paragraph a word processor puts into a cell does not part it from the cell before.
    if (this.cellIsEmpty) return
    this.endLine(false)
    if (asParagraph) this.blankDue = true
  }

  /** @param asked - whether an empty line is meant too, as `<br><br>` shows one. */
  private endLine(asked: boolean): void {
    const text = this.preDepth > 0 ? this.line.trimEnd() : asShown(this.line)
    this.line = ''
    if (text === '') {
      this.blankDue ||= asked
      return
    }
    this.written.push({ text, blankBefore: this.blankDue })
    this.blankDue = false
  }
}

const ideograph = '[\\u2e80-\\u303f\\u31c0-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\u{20000}-\\u{3ffff}]'
const breakBetweenIdeographs = new RegExp(`(?<=${ideograph})[ \\t\\f]*[\\r\\n][ \\t\\r\\n\\f]*(?=${ideograph})`, 'gu')

/** Runs of white space show as one space, and as none where a line of Chinese was merely broken in the file (CSS Text 4, 4.1.3). */
function asShown(line: string): string {
  return line
    .replace(breakBetweenIdeographs, '')
    .replace(/[ \r\n\f]+/g, ' ')
    .replace(/ *\t[ \t]*/g, '\t')
    .replace(/^[ \t]+|[ \t]+$/g, '')
}

function isHidden(attributes: Record<string, string>): boolean {
  return 'hidden' in attributes || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? '')
}
