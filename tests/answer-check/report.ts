import { readPairs } from './pairs.ts'
import { score } from './score.ts'

/** `node tests/answer-check/report.ts`: the figures of docs/quality.md; misses of the development half with `--misses`. */
for (const half of ['development', 'held-out'] as const) {
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
