/** One cell of a file: words, a figure, a day as YYYY-MM-DD, or nothing. */
export type Cell = string | number | { readonly day: string } | null

/** Writes rows into a file; a row is waited for, so that a slow reader slows the writing down. */
export type RowWriter = {
  readonly write: (rows: readonly (readonly Cell[])[]) => Promise<void>
  readonly end: () => Promise<void>
}

export function cellText(cell: Cell): string {
  if (cell === null) return ''
  return typeof cell === 'object' ? cell.day : String(cell)
}
