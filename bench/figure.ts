/** One measured figure: the median of several runs, beside what it is held against. */
export type Figure = {
  readonly name: string
  readonly median: number
  readonly unit: string
  readonly runs: number
  readonly limit: number | null
  /** median / limit for what must be small, limit / median for what must be large: below 1 is within the limit. */
  readonly ratio: number | null
}

export function figure(
  name: string,
  values: readonly number[],
  unit: string,
  limit?: { readonly most: number } | { readonly least: number },
): Figure {
  const median = medianOf(values)
  const shared = { name, median, unit, runs: values.length }
  if (limit === undefined) return { ...shared, limit: null, ratio: null }
  if ('most' in limit) return { ...shared, limit: limit.most, ratio: median / limit.most }
  return { ...shared, limit: limit.least, ratio: limit.least / median }
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Milliseconds each of several runs takes, after some to warm up. */
export async function timesOf(runs: number, work: (run: number) => unknown): Promise<number[]> {
  const times: number[] = []
  for (let run = -Math.ceil(runs / 5); run < runs; run += 1) {
    const start = performance.now()
    await work(run)
    if (run >= 0) times.push(performance.now() - start)
  }
  return times
}

/** Milliseconds of this process's own work each of several runs takes: what a busy machine leaves unchanged. */
export async function workOf(runs: number, work: (run: number) => unknown): Promise<number[]> {
  const spent = (): number => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1_000
  }
  const times: number[] = []
  for (let run = -Math.ceil(runs / 5); run < runs; run += 1) {
    const start = spent()
    await work(run)
    if (run >= 0) times.push(spent() - start)
  }
  return times
}
