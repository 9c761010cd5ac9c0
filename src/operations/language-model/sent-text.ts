import type { Reading } from '#intake/reading.ts'
import { hiddenName } from '#matching/language-model/finding-answer.ts'
import { placesOf, withoutNames } from '#matching/routing/without-names.ts'
import { namesIn } from '#operations/routing/names-in.ts'
import type { Person } from '#store/roster.ts'

/**
 * A source as a model is handed it: the names of those who speak in public – deputies, members, leaders – stand in it, and
 * nobody else's, neither of who was found in it nor of who is on the roster. Every other character stays at its place.
 */
export function sentSource(
  text: string,
  found: Pick<Reading, 'people' | 'lists'>,
  roster: readonly Pick<Person, 'name' | 'kind'>[],
): string {
  const named = [
    ...found.people,
    ...found.lists.flatMap(({ kind, people }) => people.map(({ name }) => ({ name, kind }))),
  ]
  const isPublic = ({ kind }: { readonly kind: string }) => ['deputy', 'member', 'leader'].includes(kind)
  const known = [...named, ...roster]
  const open = new Set(known.filter(isPublic).map(({ name }) => name))
  const hidden = new Set(known.map(({ name }) => name).filter((name) => !open.has(name)))
  return withoutNames(text, placesOf(text, hidden), hiddenName)
}

/** What a case or a reply says, without a name of anybody. */
export function sentWords(text: string, roster: readonly Pick<Person, 'name'>[]): string {
  const known = roster.map(({ name }) => name)
  return withoutNames(text, [...namesIn(text), ...placesOf(text, known)], hiddenName)
}
