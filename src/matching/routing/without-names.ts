import type { TextSpan } from '#kernel/text-span.ts'

/** The text with names blanked out, every other character at its place: what is blank is no word, and breaks words apart. */
export function withoutNames(text: string, names: readonly TextSpan[], blank = ' '): string {
  const characters = text.split('')
  for (const { start, end } of names) characters.fill(blank, start, end)
  return characters.join('')
}

/** Where any of these names stands in a text. */
export function placesOf(text: string, names: Iterable<string>): readonly TextSpan[] {
  const places: TextSpan[] = []
  for (const name of names) {
    if (name.length < 2) continue
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
      places.push({ start: at, end: at + name.length })
  }
  return places
}
