/** A text in one line of signs that are seen: without breaks, signs that turn the writing round, and what has no look at all. */
export function onlySeen(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
}
