export type Assignment = {
  /** For each row its column, or -1. */
  readonly columnOf: readonly number[]
  /**
   * What each column is worth, never below 0. Whatever rows the columns are given to, the sum is at most that of the
   * prices and of what the best column of each row is worth beyond its price; for these rows it is just that.
   */
  readonly prices: readonly number[]
}

/**
 * Gives each row at most one column so that the sum of worths is greatest (Hungarian method). The work grows with
 * the longer side of the table and with the square of the shorter.
 *
 * @param worth - rows of equal length; a worth of 0 or less is as good as no column.
 */
export function assign(worth: readonly (readonly number[])[]): Assignment {
  const rows = worth.length
  const columns = worth[0]?.length ?? 0
  const columnOf = new Array<number>(rows).fill(-1)
  // Each search begins on the shorter side.
  const turned = rows > columns
  const table = tableOf(worth, turned ? columns : rows, turned ? rows : columns, turned)
  // Of the columns for "none" that are free only the first is ever reached: the others cost as much.
  let width = table.columns + 1
  for (let row = 1; row <= table.rows; row += 1) {
    place(table, row, width)
    if (at(table.space.rowOf, width) !== 0) width += 1
  }

  for (let column = 1; column <= table.columns; column += 1) {
    const row = at(table.space.rowOf, column)
    if (row === 0 || at(table.space.costs, (row - 1) * table.columns + column - 1) >= 0) continue
    if (turned) columnOf[column - 1] = row - 1
    else columnOf[row - 1] = column - 1
  }
  return { columnOf, prices: pricesOf(table, columns, turned) }
}

/** The table holds costs: a price there is what a column, or a row in its place, is worth, below 0. */
function pricesOf({ space }: Table, columns: number, turned: boolean): number[] {
  const prices = turned ? space.rowPrice : space.columnPrice
  return Array.from({ length: columns }, (_, column) => Math.max(0, -at(prices, column + 1)))
}

type Table = {
  readonly space: Space
  readonly rows: number
  readonly columns: number
  /** Behind them one column of its own for each row stands for "none". Row 0 and column 0 are where a search begins. */
}

type Space = {
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

/** Pages ask for thousands of small tables one after the other: they are laid out in the same space. */
let space = spaceFor(32, 64)

function spaceFor(rows: number, width: number): Space {
  return {
    costs: new Float64Array(rows * width),
    rowPrice: new Float64Array(rows + 1),
    columnPrice: new Float64Array(width + 1),
    rowOf: new Int32Array(width + 1),
    least: new Float64Array(width + 1),
    visited: new Uint8Array(width + 1),
    previous: new Int32Array(width + 1),
  }
}

/** @param turned - rows of the table are columns of `worth`. */
function tableOf(worth: readonly (readonly number[])[], rows: number, columns: number, turned: boolean): Table {
  const width = columns + rows
  if (rows >= space.rowPrice.length || width >= space.rowOf.length)
    space = spaceFor(Math.max(rows, space.rowPrice.length), Math.max(width, space.rowOf.length))
  const { costs, rowPrice, columnPrice, rowOf } = space
  for (let one = 0; one < worth.length; one += 1) {
    const values = worth[one] ?? []
    for (let other = 0; other < values.length; other += 1)
      costs[turned ? other * columns + one : one * columns + other] = -Math.max(0, values[other] ?? 0)
  }
  rowPrice.fill(0, 0, rows + 1)
  columnPrice.fill(0, 0, width + 1)
  rowOf.fill(0, 0, width + 1)
  return { space, rows, columns }
}

/** Finds room for one more row, moving others along the cheapest chain of changes. */
function place(table: Table, row: number, width: number): void {
  const { rowOf, least, visited, previous } = table.space
  least.fill(Number.POSITIVE_INFINITY, 0, width + 1)
  visited.fill(0, 0, width + 1)
  previous.fill(0, 0, width + 1)
  let column = 0
  rowOf[0] = row
  do {
    visited[column] = 1
    column = reachOn(table, column, width)
  } while (at(rowOf, column) !== 0)
  while (column !== 0) {
    const before = at(previous, column)
    rowOf[column] = at(rowOf, before)
    column = before
  }
}

/** One step of the search: the nearest column not yet visited, prices moved so that the way there costs nothing. */
function reachOn(table: Table, from: number, width: number): number {
  const { columns } = table
  const { costs, rowPrice, columnPrice, rowOf, least, visited, previous } = table.space
  const row = at(rowOf, from)
  const costsFrom = (row - 1) * columns - 1
  const price = at(rowPrice, row)
  let delta = Number.POSITIVE_INFINITY
  let nearest = 0
  for (let column = 1; column <= width; column += 1) {
    if (visited[column] === 1) continue
    const cost = column <= columns ? at(costs, costsFrom + column) : 0
    const reduced = cost - price - at(columnPrice, column)
    let nearer = at(least, column)
    if (reduced < nearer) {
      nearer = reduced
      least[column] = reduced
      previous[column] = from
    }
    if (nearer < delta) {
      delta = nearer
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
