/** Marks that may not begin a line: they hang over the end of the one before. */
const hanging = /^[，。、；：？！”）》」·]/
/** Marks that may not end a line. */
const opening = /[“（《「]$/

/** Cuts a paragraph into lines of a column, as typesetting does; numbers stay whole. */
export function wrapLines(paragraph: string, lineLength: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of paragraph.match(/\d+|./gu) ?? []) {
    if (line.length + piece.length <= lineLength || (line.length === lineLength && hanging.test(piece))) {
      line += piece
      continue
    }
    if (opening.test(line)) {
      lines.push(line.slice(0, -1))
      line = line.slice(-1) + piece
    } else {
      lines.push(line)
      line = piece
    }
  }
  return line === '' ? lines : [...lines, line]
}
