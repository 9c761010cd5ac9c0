/**
 * Gives each row at most one column so that the sum of worths is greatest (Hungarian method). The work grows with
 * the longer side of the table and with the square of the shorter.
 *
 * @param worth - rows of equal length; a worth of 0 or less is as good as no column.
 * @returns for each row its column, or -1.
 */
export function assign(worth: readonly (readonly number[])[]): number[] {
  const rows = worth.length
  const columns = worth[0]?.length ?? 0
  if (rows > columns) return assignFromColumns(worth, columns)

  // One column of its own for each row stands for "none". Row 0 and column 0 are where a search begins.
  const width = columns + rows
  const table: Table = {
    width,
    columns,
    costs: costsOf(worth, columns),
    rowPrice: new Float64Array(rows + 1),
    columnPrice: new Float64Array(width + 1),
    rowOf: new Int32Array(width + 1),
    least: new Float64Array(width + 1),
    visited: new Uint8Array(width + 1),
    previous: new Int32Array(width + 1),
  }
  for (let row = 1; row <= rows; row += 1) place(table, row)

  const columnOf = new Array<number>(rows).fill(-1)
  for (let column = 1; column <= columns; column += 1) {
    const row = at(table.rowOf, column)
    if (row > 0 && (worth[row - 1]?.[column - 1] ?? 0) > 0) columnOf[row - 1] = column - 1
  }
  return columnOf
}

/** The same with rows and columns exchanged: each search then begins on the shorter side. */
function assignFromColumns(worth: readonly (readonly number[])[], columns: number): number[] {
  const turned = Array.from({ length: columns }, (_, column) => worth.map((row) => row[column] ?? 0))
  const columnOf = new Array<number>(worth.length).fill(-1)
  for (const [column, row] of assign(turned).entries()) if (row >= 0) columnOf[row] = column
  return columnOf
}

type Table = {
  readonly width: number
  readonly columns: number
  /** Row by row, counted from 0; the columns for "none" cost nothing. */
  readonly costs: Float64Array
  readonly rowPrice: Float64Array
  readonly columnPrice: Float64Array
  /** The row each column is given to, 0 for none. */
  readonly rowOf: Int32Array
  /** What one search notes of each column; cleared for the next. */
  readonly least: Float64Array
  readonly visited: Uint8Array
  readonly previous: Int32Array
}

function costsOf(worth: readonly (readonly number[])[], columns: number): Float64Array {
  const costs = new Float64Array(worth.length * columns)
  for (const [row, values] of worth.entries())
    for (let column = 0; column < columns; column += 1)
      costs[row * columns + column] = -Math.max(0, values[column] ?? 0)
  return costs
}

/** Finds room for one more row, moving others along the cheapest chain of changes. */
function place(table: Table, row: number): void {
  const { rowOf, least, visited, previous } = table
  least.fill(Number.POSITIVE_INFINITY)
  visited.fill(0)
  previous.fill(0)
  let column = 0
  rowOf[0] = row
  do {
    visited[column] = 1
    column = reachOn(table, column)
  } while (at(rowOf, column) !== 0)
  while (column !== 0) {
    const before = at(previous, column)
    rowOf[column] = at(rowOf, before)
    column = before
  }
}

/** One step of the search: the nearest column not yet visited, prices moved so that the way there costs nothing. */
function reachOn(table: Table, from: number): number {
  const { width, columns, costs, rowPrice, columnPrice, rowOf, least, visited, previous } = table
  const row = at(rowOf, from)
  const costsFrom = (row - 1) * columns - 1
  let delta = Number.POSITIVE_INFINITY
  let nearest = 0
  for (let column = 1; column <= width; column += 1) {
    if (visited[column] === 1) continue
    const cost = column <= columns ? at(costs, costsFrom + column) : 0
    const reduced = cost - at(rowPrice, row) - at(columnPrice, column)
    if (reduced < at(least, column)) {
      least[column] = reduced
      previous[column] = from
    }
    if (at(least, column) < delta) {
      delta = at(least, column)
      nearest = column
    }
  }
  for (let column = 0; column <= width; column += 1) {
    if (visited[column] !== 1) least[column] = at(least, column) - delta
    else {
      const holder = at(rowOf, column)
      rowPrice[holder] = at(rowPrice, holder) + delta
      columnPrice[column] = at(columnPrice, column) - delta
    }
  }
  return nearest
}

function at(values: Float64Array | Int32Array, index: number): number {
  return values[index] ?? 0
}
