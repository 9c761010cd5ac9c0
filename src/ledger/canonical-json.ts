/** What an entry may hold: plain data without numbers that JSON writes in more than one way. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain }

/**
 * One text for one value: keys in code-unit order, no white space (the shape of RFC 8785).
 * @throws RangeError for a number that is not a safe integer: fractions have no single spelling everywhere.
 */
export function canonicalJson(value: Plain): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`)
    return String(value)
  }
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`

  const members = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const member = value[key]
      return member === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(member)}`]
    })
  return `{${members.join(',')}}`
}

function isArray(value: Plain): value is readonly Plain[] {
  return Array.isArray(value)
}
