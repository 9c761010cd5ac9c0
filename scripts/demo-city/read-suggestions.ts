import { endings, outcomes, type Rating, type Season, type Suggestion, seasons } from './suggestion.ts'

const ratings: Readonly<Record<string, string>> = { s: 'satisfied', b: 'basically_satisfied', d: 'dissatisfied' }

type Lines = ReadonlyMap<string, readonly string[]>

/**
 * Reads suggestions written as plain text, a blank line between two.
 *
 * The first line is `# lead-unit +joint-unit outcome YYYY-MM-DD >ending @season`, all but the lead unit left out
 * where usual; the second is the title. Every other line begins with a letter: B background, A analysis, D a demand,
 * R a point of the reply, O a joint unit's opinion (`unit text`), and for some stories V, X, F, N, Y, K, W, C, Z, S, G, E, J.
 *
 * @throws when a line cannot be understood, naming the suggestion.
 */
export function readSuggestions(text: string): readonly Suggestion[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map(readSuggestion)
}

function readSuggestion(block: string): Suggestion {
  const [head = '', title = '', ...rest] = block.split('\n')
  const lines = linesByLetter(title, rest)
  const words = head
    .replace('#', '')
    .split(/[\s|]+/)
    .filter((word) => word !== '')
  const ending = words.find((word) => word.startsWith('>'))?.slice(1) ?? 'closed'
  if (!endings.some((known) => known === ending)) throw new Error(`${title}: no such ending: ${ending}`)

  return {
    title,
    background: only(lines, 'B', title),
    analysis: only(lines, 'A', title),
    demands: lines.get('D') ?? [],
    leadUnit: words[0] ?? '',
    jointUnits: words.filter((word) => word.startsWith('+')).map((word) => word.slice(1)),
    ending,
    season: seasonIn(words),
    outcome: outcomes.find((outcome) => words.includes(outcome)) ?? 'adopted',
    doneBy: words.find((word) => /^\d{4}-\d{2}-\d{2}$/.test(word)) ?? null,
    answers: lines.get('R') ?? [],
    secondAnswers: lines.get('S') ?? [],
    opinions: new Map((lines.get('O') ?? []).map(unitAndText)),
    ...turnsOf(lines),
    extensionRefusal: first(lines, 'K'),
    referenceReasons: first(lines, 'W'),
    rating: ratingIn(first(lines, 'C')),
    rehandlingOrder: first(lines, 'Z'),
    progress: lines.get('G') ?? [],
    evidence: first(lines, 'E'),
    doneRejected: first(lines, 'J'),
  }
}

function linesByLetter(title: string, rest: readonly string[]): Lines {
  const lines = new Map<string, string[]>()
  for (const line of rest) {
    const [, letter, words] = /^([A-Z]) (.+)$/.exec(line) ?? []
    if (letter === undefined || words === undefined) throw new Error(`${title}: not understood: ${line}`)
    lines.set(letter, [...(lines.get(letter) ?? []), words])
  }
  return lines
}

function turnsOf(lines: Lines): Pick<Suggestion, 'returned' | 'handBack' | 'refused' | 'declined' | 'extension'> {
  const returned = parts(first(lines, 'V'))
  const asked = parts(first(lines, 'X'))
  const refused = parts(first(lines, 'F'))
  const extension = /^(\d) (.+)$/.exec(first(lines, 'Y') ?? '')
  return {
    returned: returned === null ? null : { unit: returned[0], reason: returned[1], note: returned[2] },
    handBack: asked === null || asked[2] !== '' ? null : { proposedUnit: asked[0], reason: asked[1] },
    declined:
      asked === null || asked[2] === '' ? null : { reason: asked[0], convertedTo: asked[1], explanation: asked[2] },
    refused:
      refused === null ? null : { proposedUnit: refused[0], reason: refused[1], refusal: first(lines, 'N') ?? '' },
    extension: extension === null ? null : { months: Number(extension[1]), reason: extension[2] ?? '' },
  }
}

function parts(line: string | null): readonly [string, string, string] | null {
  if (line === null) return null
  const [one = '', two = '', three = ''] = line.split('|')
  return [one, two, three]
}

function ratingIn(line: string | null): Rating | null {
  if (line === null) return null
  const [, attitude = '', result = '', comment = ''] = /^([sbd])\/([sbd]) (.+)$/.exec(line) ?? []
  return { attitude: ratings[attitude] ?? '', result: ratings[result] ?? '', comment }
}

function seasonIn(words: readonly string[]): Season | null {
  return seasons.find((season) => words.includes(`@${season}`)) ?? null
}

function unitAndText(line: string): readonly [string, string] {
  const space = line.indexOf(' ')
  return [line.slice(0, space), line.slice(space + 1)]
}

function first(lines: Lines, letter: string): string | null {
  return lines.get(letter)?.[0] ?? null
}

function only(lines: Lines, letter: string, title: string): string {
  const found = first(lines, letter)
  if (found === null) throw new Error(`${title}: no line ${letter}`)
  return found
}
