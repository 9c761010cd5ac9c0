import type { Gate } from './gates.ts'

export type Asked = {
  readonly gates: readonly Gate[]
  readonly form: 'short' | 'long'
  readonly isListOnly: boolean
}

/** What the words behind `npm run faults --` ask for. @throws RangeError on a word that is no gate. */
export function askedGates(all: readonly Gate[], words: readonly string[]): Asked {
  const names = words.filter((word) => !word.startsWith('--'))
  const known = ['--short', '--list', ...all.map(({ name }) => name)]
  const unknown = words.filter((word) => !known.includes(word))
  if (unknown.length > 0) throw new RangeError(`there is no gate ${unknown.join(', ')}; --list names them`)
  return {
    gates: all.filter(({ name, onlyByName }) => (names.length === 0 ? onlyByName === undefined : names.includes(name))),
    form: words.includes('--short') ? 'short' : 'long',
    isListOnly: words.includes('--list'),
  }
}
