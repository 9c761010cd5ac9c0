import type { Fields } from '#engine/case-file.ts'
import { beginsCase, type Procedure } from '#engine/procedure.ts'
import { textOf } from '#engine/view.ts'
import type { RoutedText } from '#matching/routing/text-features.ts'
import { placesOf, withoutNames } from '#matching/routing/without-names.ts'
import { namesIn } from './names-in.ts'

/** What a case says, as one text: its title and then whatever else its author wrote, in the order of the form. */
export function wordsOfCase(procedure: Procedure, facts: Fields): string {
  return writtenFields(procedure)
    .map((field) => textOf(facts[field]))
    .filter((text) => text !== '')
    .join('\n')
}

/** The fields those words stand in. */
export function writtenFields(procedure: Procedure): readonly string[] {
  const written = Object.values(procedure.actions)
    .filter(beginsCase)
    .flatMap(({ fields }) => Object.entries(fields).filter(([, { type }]) => type === 'text'))
    .map(([field]) => field)
  return ['title', ...new Set(written)]
}

/**
 * The same as the learning sees it: no name of a person in it, neither one that the reading of sources finds nor one of
 * somebody the city knows. Every other character stays at its place.
 */
export function routedTextOf(words: string, known: Iterable<string>): RoutedText {
  const text = withoutNames(words, [...namesIn(words), ...placesOf(words, known)])
  const titleEnd = words.indexOf('\n')
  return { text, twice: { upTo: titleEnd < 0 ? words.length : titleEnd } }
}
