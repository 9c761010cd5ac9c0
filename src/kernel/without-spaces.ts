/** Words without white space: columns put it between their characters, and line breaks. */
export function withoutSpaces(words: string): string {
  // Most are nothing but Han characters, which is quicker seen than looked for white space.
  for (let at = 0; at < words.length; at += 1) {
    const unit = words.charCodeAt(at)
    if (unit < 0x3400 || unit > 0x9fff) return words.replace(/\s+/g, '')
  }
  return words
}
