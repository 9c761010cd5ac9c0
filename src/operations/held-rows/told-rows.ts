/** A row that an entry tells of under a key; `key` is null once a removal emptied what opens it. */
export type HeldRow = {
  /** As it is named in words. */
  readonly name: string
  readonly key: string | null
  /** Whether an entry under its key says what the row does. */
  readonly isSaid: (payload: string) => boolean
}

/**
 * Holds rows against the entries that tell of them, both ways: each row that can be opened has its entry, and as many entries
 * are left as rows that no longer can be opened, or were there before such entries were written.
 *
 * @param told - entries by what they commit to of the row.
 * @param before - how many rows there were before.
 */
export function toldRowFaults(
  what: string,
  told: ReadonlyMap<string, string>,
  rows: readonly HeldRow[],
  before: number,
): readonly string[] {
  const left = new Map(told)
  const faults: string[] = []
  const without: string[] = []
  let closed = 0
  for (const { name, key, isSaid } of rows) {
    const payload = key === null ? undefined : left.get(key)
    if (payload !== undefined && key !== null) left.delete(key)
    if (key === null) closed += 1
    else if (payload === undefined) without.push(name)
    else if (!isSaid(payload)) faults.push(`${name}: differs from the log`)
  }
  if (without.length > before) faults.push(...without.map((name) => `${name}: not in the log`))
  const due = before + left.size
  const found = closed + without.length
  if (found < due) faults.push(`${due - found} logged ${what} are missing`)
  if (found > due && without.length <= before) faults.push(`${found - due} ${what} are not in the log`)
  return faults
}
