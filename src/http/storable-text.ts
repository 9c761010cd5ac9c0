/** True for text that can be kept as it is: the database takes no zero, and half a character is none. */
export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed()
}

/** True where an address names a zero, which stands in no address of ours. */
export function namesZero(url: string): boolean {
  return url.includes('%00')
}
