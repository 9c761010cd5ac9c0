import type { CountedKind } from '#store/statistics.ts'

/** The figures of one group of cases. Shares are for the reader to see with what they are shares of. */
export type Figures = {
  /** Unit, subject or session; null for cases that have none. */
  readonly group: string | null
  readonly received: number
  readonly declined: number
  readonly accepted: number
  readonly answered: number
  /** Answered cases whose deadline for the reply was running: what punctuality is a share of. */
  readonly timed: number
  readonly onTime: number
  readonly keyItems: number
  readonly keyAnswered: number
  /** Answered cases by the newest reply's outcome. */
  readonly outcome: Codes
  /** Ratings by code. What they are shares of is their sum: an answered case nobody rated is in none of them. */
  readonly attitude: Codes
  readonly result: Codes
}

export type Codes = Readonly<Record<string, number>>

export type Statistics = { readonly groups: readonly Figures[]; readonly total: Figures }

export function statisticsOf(counted: readonly CountedKind[]): Statistics {
  const groups = new Map<string | null, CountedKind[]>()
  for (const kind of counted) groups.set(kind.group, [...(groups.get(kind.group) ?? []), kind])
  return {
    groups: [...groups].map(([group, kinds]) => figuresOf(group, kinds)),
    total: figuresOf(null, counted),
  }
}

function figuresOf(group: string | null, kinds: readonly CountedKind[]): Figures {
  const sum = (measure: CountedKind['measure']) =>
    kinds.filter((kind) => kind.measure === measure).reduce((all, kind) => all + kind.n, 0)
  const codes = (measure: CountedKind['measure']): Codes => {
    const found: Record<string, number> = {}
    for (const { code, n } of kinds.filter((kind) => kind.measure === measure)) {
      if (code !== null) found[code] = (found[code] ?? 0) + n
    }
    return found
  }
  return {
    group,
    received: sum('received'),
    declined: sum('declined'),
    accepted: sum('accepted'),
    answered: sum('answered'),
    timed: sum('timed'),
    onTime: sum('on_time'),
    keyItems: sum('key'),
    keyAnswered: sum('key_answered'),
    outcome: codes('outcome'),
    attitude: codes('attitude'),
    result: codes('result'),
  }
}

export function sumOf(codes: Codes): number {
  return Object.values(codes).reduce((all, n) => all + n, 0)
}

/** "12 / 40 (30.0%)"; nothing out of nothing has no share. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '0 / 0' : `${part} / ${whole} (${((part / whole) * 100).toFixed(1)}%)`
}
