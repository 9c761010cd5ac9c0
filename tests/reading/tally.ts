/** Found and meant / found and not meant / meant and not found. */
export type Tally = { readonly hits: number; readonly falseOnes: number; readonly missed: number }

/** So many right of so many. */
export type Share = { readonly right: number; readonly all: number }

export const noTally: Tally = { hits: 0, falseOnes: 0, missed: 0 }
export const noShare: Share = { right: 0, all: 0 }

export function addTallies(a: Tally, b: Tally): Tally {
  return { hits: a.hits + b.hits, falseOnes: a.falseOnes + b.falseOnes, missed: a.missed + b.missed }
}

export function addShares(a: Share, b: Share): Share {
  return { right: a.right + b.right, all: a.all + b.all }
}

/** 0..1; 1 where nothing was found. */
export function precisionOf(tally: Tally): number {
  const found = tally.hits + tally.falseOnes
  return found === 0 ? 1 : tally.hits / found
}

/** 0..1; 1 where nothing was meant. */
export function recallOf(tally: Tally): number {
  const meant = tally.hits + tally.missed
  return meant === 0 ? 1 : tally.hits / meant
}

/** 0..1; 1 where nothing was meant and nothing found. */
export function f1Of(tally: Tally): number {
  const twice = 2 * tally.hits
  const sum = twice + tally.falseOnes + tally.missed
  return sum === 0 ? 1 : twice / sum
}
