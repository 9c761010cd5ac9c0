import type { LineFault } from './line-notes.ts'
import type { ColumnMatch } from './match-columns.ts'

/** One line of a table under our columns' names; empty cells are left out. */
export type TableLine = { readonly line: number; readonly values: Readonly<Record<string, string>> }

/** A row's cells under the columns chosen for them. */
export function valuesOf(cells: readonly string[], match: ColumnMatch): Readonly<Record<string, string>> {
  return Object.fromEntries(
    match.flatMap((column, at) => {
      const cell = cells[at] ?? ''
      return column === null || cell === '' ? [] : [[column, cell]]
    }),
  )
}

/** Formulas, which nobody wrote as words, and texts longer than their column takes. */
export function writingFaults(
  values: Readonly<Record<string, string>>,
  longest: Readonly<Record<string, number>>,
): readonly LineFault[] {
  return Object.entries(values).flatMap(([field, value]): readonly LineFault[] => {
    if (value.startsWith('=')) return [{ code: 'formula', field, value: value.slice(0, 60) }]
    const most = longest[field] ?? 200
    return value.length > most ? [{ code: 'too_long', field, value: String(most) }] : []
  })
}

/** A name as rosters hold it: no blanks inside a Chinese one, one blank inside any other. */
export function plainName(name: string): string {
  const plain = name.normalize('NFKC').trim()
  return /^[\p{Script=Han}·\s]+$/u.test(plain) ? plain.replace(/\s/g, '') : plain.replace(/\s+/g, ' ')
}

/** Several names in one cell. */
export function namesIn(cell: string): readonly string[] {
  return cell
    .split(/[、，,;；\n]/)
    .map(plainName)
    .filter((name) => name !== '')
}
