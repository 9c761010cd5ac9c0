/** Whether a span lies in a text, holds more than white space, and cuts no character in two. */
export function isSpanIn(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start || end > text.length) return false
  if (isLowSurrogate(text.charCodeAt(start)) || isLowSurrogate(text.charCodeAt(end))) return false
  return text.slice(start, end).trim() !== ''
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
