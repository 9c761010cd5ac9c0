import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { judgeWeaknesses } from './weaknesses/judge-weaknesses.ts'
import { releaseFaults, WeaknessRecord } from './weaknesses/release-faults.ts'

// npm run weaknesses: asks the registry which weaknesses are known in packages that run, notes that it was asked and when each
// was first seen, and fails where one has been there for longer than SECURITY.md lets it. With --release nobody is asked: it
// fails where what is noted lets nothing be released today.
const root = fileURLToPath(new URL('..', import.meta.url))
const noted = fileURLToPath(new URL('../docs/security/weaknesses-seen.json', import.meta.url))
const today = new Date().toISOString().slice(0, 10)
const lockFile = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex')

try {
  const record = WeaknessRecord.parse(JSON.parse(readFileSync(noted, 'utf8')))
  process.exitCode = process.argv.includes('--release') ? mayRelease(record) : ask(record)
} catch (fault) {
  say(
    `nothing was learned: the registry gave no audit, or ${noted} is damaged (${fault instanceof Error ? fault.name : 'fault'})`,
  )
  process.exitCode = 2
}

function mayRelease(record: WeaknessRecord): number {
  const faults = releaseFaults(record, { today, lockFile })
  for (const fault of faults) say(`not to be released: ${fault}`)
  if (faults.length === 0) say('no known weakness is overdue')
  return faults.length === 0 ? 0 : 1
}

function ask(record: WeaknessRecord): number {
  const { stdout } = spawnSync('npm', ['audit', '--omit', 'dev', '--json'], { cwd: root, encoding: 'utf8' })
  const { weaknesses, seen } = judgeWeaknesses(JSON.parse(stdout), record.seen, today)
  writeFileSync(noted, `${JSON.stringify({ asked: today, packages: lockFile, seen }, null, 2)}\n`)
  for (const { isOverdue, mendBy, severity, packages, title, url } of weaknesses) {
    say(
      `${isOverdue ? 'OVERDUE since' : 'to be mended by'} ${mendBy}  ${severity}  ${packages.join(', ')}: ${title}  ${url}`,
    )
  }
  const overdue = weaknesses.filter(({ isOverdue }) => isOverdue).length
  say(`${weaknesses.length} known weaknesses, ${overdue} overdue`)
  return overdue === 0 ? 0 : 1
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
