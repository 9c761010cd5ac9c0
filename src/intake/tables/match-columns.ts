import { columnsOf, type TableKind } from './table-columns.ts'

/** Which column of ours each column of a table is, by position; null for those that are left out. */
export type ColumnMatch = readonly (string | null)[]

export type MatchedHeadings = {
  /** Where the headings stand, from 0: lines above are titles. */
  readonly headingRow: number
  readonly match: ColumnMatch
}

/** Headings stand among the first lines: a register often has its title above. */
const looked = 10

/** Finds the line of headings, the one among the first that names most columns, and what each heading means. */
export function matchColumns(kind: TableKind, rows: readonly (readonly string[])[]): MatchedHeadings {
  const tries = rows.slice(0, looked).map((row, headingRow) => ({ headingRow, match: matchOf(kind, row) }))
  const known = ({ match }: MatchedHeadings) => match.filter((one) => one !== null).length
  const best = tries.sort((a, b) => known(b) - known(a) || a.headingRow - b.headingRow)[0]
  return best ?? { headingRow: 0, match: [] }
}

/** A choice of columns by hand, put in shape: columns of ours alone, each once, as many as there are headings. */
export function chosenColumns(kind: TableKind, headings: number, chosen: ColumnMatch): ColumnMatch {
  const known = columnsOf(kind)
  return Array.from({ length: headings }, (_, at) => {
    const column = chosen[at] ?? null
    return column !== null && Object.hasOwn(known, column) && chosen.indexOf(column) === at ? column : null
  })
}

function matchOf(kind: TableKind, row: readonly string[]): ColumnMatch {
  const found = row.map((heading) => columnFor(kind, heading))
  return found.map((column, at) => (column !== null && found.indexOf(column) === at ? column : null))
}

function columnFor(kind: TableKind, heading: string): string | null {
  const plain = plainHeading(heading)
  if (plain === '') return null
  const columns = Object.entries(columnsOf(kind))
  const [found] = columns.find(([, { headings }]) => headings.some((one) => plainHeading(one) === plain)) ?? []
  return found ?? null
}

/** Without blanks, notes in brackets, stars and signs; full-width letters as plain ones. */
function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((必填|选填|required|optional)[^)]*\)/g, '')
    .replace(/[\s*:：、/()"'。.\-_]/g, '')
}
