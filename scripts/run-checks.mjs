// npm test: every check, in order, with the test runner's own counts on the last line.
// `npm test -- src/engine` runs the tests of matching files alone.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = join(root, '.reports')
const only = process.argv.slice(2)
const failed = []

if (only.length === 0) {
  check('types', 'tsc', ['--noEmit', '-p', '.'])
  check('format and lint', 'biome', ['ci', '--error-on-warnings', '.'])
  check('dead code', 'knip', ['--no-progress'])
}
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const report = join(reports, 'vitest.json')
check('tests', 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...only])

const counts = countsOf(report)
if (failed.length > 0) process.stdout.write(`\nnot passed: ${failed.join(', ')}\n`)
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`)
process.exit(failed.length === 0 && counts.failed === 0 && counts.passed > 0 ? 0 : 1)

function check(title, command, args) {
  process.stdout.write(`\n== ${title}\n`)
  const run = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (run.status !== 0) failed.push(title)
}

function countsOf(path) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(path, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }
  } catch {
    return { passed: 0, failed: 0, skipped: 0 }
  }
}
