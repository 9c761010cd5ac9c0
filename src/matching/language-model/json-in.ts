/** The value a text of JSON holds; undefined for any other text, and where it holds a character that cannot be kept. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text, storableOnly)
  } catch {
    return undefined
  }
}

/** @throws SyntaxError at a zero and at half a character. */
function storableOnly(_key: string, value: unknown): unknown {
  if (typeof value === 'string' && (value.includes('\u0000') || !value.isWellFormed()))
    throw new SyntaxError('not storable')
  return value
}
