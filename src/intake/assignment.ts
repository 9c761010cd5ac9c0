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
    cost: (row, column) => (column <= columns ? -Math.max(0, worth[row - 1]?.[column - 1] ?? 0) : 0),
    rowPrice: new Float64Array(rows + 1),
    columnPrice: new Float64Array(width + 1),
    rowOf: new Int32Array(width + 1),
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
  readonly cost: (row: number, column: number) => number
  readonly rowPrice: Float64Array
  readonly columnPrice: Float64Array
  /** The row each column is given to, 0 for none. */
  readonly rowOf: Int32Array
}

/** Finds room for one more row, moving others along the cheapest chain of changes. */
function place(table: Table, row: number): void {
  const { width, rowOf } = table
  const least = new Float64Array(width + 1).fill(Number.POSITIVE_INFINITY)
  const visited = new Uint8Array(width + 1)
  const previous = new Int32Array(width + 1)
  let column = 0
  rowOf[0] = row
  do {
    visited[column] = 1
    column = reachOn(table, column, least, visited, previous)
  } while (at(rowOf, column) !== 0)
  while (column !== 0) {
    const before = at(previous, column)
    rowOf[column] = at(rowOf, before)
    column = before
  }
}

/** One step of the search: the nearest column not yet visited, prices moved so that the way there costs nothing. */
function reachOn(table: Table, from: number, least: Float64Array, visited: Uint8Array, previous: Int32Array): number {
  const { width, cost, rowPrice, columnPrice, rowOf } = table
  const row = at(rowOf, from)
  let delta = Number.POSITIVE_INFINITY
  let nearest = 0
  for (let column = 1; column <= width; column += 1) {
    if (visited[column] === 1) continue
    const reduced = cost(row, column) - at(rowPrice, row) - at(columnPrice, column)
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
