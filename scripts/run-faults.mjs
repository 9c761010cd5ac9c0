// npm run faults: the gates of tests/faults in their long form, one after another, with their figures.
// `npm run faults -- tests/faults/killed.test.ts` runs one of them; SEED=… has a run again.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const asked = process.argv.slice(2)
const args = ['run', '--project=unit', '--no-file-parallelism', ...(asked.length > 0 ? asked : ['tests/faults'])]
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...args], {
  cwd: root,
  env: { ...process.env, FAULTS: 'long' },
  stdio: 'inherit',
})
process.exitCode = status ?? 1
