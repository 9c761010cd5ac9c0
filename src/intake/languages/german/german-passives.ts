import type { ItemKind } from '#intake/reading.ts'
import type { TextSpan } from '#kernel/text-span.ts'

/** What was said by somebody whom the sentence names behind a preposition, or not at all. */
export type PassiveSaying = {
  readonly kind: ItemKind
  readonly verb: string
  readonly speaker: string | null
  readonly object: TextSpan
}

const participles: readonly (readonly [ItemKind, string])[] = [
  ['topic', 'gefragt|nachgefragt|angefragt|hinterfragt|um Auskunft gebeten'],
  [
    'suggestion',
    'vorgeschlagen|angeregt|beantragt|gefordert|darum gebeten|gebeten|empfohlen|gewünscht|verlangt|angemahnt',
  ],
  ['assessment', 'kritisiert|bemängelt|begrüßt|beklagt|gelobt|bedauert|moniert'],
  ['follow_up', 'zugesagt|angekündigt|zugesichert|versprochen|vereinbart|verabredet'],
  [
    'position',
    'hingewiesen|mitgeteilt|erklärt|berichtet|erläutert|festgestellt|ausgeführt|angemerkt|betont|geantwortet|entgegnet|ergänzt|vorgetragen|informiert|klargestellt|bemerkt|bestätigt',
  ],
]
const kinds = new Map(participles.flatMap(([kind, words]) => words.split('|').map((word) => [word, kind] as const)))
const passive = new RegExp(
  `^(?<before>[^,]{0,70}?)\\b(?:wird|wurde)\\b(?<between>[^,]{0,60}?)\\s(?<verb>${[...kinds.keys()].sort((a, b) => b.length - a.length).join('|')})(?:,|:)\\s+(?=\\S)`,
)
const agent = /(?:Seitens|seitens|Von|von|Durch|durch)\s+(?:der |des |die |den |dem )?((?:\p{Lu}[\p{L}.-]*\s?){1,4})/u

/** Es wird angeregt, …; Seitens der Verwaltung wird darauf hingewiesen, dass …. */
export function passiveSaying(text: string, sentence: TextSpan): PassiveSaying | undefined {
  const words = text.slice(sentence.start, sentence.end)
  const found = passive.exec(words)
  const verb = found?.groups?.verb
  const kind = verb === undefined ? undefined : kinds.get(verb)
  if (found === null || verb === undefined || kind === undefined) return undefined
  const named = agent.exec(`${found.groups?.before ?? ''} ${found.groups?.between ?? ''}`)?.[1]
  const object = { start: sentence.start + found[0].length, end: sentence.end }
  return { kind, verb, speaker: named?.trim() ?? null, object }
}
