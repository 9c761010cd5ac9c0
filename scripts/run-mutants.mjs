// npm run mutants: whether the tests of the pure rooms notice when one thing in their code is changed.
// `npm run mutants -- ledger` takes one room, `npm run mutants -- src/engine/roles.ts` some files, and
// `npm run mutants -- engine --missed` what was missed the last time, where tests alone have been added since.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { parse } from 'yaml'
import { roomOf, rooms } from '../tests/mutants/rooms.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const leastScore = 90
const onlyMissed = process.argv.includes('--missed')
const asked = process.argv.slice(2).filter((one) => one !== '--missed')
const files = asked.filter((one) => rooms[one] === undefined)
const names = [...new Set(asked.length === 0 ? Object.keys(rooms) : asked.map(roomOf))]
const equivalent = parse(readFileSync(join(root, 'tests/mutants/equivalent.yaml'), 'utf8')) ?? {}

process.chdir(root)
let isEnough = true
for (const room of names) isEnough = (await run(room)) && isEnough
process.exitCode = isEnough ? 0 : 1

/** True when the room's tests notice enough of what was changed. What its quick tests miss is shown to the slow ones. */
async function run(room) {
  const kept = `.reports/mutants-${room}.json`
  const own = files.filter((file) => roomOf(file) === room)
  const { code, slow } = rooms[room]
  const report = onlyMissed ? read(kept) : await changed(room, own.length > 0 ? own : code, slow)
  if (onlyMissed) await again(room, report, slow)
  writeFileSync(kept, JSON.stringify(report))
  if (slow.length > 0) await again(room, report, [])
  writeFileSync(kept, JSON.stringify(report))
  return told(room, report)
}

/** Shows what was missed to the tests once more, but for some. */
async function again(room, report, without) {
  const places = placesOf(report)
  if (places.length > 0) addTo(report, await changed(room, places, without))
}

/** Stryker's own report of these files, or places in files, judged by all tests but some. */
async function changed(room, mutate, without) {
  const fileName = `.reports/mutants-${room}-run.json`
  const stryker = new Stryker({
    testRunner: 'pure-tests',
    plugins: ['./tests/mutants/runner.ts'],
    pureTests: { files: rooms[room].tests, without },
    mutate,
    coverageAnalysis: 'perTest',
    concurrency: 1,
    timeoutMS: 10_000,
    warnings: { slow: false },
    reporters: ['progress-append-only', 'json'],
    jsonReporter: { fileName },
    tempDirName: `.reports/mutants-${room}`,
    // What pure tests never read need not be copied.
    ignorePatterns: [
      '.ci',
      '.reports',
      'bench',
      'biome.json',
      'docs',
      'tests/{answer-check,faults,journeys,likeness,reading}',
    ],
  })
  await stryker.runMutationTest()
  return read(fileName)
}

function read(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** Where mutants were missed. */
function placesOf(report) {
  return Object.entries(report.files).flatMap(([file, { mutants }]) =>
    mutants
      .filter(isMissed)
      .map(({ location: { start, end } }) => `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`),
  )
}

function isMissed({ status }) {
  return status === 'Survived' || status === 'NoCoverage'
}

/** What was noticed the second time was noticed. */
function addTo(report, second) {
  for (const [file, { mutants }] of Object.entries(second.files)) {
    for (const { location, mutatorName, replacement, status } of mutants) {
      const first = report.files[file].mutants.find(
        (one) =>
          one.mutatorName === mutatorName &&
          one.replacement === replacement &&
          isDeepStrictEqual(one.location, location),
      )
      if (first !== undefined && isMissed(first)) first.status = status
    }
  }
}

function told(room, report) {
  const mutants = Object.entries(report.files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split('\n')
    return mutants.map((mutant) => placed(file, lines, mutant))
  })
  const isOf = (...states) => mutants.filter(({ status }) => states.includes(status))
  const noticed = isOf('Killed', 'Timeout')
  const missed = isOf('Survived', 'NoCoverage')
  const known = missed.filter(isKnown)
  say(`\n${room}: not noticed`)
  for (const one of missed)
    if (!known.includes(one))
      say(
        `  ${one.file}:${one.line} ${one.was} → ${one.becomes}${one.status === 'NoCoverage' ? ' (no test comes here)' : ''}`,
      )
  for (const one of noticed.filter(isKnown))
    say(`  equivalent.yaml is wrong: ${one.file}:${one.line} ${one.becomes} was noticed`)
  const stale = Object.keys(report.files).flatMap((file) =>
    (equivalent[file] ?? []).filter((entry) => !mutants.some((one) => one.file === file && isThat(entry, one))),
  )
  for (const { code, becomes } of stale) say(`  equivalent.yaml is wrong: nothing puts ${becomes} into ${code}`)
  const score = percent(noticed.length, noticed.length + missed.length)
  const counts = [
    `${isOf('Killed').length} noticed`,
    `${isOf('Timeout').length} never ended`,
    `${isOf('Survived').length} survived`,
  ]
  say(
    `${room}: ${mutants.length} mutants, ${counts.join(', ')}, ${isOf('NoCoverage').length} where no test comes, ` +
      `${isOf('RuntimeError', 'CompileError').length} not to be run: ${score.toFixed(1)} %, and ` +
      `${percent(noticed.length, noticed.length + missed.length - known.length).toFixed(1)} % without the ${known.length} that change nothing`,
  )
  tell({ is: 'figures', what: 'mutants', figures: { room, mutants: mutants.length, score: Number(score.toFixed(1)) } })
  const changeNothing = mutants.filter(isKnown)
  tell({
    is: 'control',
    what: 'changes that change nothing',
    broken: 'nothing: these changes change nothing, and no test may notice them',
    figures: { room, mutants: changeNothing.length, noticed: noticed.filter(isKnown).length },
  })
  return score >= leastScore && stale.length === 0 && !noticed.some(isKnown)
}

/** A mutant by what stands there, in words short enough for a line. */
function placed(file, lines, { status, replacement, location: { start, end } }) {
  const last = start.line === end.line ? end.column - 1 : undefined
  const text = lines[start.line - 1] ?? ''
  return {
    file,
    status,
    line: start.line,
    code: text.trim(),
    was: short(text.slice(start.column - 1, last)),
    becomes: short(replacement ?? ''),
  }
}

function isKnown(mutant) {
  return (equivalent[mutant.file] ?? []).some((entry) => isThat(entry, mutant))
}

function isThat({ code, was, becomes }, mutant) {
  return code === mutant.code && was === mutant.was && becomes === mutant.becomes
}

function short(text) {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 100 ? `${line.slice(0, 99)}…` : line
}

function percent(part, whole) {
  return whole === 0 ? 100 : (100 * part) / whole
}

/** For `npm run faults -- mutants`; no chance is in it, so that it has no seed. */
function tell(told) {
  const file = process.env.FIGURES_FILE
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ form: 'long', seed: 0, ...told })}\n`)
}

function say(line) {
  process.stdout.write(`${line}\n`)
}
