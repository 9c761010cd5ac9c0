import { plainDate } from '#kernel/plain-date.ts'
import { checkAnswer } from '#matching/answer-check/answer-check.ts'
import { readPairs } from './pairs.ts'
import { score } from './score.ts'

/** `node tests/answer-check/report.ts`: the figures of docs/quality.md; misses of the development half with `--misses`. */
for (const half of ['development', 'held-out', 'letters', 'later'] as const) {
  const { tallies, misses } = score(readPairs(half))
  console.log(half)
  for (const [figure, { right, said, meant }] of tallies) {
    const precision = said === 0 ? '–' : (right / said).toFixed(3)
    const recall = meant === 0 ? '–' : (right / meant).toFixed(3)
    console.log(
      `  ${figure.padEnd(26)} precision ${precision} recall ${recall} (${right} of ${said} said, ${meant} meant)`,
    )
  }
  // Nobody looks at single misses of the half that was kept back.
  if (half === 'development' && process.argv.includes('--misses'))
    for (const { pair, figure, what } of misses) console.log(`  ${pair} ${figure} ${what}`)
}

const [one, ...others] = readPairs('development')
if (one !== undefined) {
  const letter = [one, ...others.slice(0, 8)].map(({ reply }) => reply).join('\n')
  console.log('time of the processor, median of 31')
  for (const many of [1, 2, 4, 8, 16])
    console.log(`  ${letter.length * many} characters: ${median(letter.repeat(many)).toFixed(1)} ms`)
}

function median(reply: string): number {
  const times = Array.from({ length: 31 }, () => {
    const before = process.cpuUsage().user
    checkAnswer({
      title: one?.title ?? '',
      asked: one?.asked ?? '',
      reply,
      on: plainDate('2026-06-01'),
      outcome: null,
      units: [],
    })
    return (process.cpuUsage().user - before) / 1000
  })
  return times.toSorted((a, b) => a - b)[15] ?? 0
}
