import type { Gate } from './gates.ts'
import type { Outcome } from './judge-gate.ts'
import type { Told } from './told.ts'

const heads = ['gate', 'figures', 'seed', 'control', 'time', 'passed']

/** What came of the gates, as a table that a page can take over as it is. */
export function gateTable(gates: readonly Gate[], outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((outcome) => {
    const gate = gates.find(({ name }) => name === outcome.gate)
    const seeds = [...new Set(outcome.told.map(({ seed }) => seed))]
    return [
      outcome.gate,
      linesOf(outcome.told, 'figures', gate?.figures ?? {}),
      seeds.join(', '),
      linesOf(outcome.told, 'control', gate?.controls ?? {}),
      timeOf(outcome.seconds),
      outcome.passed ? 'yes' : `NO: ${outcome.because.join('; ')}`,
    ]
  })
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cellOf).join(' | ')} |\n`).join('')
}

/** Every gate there is, with what it asks for and which are left out. */
export function gateList(gates: readonly Gate[]): string {
  return gates
    .map(({ name, asks, onlyByName }) => {
      const left = onlyByName === undefined ? '' : ` (only when asked for by name: ${onlyByName})`
      return `${name.padEnd(14)} ${asks}${left}\n`
    })
    .join('')
}

function linesOf(told: readonly Told[], is: Told['is'], shown: Readonly<Record<string, readonly string[]>>): string {
  return told
    .filter((one) => one.is === is && shown[one.what] !== undefined)
    .map(({ what, broken, figures }) => {
      const chosen = (shown[what] ?? []).flatMap((name) =>
        figures[name] === undefined ? [] : [`${wordsOf(name)} ${wordOf(figures[name])}`],
      )
      return `${broken ?? what}: ${chosen.join(', ')}`
    })
    .join('; ')
}

/** `receiptFaults` as receipt faults. */
function wordsOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function wordOf(value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('en')
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return `${value.length}`
  if (value === null || typeof value !== 'object') return String(value)
  return `(${Object.entries(value)
    .map(([name, one]) => `${wordsOf(name)} ${wordOf(one)}`)
    .join(', ')})`
}

function timeOf(seconds: number): string {
  return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`
}

function cellOf(text: string): string {
  return text.replaceAll('|', '\\|')
}
