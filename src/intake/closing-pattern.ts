/**
 * A pattern that matches up to the end of words; most are told apart by their last character, which is looked at first.
 *
 * @param pattern - ends with $ in every alternative and is not global.
 * @param lasts - every character it may end with.
 */
export function closingPattern(pattern: RegExp, lasts: string): { readonly test: (words: string) => boolean } {
  const may = new Uint8Array(0x10000)
  for (const last of lasts) may[last.charCodeAt(0)] = 1
  return { test: (words) => may[words.charCodeAt(words.length - 1) & 0xffff] === 1 && pattern.test(words) }
}
