import type { TextSpan } from '#kernel/text-span.ts'

/** So many answers are kept at most. */
const mostKept = 4096

/** Tells the same of each clause as `tell`, and remembers it for the text asked about last: its clauses are asked about again and again. */
export function onceAClause<Told extends NonNullable<unknown>>(
  tell: (text: string, clause: TextSpan) => Told,
): (text: string, clause: TextSpan) => Told {
  let toldIn = ''
  const told = new Map<number, Told>()
  return (text, clause) => {
    if (text !== toldIn || told.size > mostKept) told.clear()
    toldIn = text
    const key = clause.start * 0x10000 + (clause.end - clause.start)
    const known = told.get(key)
    if (known !== undefined) return known
    const now = tell(text, clause)
    told.set(key, now)
    return now
  }
}
