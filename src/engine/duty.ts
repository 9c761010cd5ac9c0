/**
 * What a unit owes a case: it answers for all, gives its opinion to the one that does, or answers its own part beside
 * others that answer theirs.
 */
export const duties = ['lead', 'joint', 'separate'] as const

export type Duty = (typeof duties)[number]

/** One duty, or any of several; left out, whichever. */
export type Duties = Duty | readonly Duty[]

export function isDuty(value: unknown): value is Duty {
  return duties.some((duty) => duty === value)
}

export function isAmong(duty: Duty | null, wanted: Duties | undefined): boolean {
  if (wanted === undefined) return true
  return duty !== null && (typeof wanted === 'string' ? wanted === duty : wanted.includes(duty))
}
