// npm test: every check, in order, with the test runner's own counts on the last line.
// `npm test -- src/engine` runs the tests of matching files alone.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = mkdtempSync(join(tmpdir(), 'huiying-checks-'))
const env = {
  ...process.env,
  PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
  // Drills start the program dozens of times: what Node made of its modules once is made once.
  NODE_COMPILE_CACHE: join(reports, 'compiled'),
}
const counts = { passed: 0, failed: 0, skipped: 0 }
const broken = []
/** What failed, told once more at the end: a long output is often kept by its last lines alone. */
const failures = []

const only = process.argv.slice(2)
if (only.length > 0) {
  test(`tests that match ${only.join(' ')}`, only)
} else {
  const types = begin('types', 'tsc', ['--noEmit', '-p', '.'])
  check('format and lint', 'biome', ['ci', '--error-on-warnings', '.'])
  check('dead code', 'knip', ['--no-progress'])
  test('rooms, words and style', ['--project=architecture'])
  test('documentation', ['--project=documentation'])
  await types
  test('units, on a real database', ['--project=unit', '--project=apart'])
  test('journeys, in a real browser', ['--project=journeys'])
}

rmSync(reports, { recursive: true, force: true })
for (const failure of failures) say(`\n${failure}`)
if (broken.length > 0) say(`\nnot passed: ${broken.join('; ')}`)
say(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exitCode = broken.length === 0 && counts.failed === 0 && counts.passed > 0 ? 0 : 1

/** Runs one check beside others, which need one processor alone; what it says comes once it has ended. */
async function begin(title, command, args) {
  const started = performance.now()
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part) => (said += part))
  const status = await new Promise((resolve) => {
    child.on('error', (error) => {
      said += error.message
      resolve(null)
    })
    child.on('close', resolve)
  })
  conclude(title, status, started, `== ${title}\n${said}`)
}

/** Runs one check, its output straight to ours. */
function check(title, command, args) {
  say(`\n== ${title}`)
  const started = performance.now()
  const { status, error } = spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
  if (error !== undefined) say(error.message)
  conclude(title, status, started)
}

function conclude(title, status, started, said = '') {
  if (status !== 0) broken.push(title)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  say(`${said}== ${title}: ${status === 0 ? 'passed' : 'NOT PASSED'}, ${seconds} s`)
}

/** Runs tests and adds the runner's own counts. A runner that leaves no counts has not passed. */
function test(title, args) {
  const report = join(reports, `${title.replace(/\W+/g, '-')}.json`)
  check(title, 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args])
  try {
    const counted = JSON.parse(readFileSync(report, 'utf8'))
    counts.passed += counted.numPassedTests
    counts.failed += counted.numFailedTests
    counts.skipped += counted.numPendingTests + counted.numTodoTests
    for (const file of counted.testResults) tellFailures(file)
  } catch {
    if (!broken.includes(title)) broken.push(title)
  }
}

/** Keeps what failed in one file of tests, or that the file itself could not be run. */
function tellFailures({ name, status, message, assertionResults }) {
  const failed = assertionResults.filter((result) => result.status === 'failed')
  for (const { fullName, failureMessages } of failed)
    failures.push(`FAILED ${relative(root, name)}: ${fullName}\n${firstLines(failureMessages.join('\n'))}`)
  if (status === 'failed' && failed.length === 0)
    failures.push(`FAILED ${relative(root, name)}\n${firstLines(message)}`)
}

/** The message and the steps in our own files. */
function firstLines(text) {
  const ours = text.split('\n').filter((line) => !line.includes('node_modules'))
  return ours.slice(0, 12).join('\n')
}

function say(line) {
  process.stdout.write(`${line}\n`)
}
