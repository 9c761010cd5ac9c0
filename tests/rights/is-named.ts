import { roleOf, type Writer } from './write-town.ts'

/** Whether the words of a row of who-may-write.yaml name somebody; null is whoever is not signed in. */
export function isNamed(who: readonly string[], one: Writer | null): boolean {
  const words = who.filter((word) => word !== 'owner')
  if (one === null) return words.includes('anybody')
  return words.length === 0 || ['anybody', 'signed_in', roleOf(one)].some((word) => words.includes(word))
}
