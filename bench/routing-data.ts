import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A message of citizens in words with blanks between, most words that say nothing left out. */
export type CutMessage = { readonly label: string; readonly tokens: string }

export type RawMessage = { readonly label: string; readonly title: string; readonly body: string }

const folder = new URL('../../shared/data/routing/', import.meta.url)

/** The messages to develop with, beside the project; undefined where they are missing. */
export function routingData():
  | { readonly cut: readonly CutMessage[]; readonly raw: readonly RawMessage[] }
  | undefined {
  if (!existsSync(fileURLToPath(folder))) return undefined
  return { cut: linesOf<CutMessage>('train.jsonl'), raw: linesOf<RawMessage>('train-raw.jsonl') }
}

function linesOf<Line>(name: string): readonly Line[] {
  const text = readFileSync(new URL(name, folder), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line))
}

/** The text of a raw message as a person wrote it. */
export function rawText({ title, body }: RawMessage): string {
  return `${title}\n${body}`.replace(/_x000D_|&nbsp;/g, ' ')
}

/**
 * Which cut messages repeat one of these raw ones: more than half of their pairs of characters stand in it. They
 * are left out of the learning, or it would be tried on what it knows.
 */
export function sameAs(cut: readonly CutMessage[], raw: readonly RawMessage[]): ReadonlySet<number> {
  const pairs = cut.map(({ tokens }) => pairsOf(tokens.replaceAll(' ', '')))
  const holders = new Map<string, number[]>()
  for (const [at, set] of pairs.entries()) {
    for (const pair of set) {
      const known = holders.get(pair)
      if (known === undefined) holders.set(pair, [at])
      else known.push(at)
    }
  }
  const same = new Set<number>()
  for (const message of raw) {
    const own = pairsOf(rawText(message).replace(/\s/g, ''))
    const shared = new Map<number, number>()
    for (const pair of own) for (const at of holders.get(pair) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1)
    for (const [at, count] of shared) {
      const size = pairs[at]?.size ?? 1
      // A long one holds the pairs of many short ones: what it shares must be much of itself as well.
      if ((count / size) * Math.min(1, (count / own.size) * 2.2) > 0.5) same.add(at)
    }
  }
  return same
}

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))
}
