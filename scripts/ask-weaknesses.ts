import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { judgeWeaknesses, SeenWeaknesses } from './weaknesses/judge-weaknesses.ts'

// npm run weaknesses: asks the registry which weaknesses are known in packages that run, notes when each was first seen,
// and fails where one has been there for longer than SECURITY.md lets it.
const root = fileURLToPath(new URL('..', import.meta.url))
const noted = fileURLToPath(new URL('../docs/security/weaknesses-seen.json', import.meta.url))

const { stdout } = spawnSync('npm', ['audit', '--omit', 'dev', '--json'], { cwd: root, encoding: 'utf8' })
try {
  const seenBefore = SeenWeaknesses.parse(JSON.parse(readFileSync(noted, 'utf8')))
  const { weaknesses, seen } = judgeWeaknesses(JSON.parse(stdout), seenBefore, new Date().toISOString().slice(0, 10))
  writeFileSync(noted, `${JSON.stringify(seen, null, 2)}\n`)
  for (const { isOverdue, mendBy, severity, packages, title, url } of weaknesses) {
    say(
      `${isOverdue ? 'OVERDUE since' : 'to be mended by'} ${mendBy}  ${severity}  ${packages.join(', ')}: ${title}  ${url}`,
    )
  }
  const overdue = weaknesses.filter(({ isOverdue }) => isOverdue).length
  say(`${weaknesses.length} known weaknesses, ${overdue} overdue`)
  process.exitCode = overdue === 0 ? 0 : 1
} catch (fault) {
  say(
    `nothing was learned: the registry gave no audit, or ${noted} is damaged (${fault instanceof Error ? fault.name : 'fault'})`,
  )
  process.exitCode = 2
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
