// npm run faults: every gate in its long form, one after another, and a table of what came of them.
// `npm run faults -- --short` runs the short forms, `npm run faults -- kill clock` some, `npm run faults -- --list` names
// them; SEED=… has a run again. What the gates told stands in .reports/faults.json.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Asked, askedGates } from './gates/asked-gates.ts'
import { gateList, gateTable } from './gates/gate-table.ts'
import { type Gate, gates } from './gates/gates.ts'
import { judgeGate, type Outcome, type Ran } from './gates/judge-gate.ts'
import { toldIn } from './gates/told.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const results = join(root, '.reports', 'faults.json')
try {
  const asked = askedGates(gates, process.argv.slice(2))
  if (asked.isListOnly) process.stdout.write(gateList(gates))
  else process.exitCode = runAll(asked) ? 0 : 1
} catch (fault) {
  if (!(fault instanceof RangeError)) throw fault
  process.stderr.write(`${fault.message}\n`)
  process.exitCode = 2
}

function runAll(asked: Asked): boolean {
  const outcomes: Outcome[] = []
  const began = new Date().toISOString()
  mkdirSync(join(root, '.reports'), { recursive: true })
  for (const gate of asked.gates) {
    process.stdout.write(`\n== ${gate.name}: ${gate.asks}\n`)
    const ran = run(gate, asked.form)
    outcomes.push(judgeGate(gate, ran))
    const kept = { began, form: asked.form, cpus: cpus().length, node: process.version, gates: outcomes }
    writeFileSync(results, `${JSON.stringify(kept, null, 2)}\n`)
    // Somebody ended it: what is known so far is shown.
    if (ran.status === null) break
  }
  process.stdout.write(`\n${gateTable(gates, outcomes)}`)
  return outcomes.length === asked.gates.length && outcomes.every(({ passed }) => passed)
}

function run(gate: Gate, form: Asked['form']): Ran {
  const folder = mkdtempSync(join(tmpdir(), 'huiying-gate-'))
  const file = join(folder, 'figures')
  const began = performance.now()
  const { status } = spawnSync(process.execPath, commandOf(gate), {
    cwd: root,
    env: { ...process.env, FAULTS: form, FIGURES_FILE: file },
    stdio: 'inherit',
  })
  const told = existsSync(file) ? toldIn(readFileSync(file, 'utf8')) : []
  rmSync(folder, { recursive: true })
  return { status, told, seconds: (performance.now() - began) / 1_000 }
}

function commandOf({ tests, projects }: Gate): readonly string[] {
  if (tests.length === 0) return [join(root, 'scripts/run-mutants.mjs')]
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  return [vitest, 'run', ...projects.map((one) => `--project=${one}`), '--no-file-parallelism', ...tests]
}
