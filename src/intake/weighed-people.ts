import { bySentence } from './by-sentence.ts'
import { type NameWeights, nameWeights } from './name-weights.ts'
import { findPeopleByRules, type ListRun, listRunOf, type Mention, type PeopleFound, roleBehind } from './people.ts'
import { kindOfRole } from './role-words.ts'
import { roleBefore } from './roles.ts'
import type { Sentence } from './sentences.ts'
import { weighKinds } from './weighed-kinds.ts'
import { weighNames } from './weighed-names.ts'

/** Finds everyone an article names: what rules find, weighed against what has been learned of names and offices. */
export function findPeople(text: string, sentences: readonly Sentence[]): PeopleFound {
  const weights = nameWeights()
  const found = findNamed(text, sentences, findPeopleByRules(text, sentences), weights)
  const mentions = weighKinds(text, found.mentions, weights)
  return { ...found, mentions, mentionsOf: bySentence(mentions) }
}

/** What rules find, with the names learned weights know; kinds as the offices say. */
export function findNamed(
  text: string,
  sentences: readonly Sentence[],
  found: PeopleFound,
  weights: NameWeights,
): PeopleFound {
  const { names, rows } = weighNames(text, found.mentions, found.runs, weights)
  const foundAt = Map.groupBy(found.mentions, ({ start }) => start)
  const runs: ListRun[] = []
  const runAt = new Map<number, ListRun>()
  for (const row of rows) {
    const index = sentenceAt(sentences, row.start)
    const sentence = sentences[index]
    if (sentence === undefined || row.end > sentence.end) continue
    const run = listRunOf(text, sentence, index, row)
    runs.push(run)
    for (const { start } of row.names) runAt.set(start, run)
  }
  const mentions = names.flatMap((name): Mention[] => {
    const index = sentenceAt(sentences, name.start)
    const sentence = sentences[index]
    if (sentence === undefined || name.end > sentence.end) return []
    const known = unlike((foundAt.get(name.start) ?? []).filter(({ end }) => end === name.end))
    const run = runAt.get(name.start)
    const own = roleBefore(text, sentence.start, name.start) ?? roleBehind(text, name.end)
    if (known.some(({ role }) => role !== null)) return known
    const role = own ?? run?.role ?? null
    if (role === null && known.length > 0) return known
    return [{ ...name, role, kind: role && kindOfRole(text.slice(role.start, role.end)), sentence: index }]
  })
  return { mentions, runs, names: new Set(mentions.map(({ name }) => name)), mentionsOf: bySentence(mentions) }
}

/** The rules may find one place in several ways: one mention for each office. */
function unlike(mentions: readonly Mention[]): Mention[] {
  return mentions.filter(
    ({ role, kind }, at) => mentions.findIndex((one) => one.role?.end === role?.end && one.kind === kind) === at,
  )
}

function sentenceAt(sentences: readonly Sentence[], at: number): number {
  let low = 0
  let high = sentences.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sentences[middle]?.start ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}
