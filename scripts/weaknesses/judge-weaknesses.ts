import { z } from 'zod'

/** What `npm audit --json` tells, as far as it matters here. */
const Audit = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      via: z.array(
        z.union([
          z.string(),
          z.object({ source: z.number(), title: z.string(), url: z.string(), severity: z.string() }),
        ]),
      ),
    }),
  ),
})

/** When a weakness was first seen here, by its number; `reached`: from outside without a sign-in, or it is being used. */
export const SeenWeaknesses = z.record(
  z.string(),
  z.strictObject({ since: z.iso.date(), reached: z.boolean().default(false), severity: z.string() }),
)
export type SeenWeaknesses = z.infer<typeof SeenWeaknesses>

export type Weakness = {
  readonly id: string
  readonly packages: readonly string[]
  readonly severity: string
  readonly title: string
  readonly url: string
  /** The last day on which a release may still have it. */
  readonly mendBy: string
  readonly isOverdue: boolean
}

/** As SECURITY.md says it. */
const daysWhere = { reached: 7, high: 30, other: 90 } as const

/**
 * Every known weakness of an audit with the day by which it is to be mended, the most urgent first, and what was seen by
 * now: what is gone is forgotten. @throws when the audit is none: then nothing was asked, and nothing is known.
 */
export function judgeWeaknesses(
  audit: unknown,
  seen: SeenWeaknesses,
  today: string,
): { readonly weaknesses: readonly Weakness[]; readonly seen: SeenWeaknesses } {
  const found = new Map<string, Omit<Weakness, 'mendBy' | 'isOverdue'>>()
  for (const [name, { via }] of Object.entries(Audit.parse(audit).vulnerabilities)) {
    for (const one of via) {
      if (typeof one === 'string') continue
      const id = /GHSA(?:-[a-z0-9]{4}){3}/.exec(one.url)?.[0] ?? String(one.source)
      const { severity, title, url } = one
      found.set(id, { id, severity, title, url, packages: [...(found.get(id)?.packages ?? []), name] })
    }
  }
  const weaknesses = [...found.values()].map((one): Weakness => {
    const { since, reached } = seen[one.id] ?? { since: today, reached: false }
    const mendBy = lastDayOf({ since, reached, severity: one.severity })
    return { ...one, mendBy, isOverdue: today > mendBy }
  })
  return {
    weaknesses: weaknesses.toSorted((a, b) => (a.mendBy < b.mendBy ? -1 : 1)),
    seen: Object.fromEntries(
      weaknesses.map(({ id, severity }) => {
        const { since, reached } = seen[id] ?? { since: today, reached: false }
        return [id, { since, reached, severity }]
      }),
    ),
  }
}

/** The last day on which a weakness may be there. */
export function lastDayOf({ since, reached, severity }: SeenWeaknesses[string]): string {
  const isHigh = severity === 'high' || severity === 'critical'
  return daysAfter(since, reached ? daysWhere.reached : isHigh ? daysWhere.high : daysWhere.other)
}

export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
