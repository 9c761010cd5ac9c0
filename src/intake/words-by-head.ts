/** Words by their first character, to be looked for at a place without trying each. */
export type WordsByHead = { readonly lists: readonly (readonly string[])[]; readonly listOf: Uint16Array }

const none: readonly string[] = []

/** @param words - those that begin alike are tried the longest first. */
export function wordsByHead(words: readonly string[]): WordsByHead {
  const lists: (readonly string[])[] = [none]
  const listOf = new Uint16Array(0x10000)
  for (const [head, list] of Map.groupBy(new Set(words), (word) => word.charCodeAt(0))) {
    listOf[head] = lists.length
    lists.push(list.sort((a, b) => b.length - a.length))
  }
  return { lists, listOf }
}

/** The longest of the words that stands at a place; undefined where none does. */
export function wordAt({ lists, listOf }: WordsByHead, text: string, at: number): string | undefined {
  const list = listOf[text.charCodeAt(at) & 0xffff] ?? 0
  if (list === 0) return undefined
  for (const word of lists[list] ?? none) if (text.startsWith(word, at)) return word
  return undefined
}

/** Whether any of the words stands anywhere in a text. */
export function holdsWord(words: WordsByHead, text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (wordAt(words, text, at) !== undefined) return true
  return false
}
