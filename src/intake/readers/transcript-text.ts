/** A debate as a structured format gives it, before it is text. */
export type Debate = {
  readonly title: string
  /** Day and place of the sitting, as the format gives them. */
  readonly particulars: readonly string[]
  readonly parts: readonly DebatePart[]
}

export type DebatePart =
  | { readonly kind: 'heading'; readonly words: string }
  /** Names of those who belong to the body, with office and group. */
  | { readonly kind: 'people'; readonly people: readonly DebatePerson[] }
  | { readonly kind: 'turn'; readonly speaker: DebatePerson; readonly paragraphs: readonly string[] }
  /** What the reporter tells and nobody said; a vote. */
  | { readonly kind: 'note'; readonly words: string }

export type DebatePerson = { readonly name: string; readonly role: string | null; readonly party: string | null }

/**
 * Writes a debate as a verbatim record is printed: the speaker before what is said, a blank line between turns,
 * the reporter's words in square brackets.
 */
export function transcriptText({ title, particulars, parts }: Debate): string {
  const blocks = [title, ...particulars, ...parts.map(blockOf)]
  return `${blocks
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .join('\n\n')}\n`
}

function blockOf(part: DebatePart): string {
  switch (part.kind) {
    case 'heading':
      return part.words
    case 'people':
      return part.people.map((person) => `${person.name}${marksOf(person)}`).join('\n')
    case 'turn':
      return `${part.speaker.name}${marksOf(part.speaker)}: ${part.paragraphs.join('\n\n')}`
    case 'note':
      return `[${part.words}]`
  }
}

function marksOf({ role, party }: DebatePerson): string {
  return [role, party].map((mark) => (mark === null || mark === '' ? '' : ` (${mark})`)).join('')
}
